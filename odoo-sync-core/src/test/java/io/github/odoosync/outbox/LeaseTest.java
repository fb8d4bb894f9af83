package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when a lane is held for long, or is lost. */
@Timeout(120)
class LeaseTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final List<String> handled = new CopyOnWriteArrayList<>();

  @Test
  void aLostLeaseStopsTheLaneBeforeItsNextEffect() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    ForwardingStore store =
        new ForwardingStore(MemoryStore.create().lanes()) {
          @Override
          public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
            lost.countDown();
            return lanes.stream().collect(Collectors.toMap(lane -> lane, lane -> Settled.FENCED));
          }

          @Override
          public List<ClaimedLane> claim(ClaimRequest request) {
            return super.claim(deep(request));
          }
        };
    List<Long> tokens = new CopyOnWriteArrayList<>();
    try (Rig rig = new Rig(store)) {
      rig.enqueue("a", 1, 3);
      rig.start(
          Rig.consumer()
              .lease(Duration.ofMillis(300))
              .onAny(
                  delivery -> {
                    tokens.add(delivery.token());
                    lost.await();
                    // Below zero would be a lease that ran out; the answer needs a moment to
                    // arrive.
                    Await.until("it is lost", () -> delivery.remaining().isZero());
                    return Result.done();
                  }));
      rig.awaitEmpty();
      // Had it gone on, a second message would have been handled under the first token.
      assertThat(tokens.subList(1, tokens.size())).doesNotContain(tokens.get(0));
    }
  }

  @Test
  void noEffectBeginsAfterTheLeaseIsOver() throws Exception {
    ForwardingStore store =
        new ForwardingStore(MemoryStore.create(ManualClock.at(Instant.EPOCH)).lanes()) {
          @Override
          public List<ClaimedLane> claim(ClaimRequest request) {
            return super.claim(deep(request));
          }
        };
    AtomicLong nanos = new AtomicLong();
    List<Long> tokens = new CopyOnWriteArrayList<>();
    try (Rig rig = new Rig(store)) {
      rig.enqueue("a", 1, 3);
      rig.start(
          Rig.consumer()
              .lease(Duration.ofMillis(100))
              .onAny(
                  delivery -> {
                    tokens.add(delivery.token());
                    // Past the lease, but not past a lane's share of a worker's time.
                    nanos.addAndGet(Duration.ofMillis(120).toNanos());
                    return Result.done();
                  }),
          builder -> builder.nanos(nanos::get));
      rig.awaitEmpty();
      assertThat(tokens).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void aZombiesLateResultIsDropped() throws Exception {
    ManualClock clock = ManualClock.at(Instant.EPOCH);
    ForwardingStore store =
        new ForwardingStore(MemoryStore.create(clock).lanes()) {
          @Override
          public List<ClaimedLane> claim(ClaimRequest request) {
            return handled.isEmpty() ? super.claim(request) : List.of();
          }

          @Override
          public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
            throw unreachable();
          }
        };
    CountDownLatch taken = new CountDownLatch(1);
    try (Rig rig = new Rig(store)) {
      rig.enqueue("a", 1, 1);
      Dispatcher zombie =
          rig.start(
              Rig.consumer()
                  .lease(LONG)
                  .concurrency(1)
                  .onAny(
                      delivery -> {
                        handled.add(delivery.message().id());
                        taken.await();
                        return Result.done();
                      }));
      Await.until("the zombie has the message", () -> handled.size() == 1);
      clock.advance(LONG);
      HeldLane held = store.store.claim(new ClaimRequest("t", "other", LONG, 10, 10)).get(0).held();
      taken.countDown();
      rig.awaitEvent(OutboxEvent.ResultDropped.class);
      assertThat(zombie.snapshot().get(0).fenced()).isEqualTo(1);
      assertThat(zombie.snapshot().get(0).done()).isZero();
      assertThat(store.settle("other", List.of(new Settlement.Advance(held, 1))))
          .containsEntry(held, Settled.DONE);
    }
  }

  /** Its clock goes on only where a test lets it; notes which lanes are renewed. */
  private static final class Renewals extends ForwardingStore {

    private final Set<HeldLane> renewed = ConcurrentHashMap.newKeySet();

    Renewals(LaneStore store) {
      super(store);
    }

    @Override
    public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
      Map<HeldLane, Settled> results = super.renew(owner, lease, lanes);
      renewed.addAll(lanes);
      return results;
    }
  }

  @Test
  void lanesAreHeldForAsLongAsTheirHandlersAndQueueTake() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ManualClock clock = ManualClock.at(Instant.EPOCH);
    Renewals store = new Renewals(MemoryStore.create(clock).lanes());
    Duration lease = Duration.ofSeconds(1);
    try (Rig slow = new Rig(store);
        Rig other = new Rig(store.store)) {
      for (int key = 0; key < 4; key++) {
        slow.enqueue("k" + key, 1, 2);
      }
      slow.start(
          Rig.consumer()
              .lease(lease)
              .concurrency(2)
              .onAny(
                  delivery -> {
                    handled.add(delivery.message().id());
                    release.await();
                    return Result.done();
                  }));
      Await.until("all is claimed", () -> store.snapshot("t").inFlight() == 4);
      Await.until("two run", () -> handled.size() == 2);
      other.start(
          Rig.consumer()
              .onAny(
                  delivery -> {
                    handled.add("other " + delivery.message().id());
                    return Result.done();
                  }));
      for (int half = 0; half < 6; half++) {
        store.renewed.clear();
        Await.until("all are renewed", () -> store.renewed.size() == 4);
        clock.advance(lease.dividedBy(2));
      }
      assertThat(handled).hasSize(2).noneMatch(id -> id.startsWith("other"));
      assertThat(other.store.claim(new ClaimRequest("t", "third", lease, 10, 10))).isEmpty();
      release.countDown();
      slow.awaitEmpty();
      assertThat(other.events(OutboxEvent.MessageAbandoned.class)).isEmpty();
    }
  }

  private static ClaimRequest deep(ClaimRequest request) {
    return new ClaimRequest(
        request.consumer(), request.owner(), request.lease(), request.maxLanes(), 100);
  }

  private static StoreException unreachable() {
    return new StoreException(Failure.of(ErrorCode.STORE_UNAVAILABLE, "no connection"), null);
  }
}
