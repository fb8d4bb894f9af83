package benchmarks;

import java.util.List;

/** A peer reads deliveries with their lines; each round's result is compared with what is right. */
final class ReadJob implements Contestant {

  private final Peer peer;
  private final List<Delivery> expected;
  private List<Delivery> read = List.of();

  ReadJob(Peer peer, List<Delivery> expected) {
    this.peer = peer;
    this.expected = expected;
  }

  @Override
  public String name() {
    return peer.name();
  }

  @Override
  public long run(int records) throws Exception {
    read = peer.deliveries(BenchData.MARK, records);
    return read.size();
  }

  @Override
  public void cleanUp() {
    List<Delivery> right = expected.subList(0, read.size());
    if (read.isEmpty() || !withoutTimes(read).equals(withoutTimes(right))) {
      throw new IllegalStateException("wrong result: " + read.size() + " deliveries");
    }
  }

  @Override
  public long calls() {
    return peer.calls();
  }

  private static List<Delivery> withoutTimes(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::withoutTime).toList();
  }
}
