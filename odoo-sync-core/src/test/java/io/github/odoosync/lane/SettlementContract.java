package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.LONG;
import static io.github.odoosync.lane.LaneLab.ME;
import static io.github.odoosync.lane.LaneLab.OTHER;
import static io.github.odoosync.lane.LaneLab.SOON;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.to;
import static io.github.odoosync.lane.LaneLab.trouble;
import static io.github.odoosync.lane.LaneLab.unordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.lane.JournalEntry.Action;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How claims end. */
interface SettlementContract {

  LaneLab lab();

  @Test
  default void anAdvanceForgetsWhatIsDoneAndTheRestIsDueAtOnce() {
    lab().put("A", "1", "2", "3");
    ClaimedLane lane = lab().claimOne();
    assertThat(lab().settle(new Settlement.Advance(lane.held(), 2))).isEqualTo(Settled.DONE);
    ClaimedLane next = lab().claimOne();
    assertThat(next.doneSeq()).isEqualTo(2);
    assertThat(next.lastSeq()).isEqualTo(3);
    assertThat(next.messages()).extracting(StoredMessage::seq).containsExactly(3L);
    assertThat(lab().advance(next)).isEqualTo(Settled.DONE);
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().put(keyed("A", "4"))).isEqualTo(new Enqueued.Stored(lane.laneId(), 4));
  }

  @Test
  default void manyClaimsEndInOneCall() {
    lab()
        .store()
        .enqueue(
            IntStream.range(0, 300)
                .mapToObj(
                    i -> to(CONSUMER, i % 2 == 0 ? unordered("m" + i) : keyed("k" + i, "m" + i)))
                .toList());
    List<ClaimedLane> lanes = lab().claim(300);
    assertThat(lanes).hasSize(300);
    Map<HeldLane, Settled> results =
        lab()
            .store()
            .settle(
                ME, lanes.stream().map(lane -> new Settlement.Advance(lane.held(), 1)).toList());
    assertThat(results).hasSize(300).allSatisfy((l, s) -> assertThat(s).isEqualTo(Settled.DONE));
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().store().snapshot(CONSUMER).depth()).isZero();
    assertThat(lab().store().settle(ME, List.of())).isEmpty();
  }

  @Test
  default void eachClaimInACallEndsInItsOwnWay() {
    lab().put("advance", "1", "2");
    lab().put("retry", "3");
    lab().put("fenced", "4");
    List<ClaimedLane> lanes = lab().claim(10);
    HeldLane wrong = new HeldLane(lanes.get(2).laneId(), lanes.get(2).token() - 1);
    assertThat(
            lab()
                .store()
                .settle(
                    ME,
                    List.of(
                        new Settlement.Advance(lanes.get(0).held(), 1),
                        new Settlement.Retry(lanes.get(1).held(), 0, LONG, trouble("late")),
                        new Settlement.Advance(wrong, 1))))
        .isEqualTo(
            Map.of(
                lanes.get(0).held(),
                Settled.DONE,
                lanes.get(1).held(),
                Settled.DONE,
                wrong,
                Settled.FENCED));
    assertThat(ids(lab().claimOne())).containsExactly("2");
    assertThat(lab().advance(lanes.get(2))).isEqualTo(Settled.DONE);
  }

  @Test
  default void aLateResultIsFencedAndChangesNothing() {
    lab().put("A", "1", "2");
    ClaimedLane late = lab().claimOne(ME, SOON);
    lab().pass(SOON);
    ClaimedLane now = lab().claimOne(OTHER, LONG);
    List<Settlement> all =
        List.of(
            new Settlement.Advance(late.held(), 1),
            new Settlement.Release(late.held(), 0, Duration.ZERO, "snoozed"),
            new Settlement.Retry(late.held(), 0, Duration.ZERO, trouble("no")),
            new Settlement.Unknown(late.held(), 0, Duration.ZERO, trouble("no")),
            new Settlement.Park(late.held(), 0, trouble("no")),
            new Settlement.Bury(late.held(), 0, trouble("no")),
            new Settlement.BuryRest(late.held(), 0, trouble("no")));
    for (Settlement settlement : all) {
      assertThat(lab().settle(settlement)).as(settlement.toString()).isEqualTo(Settled.FENCED);
      assertThat(lab().store().settleWaiting(ME, settlement, Duration.ofSeconds(1)))
          .isEqualTo(Settled.FENCED);
    }
    assertThat(lab().store().deadLetters(DeadLetterQuery.all())).isEmpty();
    assertThat(lab().store().journal(10)).isEmpty();
    assertThat(lab().settle(OTHER, new Settlement.Advance(now.held(), 2))).isEqualTo(Settled.DONE);
  }

  @Test
  default void aLateResultIsTakenWhileNobodyElseHasTheLane() {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne(ME, SOON);
    lab().pass(SOON);
    assertThat(lab().advance(lane)).isEqualTo(Settled.DONE);
    assertThat(lab().claim(10)).isEmpty();
  }

  @Test
  default void aClaimEndsOnceAndByItsOwnerOnly() {
    lab().put("A", "1", "2");
    lab().put(unordered("3"));
    for (ClaimedLane lane : lab().claim(10)) {
      Settlement end = new Settlement.Advance(lane.held(), 1);
      assertThat(lab().settle(OTHER, end)).isEqualTo(Settled.FENCED);
      assertThat(lab().settle(end)).isEqualTo(Settled.DONE);
      assertThat(lab().settle(end)).isEqualTo(Settled.FENCED);
    }
    assertThat(ids(lab().claimOne())).containsExactly("2");
  }

  @Test
  default void aPlaceThatCannotBeIsRefused() {
    lab().put("A", "1", "2");
    ClaimedLane lane = lab().claimOne();
    assertThatThrownBy(() -> lab().settle(new Settlement.Advance(lane.held(), 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(lab().advance(lane)).isEqualTo(Settled.DONE);
    ClaimedLane next = lab().claimOne();
    assertThatThrownBy(
            () -> lab().settle(new Settlement.Retry(next.held(), 0, SOON, trouble("no"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(lab().advance(next)).isEqualTo(Settled.DONE);
  }

  @Test
  default void aReleasedLaneWaitsWithoutAnAttemptBeingCounted() {
    lab().put("A", "1", "2");
    ClaimedLane lane = lab().claimOne();
    assertThat(lab().settle(new Settlement.Release(lane.held(), 1, SOON, "stock is counted")))
        .isEqualTo(Settled.DONE);
    assertThat(lab().store().history("2"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.action()).isEqualTo(Action.SNOOZE);
              assertThat(line.text()).isEqualTo("stock is counted");
              assertThat(line.actor()).isEqualTo(ME);
            });
    lab().pass(SOON);
    ClaimedLane again = lab().claimOne();
    assertThat(ids(again)).containsExactly("2");
    assertThat(again.failures()).isZero();
    assertThat(again.abandoned()).isZero();
    lab().settle(new Settlement.Release(again.held(), 1, Duration.ZERO, ""));
    assertThat(lab().store().history("2")).hasSize(1);
    lab().settle(new Settlement.Release(lab().claimOne().held(), 1, LONG, ""));
    assertThat(lab().claim(10)).isEmpty();
  }

  @Test
  default void aReleaseForgetsNoFailure() {
    lab().put("A", "1");
    lab().retry(lab().claimOne(), Duration.ZERO);
    lab().settle(new Settlement.Release(lab().claimOne().held(), 0, Duration.ZERO, "later"));
    assertThat(lab().claimOne().failures()).isEqualTo(1);
  }

  @Test
  default void aReleaseForgetsNoVanishedHolderAndNoUnknownEffect() {
    lab().put("A", "1", "2");
    lab()
        .settle(
            new Settlement.Unknown(
                lab().claimOne().held(), 0, Duration.ZERO, trouble("timed out")));
    lab().claimOne(OTHER, SOON);
    lab().pass(SOON);
    for (String reason : List.of("", "later", "")) {
      ClaimedLane lane = lab().claimOne();
      assertThat(lane.abandoned()).isEqualTo(1);
      assertThat(lane.unknown()).isTrue();
      assertThat(lane.failures()).isEqualTo(1);
      lab().settle(new Settlement.Release(lane.held(), 0, Duration.ZERO, reason));
    }
  }

  @Test
  default void aRetryCountsAFailureAndWaits() {
    lab().put("A", "1");
    assertThat(lab().retry(lab().claimOne(), Duration.ZERO)).isEqualTo(Settled.DONE);
    ClaimedLane second = lab().claimOne();
    assertThat(second.failures()).isEqualTo(1);
    assertThat(second.failing()).isGreaterThanOrEqualTo(Duration.ZERO);
    lab().retry(second, SOON);
    lab().pass(SOON);
    ClaimedLane third = lab().claimOne();
    assertThat(third.failures()).isEqualTo(2);
    assertThat(third.failing()).isGreaterThanOrEqualTo(SOON);
    lab().retry(third, LONG);
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().store().history("1"))
        .hasSize(3)
        .allSatisfy(
            line -> {
              assertThat(line.action()).isEqualTo(Action.RETRY);
              assertThat(line.actor()).isEqualTo(ME);
              assertThat(line.text()).isEqualTo("it failed");
              assertThat(line.laneKey()).isEqualTo("A");
              assertThat(line.seq()).isEqualTo(1);
            });
  }

  @Test
  default void whatWasCountedIsForgottenWithItsMessage() {
    lab().put("A", "1", "2", "3");
    lab().retry(lab().claimOne(), Duration.ZERO);
    lab().retry(lab().claimOne(), Duration.ZERO);
    ClaimedLane lane = lab().claimOne();
    lab().settle(new Settlement.Retry(lane.held(), 1, Duration.ZERO, trouble("now the second")));
    ClaimedLane second = lab().claimOne();
    assertThat(second.doneSeq()).isEqualTo(1);
    assertThat(second.failures()).isEqualTo(1);
    lab().settle(new Settlement.Release(second.held(), 2, Duration.ZERO, ""));
    ClaimedLane third = lab().claimOne();
    assertThat(third.failures()).isZero();
    assertThat(third.failing()).isNull();
  }

  @Test
  default void vanishedHoldersAreForgottenAfterAnAnswer() {
    lab().put("A", "1", "2");
    lab().claimOne(OTHER, SOON);
    lab().pass(SOON);
    lab().claimOne(OTHER, SOON);
    lab().pass(SOON);
    ClaimedLane lane = lab().claimOne();
    assertThat(lane.abandoned()).isEqualTo(2);
    lab().retry(lane, Duration.ZERO);
    ClaimedLane again = lab().claimOne();
    assertThat(again.abandoned()).isZero();
    assertThat(again.failures()).isEqualTo(1);
    lab().advance(again);
    assertThat(lab().claimOne().failures()).isZero();
  }

  @Test
  default void anUnknownEffectIsProbedUntilAnAnswerIsFound() {
    lab().put("A", "1", "2");
    ClaimedLane lane = lab().claimOne();
    lab().settle(new Settlement.Unknown(lane.held(), 0, SOON, trouble("timed out")));
    assertThat(lab().store().snapshot(CONSUMER).unknown()).isEqualTo(1);
    assertThat(lab().store().history("1"))
        .extracting(JournalEntry::action)
        .contains(Action.UNKNOWN);
    lab().pass(SOON);
    ClaimedLane probe = lab().claimOne(OTHER, SOON);
    assertThat(probe.unknown()).isTrue();
    assertThat(probe.failures()).isEqualTo(1);
    lab().pass(SOON);
    ClaimedLane afterCrash = lab().claimOne();
    assertThat(afterCrash.unknown()).as("a crash of the prober tells nothing").isTrue();
    lab().settle(new Settlement.Release(afterCrash.held(), 0, Duration.ZERO, "not yet known"));
    ClaimedLane later = lab().claimOne();
    assertThat(later.unknown()).isTrue();
    lab().retry(later, Duration.ZERO);
    ClaimedLane surelyNotThere = lab().claimOne();
    assertThat(surelyNotThere.unknown()).isFalse();
    assertThat(surelyNotThere.failures()).isEqualTo(2);
  }

  @Test
  default void anEffectThatWasFoundEndsTheDoubt() {
    lab().put("A", "1", "2");
    lab()
        .settle(
            new Settlement.Unknown(
                lab().claimOne().held(), 0, Duration.ZERO, trouble("timed out")));
    lab().advance(lab().claimOne());
    ClaimedLane next = lab().claimOne();
    assertThat(ids(next)).containsExactly("2");
    assertThat(next.unknown()).isFalse();
    assertThat(next.failures()).isZero();
  }

  @Test
  default void newMessagesWaitBehindAFailingOne() {
    lab().put("A", "1");
    lab().retry(lab().claimOne(), LONG);
    lab().put("A", "2");
    lab().put("B", "3");
    assertThat(lab().claimOne().key()).contains("B");
    assertThat(lab().store().snapshot(CONSUMER).waiting()).isEqualTo(1);
  }
}
