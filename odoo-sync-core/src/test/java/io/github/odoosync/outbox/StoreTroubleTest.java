package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.testing.MemoryStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that fails, is locked by others, or refuses. */
@Timeout(120)
class StoreTroubleTest {

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final AtomicBoolean down = new AtomicBoolean();

  private final class Unsteady extends ForwardingStore {

    Unsteady(LaneStore store) {
      super(store);
    }

    @Override
    public List<ClaimedLane> claim(ClaimRequest request) {
      check();
      return super.claim(request);
    }

    @Override
    public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
      check();
      return super.renew(owner, lease, lanes);
    }

    @Override
    public Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements) {
      check();
      return super.settle(owner, settlements);
    }

    @Override
    public Set<String> paused() {
      check();
      return super.paused();
    }

    @Override
    public int purge(Retention retention, int chunk) {
      check();
      return super.purge(retention, chunk);
    }

    private void check() {
      if (down.get()) {
        throw new StoreException(Failure.of(ErrorCode.STORE_UNAVAILABLE, "restarting"), null);
      }
    }
  }

  @Test
  void aStoreThatIsAwayForAWhileCostsNothing() throws Exception {
    CountDownLatch wentDown = new CountDownLatch(1);
    try (Rig rig = new Rig(new Unsteady(MemoryStore.create().lanes()))) {
      rig.enqueue("a", 1, 1);
      Dispatcher dispatcher =
          rig.start(
              Rig.consumer()
                  .onAny(
                      delivery -> {
                        handled.add(delivery.message().id() + " " + delivery.attempt());
                        wentDown.await();
                        return Result.done();
                      }));
      Await.until("it runs", () -> handled.size() == 1);
      down.set(true);
      wentDown.countDown();
      awaitStoreFailure(rig, "Storing results");
      awaitStoreFailure(rig, "Claiming for consumer t");
      down.set(false);
      rig.awaitEmpty();
      rig.enqueue("a", 2, 2);
      rig.awaitEmpty();
      assertThat(handled).containsExactly("a-1 1", "a-2 1");
      assertThat(dispatcher.snapshot().get(0).fenced()).isZero();
      assertThat(rig.events(OutboxEvent.StoreFailed.class))
          .filteredOn(event -> event.step().equals("Storing results"))
          .hasSize(1);
      assertThat(rig.events(OutboxEvent.StoreRecovered.class))
          .extracting(OutboxEvent.StoreRecovered::step)
          .contains("Storing results", "Claiming for consumer t");
    }
  }

  @Test
  void itStartsWhileTheStoreIsAway() throws Exception {
    down.set(true);
    LaneStore memory = MemoryStore.create().lanes();
    try (Rig rig = new Rig(new Unsteady(memory))) {
      rig.start(Rig.consumer().onAny(delivery -> Result.done()));
      awaitStoreFailure(rig, "Claiming for consumer t");
      rig.enqueue("a", 1, 1);
      down.set(false);
      rig.awaitEmpty();
    }
  }

  @Test
  void aResultThatWasStoredBeforeTheConnectionBrokeIsDone() throws Exception {
    AtomicInteger settles = new AtomicInteger();
    ForwardingStore store =
        new ForwardingStore(MemoryStore.create().lanes()) {
          @Override
          public Map<HeldLane, Settled> settle(
              String owner, List<? extends Settlement> settlements) {
            Map<HeldLane, Settled> settled = super.settle(owner, settlements);
            if (settles.incrementAndGet() == 1) {
              throw new StoreException(
                  Failure.of(ErrorCode.STORE_UNAVAILABLE, "settle", 1, Outcome.UNKNOWN, "cut"),
                  null);
            }
            return settled;
          }
        };
    try (Rig rig = new Rig(store)) {
      rig.enqueue("a", 1, 1);
      Dispatcher dispatcher = rig.start(Rig.consumer().onAny(delivery -> Result.done()));
      rig.awaitEvent(OutboxEvent.MessageDone.class);
      assertThat(dispatcher.snapshot().get(0).fenced()).isZero();
      assertThat(dispatcher.snapshot().get(0).held()).isZero();
    }
  }

  @Test
  void oneResultThatTheStoreRefusesHoldsUpNoOther() throws Exception {
    ForwardingStore store =
        new ForwardingStore(MemoryStore.create().lanes()) {
          @Override
          public Map<HeldLane, Settled> settle(
              String owner, List<? extends Settlement> settlements) {
            for (Settlement settlement : settlements) {
              if (settlement instanceof Settlement.Park) {
                throw new StoreException(
                    Failure.of(ErrorCode.STORE_REFUSED, "text too long"), null);
              }
            }
            return super.settle(owner, settlements);
          }
        };
    try (Rig rig = new Rig(store)) {
      rig.enqueue("bad", 1, 1);
      for (int key = 0; key < 100; key++) {
        rig.enqueue("k" + key, 1, 1);
      }
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery ->
                      delivery.message().key().orElseThrow().equals("bad")
                          ? Result.park(Category.DATA, "bad")
                          : Result.done()));
      rig.awaitEvents(OutboxEvent.MessageDone.class, 100);
      int more = 0;
      while (rig.events(OutboxEvent.ResultDropped.class).isEmpty()) {
        rig.enqueue("more" + more++, 1, 1);
        rig.awaitEvents(OutboxEvent.MessageDone.class, 100 + more);
      }
      assertThat(rig.store.snapshot("t").inFlight()).isEqualTo(1);
    }
  }

  @Test
  void aProducersOpenTransactionDelaysTheResultOnly() throws Exception {
    MemoryStore memory = MemoryStore.create();
    AtomicInteger waits = new AtomicInteger();
    ForwardingStore store =
        new ForwardingStore(memory.lanes()) {
          @Override
          public Settled settleWaiting(String owner, Settlement settlement, Duration patience) {
            waits.incrementAndGet();
            return super.settleWaiting(owner, settlement, patience);
          }
        };
    CountDownLatch locked = new CountDownLatch(1);
    try (Rig rig = new Rig(store)) {
      rig.enqueue("a", 1, 1);
      rig.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    handled.add(delivery.message().id());
                    locked.await();
                    return Result.done();
                  }));
      Await.until("it runs", () -> handled.size() == 1);
      try (Connection connection = memory.connection()) {
        rig.outbox.enqueue(connection, Rig.message("a", 2));
        locked.countDown();
        Await.until("somebody waits for the lane", () -> waits.get() > 0);
        rig.enqueue("b", 1, 1);
        Await.until("others go on", () -> handled.contains("b-1"));
        connection.commit();
      }
      rig.awaitEmpty();
      assertThat(handled).containsExactly("a-1", "b-1", "a-2");
      assertThat(rig.events(OutboxEvent.MessageDone.class)).hasSize(3);
    }
  }

  @Test
  void aListenerThatThrowsHarmsNothing() throws Exception {
    try (Rig rig = new Rig()) {
      rig.enqueue("a", 1, 5);
      rig.start(
          Rig.consumer()
              .onAny(delivery -> delivery.attempt() == 1 ? Result.retry("again") : Result.done()),
          builder ->
              builder.listener(
                  event -> {
                    throw new StackOverflowError();
                  }));
      rig.awaitEmpty();
      assertThat(rig.deadLetters()).isEmpty();
    }
  }

  private static void awaitStoreFailure(Rig rig, String step) throws InterruptedException {
    Await.until(
        step + " failed",
        () ->
            rig.events(OutboxEvent.StoreFailed.class).stream()
                .anyMatch(event -> event.step().equals(step)));
  }
}
