package io.github.odoosync.lane;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What the contract's tests say often, said shortly. */
final class LaneLab {

  static final String CONSUMER = "odoo";
  static final String ME = "dispatcher-1";
  static final String OTHER = "dispatcher-2";
  static final Operator ANNA = new Operator("Anna", "checked by phone");

  /** Longer than any test runs. */
  static final Duration LONG = Duration.ofHours(1);

  /** Short enough to wait for. */
  static final Duration SOON = Duration.ofMillis(120);

  private final LaneStoreFixture fixture;

  LaneLab(LaneStoreFixture fixture) {
    this.fixture = fixture;
  }

  LaneStore store() {
    return fixture.store();
  }

  Connection connection() throws SQLException {
    return fixture.connection();
  }

  void pass(Duration time) {
    fixture.pass(time);
  }

  static Message keyed(String key, String id) {
    return Message.of("sale.order", "order.confirmed", 1).key(key).id(id).build();
  }

  static Message unordered(String id) {
    return Message.of("sale.order", "order.confirmed", 1).id(id).build();
  }

  static Enqueue to(String consumer, Message message, DedupKey... keys) {
    return new Enqueue(consumer, message, List.of(keys));
  }

  static Trouble trouble(String text) {
    return new Trouble(Category.PLATFORM, "OSYNC-1303", text, text);
  }

  /** Stores in a transaction of the store's own. */
  Enqueued.Stored put(Message message) {
    return (Enqueued.Stored) store().enqueue(List.of(to(CONSUMER, message))).get(0);
  }

  void put(String key, String... ids) {
    for (String id : ids) {
      put(keyed(key, id));
    }
  }

  List<Enqueued> enqueue(Connection connection, Message... messages) {
    return store()
        .enqueue(connection, List.of(messages).stream().map(one -> to(CONSUMER, one)).toList());
  }

  List<ClaimedLane> claim(int lanes) {
    return claim(ME, LONG, lanes, 100);
  }

  List<ClaimedLane> claim(String owner, Duration lease, int lanes, int messages) {
    return store().claim(new ClaimRequest(CONSUMER, owner, lease, lanes, messages));
  }

  /** Claims the one lane that is due. */
  ClaimedLane claimOne() {
    return claimOne(ME, LONG);
  }

  ClaimedLane claimOne(String owner, Duration lease) {
    List<ClaimedLane> claimed = claim(owner, lease, 100, 100);
    if (claimed.size() != 1) {
      throw new AssertionError("One lane should be due, not " + claimed);
    }
    return claimed.get(0);
  }

  Settled settle(Settlement settlement) {
    return settle(ME, settlement);
  }

  Settled settle(String owner, Settlement settlement) {
    Map<HeldLane, Settled> results = store().settle(owner, List.of(settlement));
    if (!results.keySet().equals(Set.of(settlement.lane()))) {
      throw new AssertionError("The answer should be about the lane alone: " + results);
    }
    return Objects.requireNonNull(results.get(settlement.lane()));
  }

  /** One more message of the lane is done. */
  Settled advance(ClaimedLane lane) {
    return settle(new Settlement.Advance(lane.held(), lane.doneSeq() + 1));
  }

  Settled retry(ClaimedLane lane, Duration delay) {
    return settle(new Settlement.Retry(lane.held(), lane.doneSeq(), delay, trouble("it failed")));
  }

  Settled parkHead(ClaimedLane lane, String why) {
    return settle(new Settlement.Park(lane.held(), lane.doneSeq(), trouble(why)));
  }

  Settled bury(ClaimedLane lane, String why) {
    return settle(new Settlement.Bury(lane.held(), lane.doneSeq(), trouble(why)));
  }

  static List<String> ids(ClaimedLane lane) {
    return lane.messages().stream().map(one -> one.message().id()).toList();
  }

  /** Handles all that is due, a message a claim, and returns the ids in the order of handling. */
  List<String> drain() {
    List<String> done = new ArrayList<>();
    for (List<ClaimedLane> lanes = claim(10); !lanes.isEmpty(); lanes = claim(10)) {
      for (ClaimedLane lane : lanes) {
        done.add(ids(lane).get(0));
      }
      List<Settlement.Advance> advances =
          lanes.stream()
              .map(lane -> new Settlement.Advance(lane.held(), lane.doneSeq() + 1))
              .toList();
      Map<HeldLane, Settled> results = store().settle(ME, advances);
      if (!Set.copyOf(results.values()).equals(Set.of(Settled.DONE))) {
        throw new AssertionError("Nobody is in the way, and yet " + results);
      }
    }
    return done;
  }

  /** Runs the same in many threads that start together; returns what they returned. */
  static <T> List<T> together(int threads, IndexedTask<T> task) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> running =
          IntStream.range(0, threads)
              .mapToObj(index -> pool.submit(after(start, () -> task.run(index))))
              .toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(120, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("A thread failed: " + e.getCause(), e.getCause());
    } catch (Exception e) {
      throw new AssertionError("A thread did not end", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> Callable<T> after(CountDownLatch start, Callable<T> task) {
    return () -> {
      start.await();
      return task.call();
    };
  }

  /** A task that knows the number of its thread. */
  interface IndexedTask<T> {
    T run(int index) throws Exception;
  }
}
