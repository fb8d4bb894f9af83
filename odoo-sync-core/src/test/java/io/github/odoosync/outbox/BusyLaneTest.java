package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.StoredMessage;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to results while a producer locks their lanes. */
@Timeout(120)
class BusyLaneTest {

  private static final Duration LEASE = Duration.ofMillis(300);
  private static final int LANES = 4;

  @Test
  void severalLanesThatOneProducerLocksPastTheirLeasesAreHandledOnce() throws Exception {
    Queue<String> begun = new ConcurrentLinkedQueue<>();
    CountDownLatch locked = new CountDownLatch(1);
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      store.createSchema();
      try (Rig rig = new Rig(store.lanes());
          Connection producer = schema.dataSource().getConnection()) {
        for (int lane = 0; lane < LANES; lane++) {
          rig.enqueue("k" + lane, 1, 1);
        }
        rig.start(
            Rig.consumer()
                .lease(LEASE)
                .onAny(
                    delivery -> {
                      begun.add(delivery.message().id());
                      locked.await();
                      return Result.done();
                    }));
        Await.until("all lanes are in hand", () -> begun.size() == LANES);
        producer.setAutoCommit(false);
        rig.outbox.enqueue(producer, seconds());
        locked.countDown();
        long start = System.nanoTime();
        Await.until("the leases are over", () -> System.nanoTime() - start > 1_000_000_000L);
        producer.commit();
        Await.until("the second messages are there", () -> handledOrClaimed(rig, begun));
      }
    }
    assertThat(begun).doesNotHaveDuplicates().hasSize(2 * LANES);
  }

  private static List<Message> seconds() {
    List<Message> messages = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      messages.add(Rig.message("k" + lane, 2));
    }
    return messages;
  }

  /** Claims what is due as another dispatcher would, and as fast as it can. */
  private static boolean handledOrClaimed(Rig rig, Queue<String> begun) {
    ClaimRequest request = new ClaimRequest("t", "other", Duration.ofMinutes(5), LANES, 1);
    for (ClaimedLane lane : rig.store.claim(request)) {
      for (StoredMessage stored : lane.messages()) {
        begun.add(stored.message().id());
      }
    }
    return begun.stream().filter(id -> id.endsWith("-2")).count() == LANES
        || begun.stream().distinct().count() < begun.size();
  }
}
