package benchmarks.outbox;

import benchmarks.Contestant;

/**
 * A backlog, from the start of the peer to the last message done in the database.
 *
 * @param name the contestant's
 * @param backlog what waits at first; a round may lay out less
 * @param handled after how many messages the clock stops
 * @param purge whether it stops only when the rows of done messages are gone
 */
record DrainJob(
    Database database, OutboxPeer peer, String name, Backlog backlog, int handled, boolean purge)
    implements Contestant {

  static DrainJob all(Database database, OutboxPeer peer, Backlog backlog) {
    return new DrainJob(database, peer, peer.name(), backlog, backlog.messages(), false);
  }

  DrainJob named(String other) {
    return new DrainJob(database, peer, other, backlog, handled, purge);
  }

  DrainJob stoppedAfter(int messages) {
    return new DrainJob(database, peer, name, backlog, messages, purge);
  }

  DrainJob andPurge() {
    return new DrainJob(database, peer, name + ", rows removed", backlog, handled, true);
  }

  @Override
  public void prepare(int records) throws Exception {
    peer.fill(backlog.atMost(records));
    database.settle();
  }

  @Override
  public long run(int records) throws Exception {
    int stored = backlog.atMost(records).messages();
    int expected = Math.min(handled, stored);
    try {
      Arrivals arrivals = new Arrivals(expected, backlog.keys());
      peer.start(arrivals);
      arrivals.await();
      while (expected == stored && !peer.isEmpty()) {
        Thread.sleep(1);
      }
      if (purge) {
        peer.purge();
      }
      return expected;
    } catch (Exception e) {
      peer.stop();
      throw e;
    }
  }

  @Override
  public void cleanUp() throws Exception {
    peer.stop();
    peer.clear();
  }
}
