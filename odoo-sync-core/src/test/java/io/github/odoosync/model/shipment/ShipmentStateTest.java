package io.github.odoosync.model.shipment;

import static io.github.odoosync.model.shipment.Story.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.shipment.ShipmentState.Deviation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ShipmentStateTest {

  private static final int CASES = 1_000;

  @Test
  void whatAClerkSaysWhoSawItInOrderIsWhatTheLogSays() {
    for (long seed = 0; seed < CASES; seed++) {
      Story story = new Story(seed);
      ShipmentState state = MilestoneLog.of(story.events()).state();
      assertThat(state.phase()).as("seed %d: %s", seed, story.events()).isEqualTo(story.phase());
      assertThat(state.attempts()).as("seed %d", seed).isEqualTo(story.attempts());
    }
  }

  @Test
  void allPhasesAreReachedByTheStories() {
    List<ShipmentPhase> seen = new ArrayList<>();
    for (long seed = 0; seed < CASES; seed++) {
      seen.add(new Story(seed).phase());
    }
    assertThat(seen).contains(ShipmentPhase.values());
  }

  @Test
  void lateDoubledAndReversedEventsEndInTheSameState() {
    changed(
        (story, random) -> {
          List<Milestone> arrived = new ArrayList<>(story);
          for (int i = random.nextInt(5); i > 0; i--) {
            arrived.add(story.get(random.nextInt(story.size())));
          }
          Collections.shuffle(arrived, random);
          Instant clock = received(story.get(story.size() - 1));
          List<Milestone> received = new ArrayList<>();
          for (Milestone milestone : arrived) {
            clock = clock.plusSeconds(random.nextInt(7200));
            received.add(milestone.toBuilder().set(Milestone.RECEIVED_AT, clock).build());
          }
          return received;
        });
  }

  @Test
  void eventsWithoutIdsThatComeTwiceAreOne() {
    changed(
        (story, random) -> {
          List<Milestone> arrived = new ArrayList<>();
          for (Milestone milestone : story) {
            Milestone bare =
                Milestone.of(milestone.code(), milestone.occurredAt())
                    .set(Milestone.RECEIVED_AT, received(milestone))
                    .build();
            arrived.add(bare);
            arrived.add(
                bare.toBuilder().set(Milestone.RECEIVED_AT, received(bare).plusSeconds(9)).build());
          }
          Collections.shuffle(arrived, random);
          return arrived;
        });
  }

  @Test
  void oneEventAfterTheOtherGivesTheSameStateAsAllAtOnce() {
    for (long seed = 0; seed < CASES; seed++) {
      List<Milestone> shuffled = new ArrayList<>(new Story(seed).events());
      Collections.shuffle(shuffled, new Random(seed));
      MilestoneLog log = MilestoneLog.empty();
      for (Milestone milestone : shuffled) {
        log = log.with(milestone).with(milestone);
      }
      assertThat(log).as("seed %d", seed).isEqualTo(MilestoneLog.of(shuffled));
      assertThat(log.state()).as("seed %d", seed).isEqualTo(MilestoneLog.of(shuffled).state());
    }
  }

  @Test
  void clocksThatAreAFewMinutesWrongEndInTheSameState() {
    sameButForTimes(
        (milestone, random) -> milestone.occurredAt().plusSeconds(random.nextInt(1680) - 840));
  }

  @Test
  void clocksThatAreFarAheadEndInTheSameState() {
    sameButForTimes(
        (milestone, random) ->
            random.nextInt(3) == 0
                ? milestone.occurredAt().plus(Duration.ofMinutes(30 + random.nextInt(600_000)))
                : milestone.occurredAt());
  }

  @Test
  void aTimeZoneTakenForAnotherEndsInTheSameState() {
    for (int hours : List.of(-8, -1, 2, 11)) {
      sameButForTimes((milestone, random) -> milestone.occurredAt().plus(Duration.ofHours(hours)));
    }
  }

  private static void changed(BiFunction<List<Milestone>, Random, List<Milestone>> change) {
    for (long seed = 0; seed < CASES; seed++) {
      Story story = new Story(seed);
      if (story.events().isEmpty()) {
        continue;
      }
      List<Milestone> arrived = change.apply(story.events(), new Random(~seed));
      assertThat(MilestoneLog.of(arrived).state())
          .as("seed %d: %s", seed, arrived)
          .isEqualTo(MilestoneLog.of(story.events()).state());
    }
  }

  private static void sameButForTimes(BiFunction<Milestone, Random, Instant> clock) {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(~seed);
      Story story = new Story(seed);
      List<Milestone> arrived = new ArrayList<>();
      for (Milestone milestone : story.events()) {
        arrived.add(retimed(milestone, clock.apply(milestone, random)));
      }
      Collections.shuffle(arrived, random);
      assertThat(withoutTimes(MilestoneLog.of(arrived).state()))
          .as("seed %d: %s told as %s", seed, story.events(), arrived)
          .isEqualTo(withoutTimes(MilestoneLog.of(story.events()).state()));
    }
  }

  private static Milestone retimed(Milestone milestone, Instant occurredAt) {
    return Milestone.of(milestone.code(), occurredAt)
        .set(Milestone.RECEIVED_AT, received(milestone))
        .set(Milestone.SOURCE, milestone.source().orElseThrow())
        .set(Milestone.SOURCE_ID, milestone.sourceId().orElseThrow())
        .build();
  }

  private static List<Object> withoutTimes(ShipmentState state) {
    return List.of(
        state.phase(),
        state.progress(),
        state.deliveredAt().isPresent(),
        state.attempts(),
        state.problems().stream().map(Deviation::code).toList(),
        state.regressions().stream().map(Deviation::code).toList());
  }

  @Test
  void aScanAfterTheDeliveryMovesNothingBack() {
    ShipmentState state = state(at(1, MilestoneCode.DELIVERED), at(2, MilestoneCode.IN_TRANSIT));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.DELIVERED);
    assertThat(state.deliveredAt()).contains(hour(1));
    assertThat(state.regressions()).isEmpty();
  }

  @Test
  void aFalseDeliveryIsTakenBackWithItsReason() {
    ShipmentState state =
        state(
            at(1, MilestoneCode.OUT_FOR_DELIVERY),
            at(2, MilestoneCode.DELIVERED),
            at(3, MilestoneCode.DELIVERY_CORRECTED, MilestoneDetail.SCAN_ERROR));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.OUT_FOR_DELIVERY);
    assertThat(state.since()).contains(hour(3));
    assertThat(state.deliveredAt()).isEmpty();
    assertThat(state.regressions())
        .containsExactly(
            new Deviation(MilestoneCode.DELIVERY_CORRECTED, MilestoneDetail.SCAN_ERROR, hour(3)));
  }

  @Test
  void aDeliveryAfterTheCorrectionCounts() {
    ShipmentState state =
        state(
            at(2, MilestoneCode.DELIVERED),
            at(3, MilestoneCode.DELIVERY_CORRECTED),
            at(5, MilestoneCode.DELIVERED));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.DELIVERED);
    assertThat(state.deliveredAt()).contains(hour(5));
    assertThat(state.regressions()).hasSize(1);
  }

  @Test
  void aDeliveryOnTheWayBackIsTheSendersReceipt() {
    ShipmentState state =
        state(
            at(1, MilestoneCode.OUT_FOR_DELIVERY),
            at(2, MilestoneCode.RETURNING, MilestoneDetail.REFUSED),
            at(3, MilestoneCode.OUT_FOR_DELIVERY),
            at(4, MilestoneCode.DELIVERED));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.RETURNED);
    assertThat(state.since()).contains(hour(4));
    assertThat(state.deliveredAt()).isEmpty();
    assertThat(state.regressions())
        .containsExactly(new Deviation(MilestoneCode.RETURNING, MilestoneDetail.REFUSED, hour(2)));
  }

  @Test
  void whatWasDeliveredAndComesBackKeepsItsDelivery() {
    ShipmentState state = state(at(1, MilestoneCode.DELIVERED), at(9, MilestoneCode.RETURNING));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.RETURNING);
    assertThat(state.progress()).isEqualTo(ShipmentPhase.DELIVERED);
    assertThat(state.deliveredAt()).contains(hour(1));
  }

  @Test
  void whatIsLostIsFoundByMoving() {
    Milestone loss = at(3, MilestoneCode.LOST);
    assertThat(state(at(1, MilestoneCode.PICKED_UP), loss).phase()).isEqualTo(ShipmentPhase.LOST);
    assertThat(state(loss, at(4, MilestoneCode.FOUND), at(1, MilestoneCode.PICKED_UP)).phase())
        .isEqualTo(ShipmentPhase.PICKED_UP);
    assertThat(state(loss, at(5, MilestoneCode.ARRIVED_FACILITY)).phase())
        .isEqualTo(ShipmentPhase.IN_TRANSIT);
  }

  @Test
  void aCancellationThatCameTooLateDoesNotUndoADelivery() {
    assertThat(state(at(1, MilestoneCode.DELIVERED), at(2, MilestoneCode.CANCELLED)).phase())
        .isEqualTo(ShipmentPhase.DELIVERED);
    assertThat(state(at(1, MilestoneCode.LABEL_CREATED), at(2, MilestoneCode.CANCELLED)).phase())
        .isEqualTo(ShipmentPhase.CANCELLED);
  }

  @Test
  void aDelayIsOverWhenItMovesButDamageStays() {
    ShipmentState state =
        state(
            at(1, MilestoneCode.DELAYED),
            at(2, MilestoneCode.EXCEPTION, MilestoneDetail.DAMAGED),
            at(3, MilestoneCode.DELIVERED));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.DELIVERED);
    assertThat(state.problems())
        .containsExactly(new Deviation(MilestoneCode.EXCEPTION, MilestoneDetail.DAMAGED, hour(2)));
    assertThat(state.deliveredInOrder()).isFalse();
    assertThat(
            state(
                    at(2, MilestoneCode.EXCEPTION, MilestoneDetail.DAMAGED),
                    at(3, MilestoneCode.DELIVERED),
                    at(4, MilestoneCode.RESOLVED))
                .deliveredInOrder())
        .isTrue();
  }

  @Test
  void aPartialDeliveryIsDeliveredButNotInOrder() {
    ShipmentState state = state(at(1, MilestoneCode.DELIVERED, MilestoneDetail.PARTIAL));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.DELIVERED);
    assertThat(state.deliveredInOrder()).isFalse();
  }

  @Test
  void anEstimateIsNoDelivery() {
    Milestone first = estimate(30, 1);
    Milestone second = estimate(48, 2);
    ShipmentState state = state(second, first, at(1, MilestoneCode.PICKED_UP));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.PICKED_UP);
    assertThat(state.expectedAt()).contains(hour(48));
    assertThat(state(second, first, estimate(30, 3)).expectedAt()).contains(hour(30));
  }

  @Test
  void aTimeInTheFutureIsNotBelieved() {
    Milestone future =
        Milestone.of(MilestoneCode.DELIVERED, hour(9000))
            .set(Milestone.RECEIVED_AT, hour(5))
            .build();
    ShipmentState state = state(future, at(6, MilestoneCode.RETURNING));
    assertThat(state.deliveredAt()).contains(hour(5));
    assertThat(state.phase()).isEqualTo(ShipmentPhase.RETURNING);
    assertThat(state.wrongClocks()).isOne();
  }

  @Test
  void aCodeThatNobodyKnowsChangesNothing() {
    ShipmentState before = state(at(1, MilestoneCode.PICKED_UP));
    ShipmentState after =
        state(
            at(1, MilestoneCode.PICKED_UP),
            at(2, new MilestoneCode("drone.battery_low")),
            at(3, MilestoneCode.UNKNOWN));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void anEmptyLogSaysNothing() {
    ShipmentState state = MilestoneLog.empty().state();
    assertThat(state.phase()).isEqualTo(ShipmentPhase.UNKNOWN);
    assertThat(state.since()).isEmpty();
  }

  @Test
  void anEventThatItsSourceCorrectedUnderTheSameIdCountsAsCorrected() {
    Milestone wrong =
        Milestone.of(MilestoneCode.DELIVERED, hour(2))
            .set(Milestone.SOURCE, "easypost")
            .set(Milestone.SOURCE_ID, "trk_1")
            .set(Milestone.REPORTED_AT, hour(2))
            .build();
    Milestone right =
        Milestone.of(MilestoneCode.DELIVERY_ATTEMPTED, hour(2))
            .set(Milestone.SOURCE, "easypost")
            .set(Milestone.SOURCE_ID, "trk_1")
            .set(Milestone.REPORTED_AT, hour(3))
            .build();
    for (List<Milestone> order : List.of(List.of(wrong, right), List.of(right, wrong))) {
      MilestoneLog log = MilestoneLog.of(order);
      assertThat(log.milestones()).hasSize(1);
      assertThat(log.state().phase()).isEqualTo(ShipmentPhase.OUT_FOR_DELIVERY);
    }
  }

  private static ShipmentState state(Milestone... milestones) {
    return MilestoneLog.of(List.of(milestones)).state();
  }

  private static Milestone at(int hour, MilestoneCode code) {
    return Milestone.of(code, hour(hour)).build();
  }

  private static Milestone at(int hour, MilestoneCode code, MilestoneDetail detail) {
    return Milestone.of(code, hour(hour)).set(Milestone.DETAIL, detail).build();
  }

  private static Milestone estimate(int hour, int reported) {
    return Milestone.of(MilestoneCode.DELIVERED, hour(hour))
        .set(Milestone.TIMING, Timing.ESTIMATED)
        .set(Milestone.REPORTED_AT, hour(reported))
        .build();
  }

  private static Instant received(Milestone milestone) {
    return milestone.receivedAt().orElseThrow();
  }

  private static Instant hour(int hour) {
    return START.plus(Duration.ofHours(hour));
  }
}
