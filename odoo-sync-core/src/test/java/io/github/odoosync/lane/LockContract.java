package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.LONG;
import static io.github.odoosync.lane.LaneLab.ME;
import static io.github.odoosync.lane.LaneLab.OTHER;
import static io.github.odoosync.lane.LaneLab.SOON;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a producer's open transaction holds up, and what not. */
interface LockContract {

  LaneLab lab();

  @Test
  default void aLockedLaneIsBusyAndNothingOfItIsSettledOrRenewed() throws Exception {
    lab().put("A", "1");
    lab().put("B", "2");
    List<ClaimedLane> lanes = lab().claim(10);
    HeldLane locked = lanes.get(0).held();
    HeldLane free = lanes.get(1).held();
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "3"));
      assertThat(
              lab()
                  .store()
                  .settle(
                      ME,
                      List.of(new Settlement.Advance(locked, 1), new Settlement.Advance(free, 1))))
          .isEqualTo(Map.of(locked, Settled.BUSY, free, Settled.DONE));
      assertThat(lab().retry(lanes.get(0), SOON)).isEqualTo(Settled.BUSY);
      assertThat(lab().store().renew(ME, LONG, Set.of(locked)))
          .isEqualTo(Map.of(locked, Settled.BUSY));
      assertThat(
              lab()
                  .store()
                  .settleWaiting(ME, new Settlement.Advance(locked, 1), Duration.ofMillis(50)))
          .isEqualTo(Settled.BUSY);
      connection.rollback();
    }
    assertThat(lab().store().journal(10)).isEmpty();
    assertThat(lab().advance(lanes.get(0))).isEqualTo(Settled.DONE);
  }

  @Test
  default void whoWaitsWithAResultGetsTheLaneBeforeAnyClaim() throws Exception {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne(ME, SOON);
    lab().pass(SOON);
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "2"));
      CountDownLatch waiting = new CountDownLatch(1);
      CountDownLatch settled = new CountDownLatch(1);
      List<Boolean> right =
          together(
              3,
              index ->
                  switch (index) {
                    case 0 -> {
                      waiting.countDown();
                      Settlement result = new Settlement.Advance(lane.held(), 1);
                      Settled answer =
                          lab().store().settleWaiting(ME, result, Duration.ofSeconds(30));
                      settled.countDown();
                      yield answer == Settled.DONE;
                    }
                    case 1 -> {
                      waiting.await();
                      LockSupport.parkNanos(400_000_000);
                      connection.commit();
                      yield true;
                    }
                    default -> {
                      waiting.await();
                      LockSupport.parkNanos(200_000_000);
                      List<ClaimedLane> claimed = List.of();
                      while (claimed.isEmpty()) {
                        claimed = lab().claim(OTHER, LONG, 10, 10);
                      }
                      yield ids(claimed.get(0)).equals(List.of("2"));
                    }
                  });
      assertThat(right).containsExactly(true, true, true);
    }
  }

  @Test
  default void aResultWaitsForARolledBackProducerToo() throws Exception {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne();
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "2"));
      CountDownLatch waiting = new CountDownLatch(1);
      List<Settled> answers =
          together(
              2,
              index -> {
                if (index == 1) {
                  waiting.await();
                  LockSupport.parkNanos(100_000_000);
                  connection.rollback();
                  return Settled.DONE;
                }
                waiting.countDown();
                return lab()
                    .store()
                    .settleWaiting(
                        ME, new Settlement.Advance(lane.held(), 1), Duration.ofSeconds(30));
              });
      assertThat(answers).containsExactly(Settled.DONE, Settled.DONE);
    }
    assertThat(lab().claim(10)).isEmpty();
  }

  @Test
  default void aProducerWaitsForAnotherOfItsKeyAndNotForOthers() throws Exception {
    // Keys of this test alone: InnoDB locks the gap beside a key that was removed just before.
    try (Connection first = lab().connection()) {
      lab().enqueue(first, keyed("its key", "1"));
      lab().put("key of another", "2");
      CountDownLatch begun = new CountDownLatch(1);
      List<Long> places =
          together(
              2,
              index -> {
                if (index == 0) {
                  begun.await();
                  LockSupport.parkNanos(100_000_000);
                  first.commit();
                  return 1L;
                }
                begun.countDown();
                return lab().put(keyed("its key", "3")).seq();
              });
      assertThat(places).containsExactly(1L, 2L);
    }
    assertThat(lab().drain()).containsSubsequence("1", "3").contains("2");
  }

  @Test
  default void aClaimHoldsUpNoProducer() throws Exception {
    lab().put("A", "1");
    lab().put("C", "2");
    lab().claim(10);
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("B", "3"), keyed("A", "4"), keyed("D", "5"));
      connection.commit();
    }
    assertThat(lab().claim(10))
        .extracting(ClaimedLane::laneKey)
        .containsExactlyInAnyOrder("B", "D");
  }
}
