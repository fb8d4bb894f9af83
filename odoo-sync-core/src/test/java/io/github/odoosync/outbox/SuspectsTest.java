package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.DeadLetterQuery;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is blamed when a message brings its process down. */
@Timeout(120)
class SuspectsTest {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int LANES = 50;

  private final ManualClock clock = ManualClock.at(Instant.EPOCH);
  private final LaneStore memory = MemoryStore.create(clock).lanes();
  private final Queue<String> handled = new ConcurrentLinkedQueue<>();

  /** A dispatcher's process: once it is down, nothing of it arrives any more. */
  private static class Node extends ForwardingStore {

    private volatile boolean down;

    Node(LaneStore store) {
      super(store);
    }

    @Override
    public List<ClaimedLane> claim(ClaimRequest request) {
      return down ? List.of() : super.claim(request);
    }

    @Override
    public Map<HeldLane, Settled> renew(String owner, Duration lease, Set<HeldLane> lanes) {
      return down ? fenced(lanes) : super.renew(owner, lease, lanes);
    }

    @Override
    public Map<HeldLane, Settled> settle(String owner, List<? extends Settlement> settlements) {
      return down
          ? fenced(settlements.stream().map(Settlement::lane).collect(Collectors.toSet()))
          : super.settle(owner, settlements);
    }

    private static Map<HeldLane, Settled> fenced(Set<HeldLane> lanes) {
      return lanes.stream().collect(Collectors.toMap(lane -> lane, lane -> Settled.FENCED));
    }
  }

  @Test
  void onlyTheMessageThatBringsItsHoldersDownIsParked() throws Exception {
    enqueueSuspects();
    Node first = new Node(memory);
    runUntil(first, "k7-1", () -> first.down);
    clock.advance(LEASE);
    runUntil(new Node(memory), "k7-1", this::allIsDoneOrParked);
    assertOnlyThisIsParked("k7-1");
  }

  @Test
  void noSuspectIsTriedBeforeTheOthersAreBack() throws Exception {
    enqueueSuspects();
    AtomicInteger refused = new AtomicInteger();
    Node first =
        new Node(memory) {
          @Override
          public Map<HeldLane, Settled> settle(
              String owner, List<? extends Settlement> settlements) {
            if (refused.getAndIncrement() < 3) {
              throw new StoreException(Failure.of(ErrorCode.STORE_UNAVAILABLE, "away"), null);
            }
            return super.settle(owner, settlements);
          }
        };
    runUntil(first, "k0-1", () -> first.down);
    clock.advance(LEASE);
    runUntil(new Node(memory), "k0-1", this::allIsDoneOrParked);
    assertThat(refused.get()).isGreaterThan(3);
    assertOnlyThisIsParked("k0-1");
  }

  private void enqueueSuspects() {
    Outbox outbox = Outbox.on(memory);
    for (int lane = 0; lane < LANES; lane++) {
      outbox.enqueue(List.of(Rig.message("k" + lane, 1)));
    }
    for (int crash = 1; crash <= 2; crash++) {
      assertThat(memory.claim(new ClaimRequest("t", "crash" + crash, LEASE, LANES, 1)))
          .hasSize(LANES);
      clock.advance(LEASE);
    }
  }

  private boolean allIsDoneOrParked() {
    return memory.snapshot("t").depth() == memory.deadLetters(DeadLetterQuery.open()).size();
  }

  private interface Condition {
    boolean holds();
  }

  private void runUntil(Node process, String culprit, Condition condition)
      throws InterruptedException {
    try (Rig rig = new Rig(process)) {
      rig.start(
          Rig.consumer()
              .lease(LEASE)
              .onAny(
                  delivery -> {
                    handled.add(delivery.message().id());
                    if (delivery.message().id().equals(culprit)) {
                      process.down = true;
                    }
                    return Result.done();
                  }));
      Await.until(
          "the process is down or all is done or parked",
          () -> {
            clock.advance(Duration.ofMillis(5));
            return condition.holds();
          });
    }
  }

  private void assertOnlyThisIsParked(String culprit) {
    assertThat(memory.deadLetters(DeadLetterQuery.open()))
        .extracting(letter -> letter.message().id() + " " + letter.abandoned())
        .containsExactly(culprit + " 3");
    assertThat(handled).doesNotHaveDuplicates().hasSize(LANES);
  }
}
