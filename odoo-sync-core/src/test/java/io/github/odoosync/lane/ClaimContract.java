package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.LONG;
import static io.github.odoosync.lane.LaneLab.ME;
import static io.github.odoosync.lane.LaneLab.OTHER;
import static io.github.odoosync.lane.LaneLab.SOON;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.to;
import static io.github.odoosync.lane.LaneLab.together;
import static io.github.odoosync.lane.LaneLab.unordered;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets which lanes, when, and for how long. */
interface ClaimContract {

  LaneLab lab();

  @Test
  default void aClaimRespectsBothLimitsAndLeavesTheRestToOthers() {
    lab().put("A", "1", "2", "3");
    lab().put("B", "4");
    lab().put("C", "5");
    List<ClaimedLane> first = lab().claim(ME, LONG, 2, 2);
    assertThat(first).extracting(LaneLab::ids).containsExactly(List.of("1", "2"), List.of("4"));
    assertThat(first.get(0).lastSeq()).isEqualTo(3);
    List<ClaimedLane> second = lab().claim(OTHER, LONG, 2, 2);
    assertThat(second).extracting(LaneLab::ids).containsExactly(List.of("5"));
    assertThat(lab().claim(OTHER, LONG, 2, 2)).isEmpty();
  }

  @Test
  default void aClaimTellsWhatIsKnownOfALane() {
    Enqueued.Stored stored = lab().put(keyed("A", "1"));
    ClaimedLane lane = lab().claimOne();
    assertThat(lane.laneId()).isEqualTo(stored.laneId());
    assertThat(lane.key()).contains("A");
    assertThat(lane.doneSeq()).isZero();
    assertThat(lane.failures()).isZero();
    assertThat(lane.abandoned()).isZero();
    assertThat(lane.unknown()).isFalse();
    assertThat(lane.failing()).isNull();
    assertThat(lane.messages().get(0).seq()).isEqualTo(1);
    assertThat(lane.messages().get(0).dueIn()).isLessThanOrEqualTo(Duration.ZERO);
  }

  @Test
  default void claimsGoToTheirConsumerOnly() {
    lab().store().enqueue(List.of(to("wms", keyed("A", "1"))));
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().store().claim(new ClaimRequest("wms", ME, LONG, 10, 10))).hasSize(1);
  }

  @Test
  default void theLongestDueComesFirst() {
    for (String id : List.of("1", "2", "3")) {
      lab().put(unordered(id));
      lab().pass(Duration.ofMillis(2));
    }
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      order.addAll(ids(lab().claim(1).get(0)));
    }
    assertThat(order).containsExactly("1", "2", "3");
  }

  @Test
  default void claimsOfManyDispatchersNeverOverlap() {
    List<Enqueue> many =
        IntStream.range(0, 300).mapToObj(i -> to(CONSUMER, keyed("k" + i, "m" + i))).toList();
    lab().store().enqueue(many);
    List<List<Long>> claimed = together(6, index -> claimUntilNothingIsLeft("dispatcher " + index));
    assertThat(claimed.stream().flatMap(List::stream)).hasSize(300).doesNotHaveDuplicates();
  }

  private List<Long> claimUntilNothingIsLeft(String owner) {
    List<Long> lanes = new ArrayList<>();
    for (int empty = 0; empty < 3; ) {
      List<ClaimedLane> claimed = lab().claim(owner, LONG, 7, 1);
      claimed.forEach(lane -> lanes.add(lane.laneId()));
      empty = claimed.isEmpty() ? empty + 1 : 0;
    }
    return lanes;
  }

  @Test
  default void expressLanesComeFirstButOrdinaryOnesAreNotStarved() {
    for (int i = 0; i < 20; i++) {
      lab().put(unordered("ordinary " + i));
    }
    for (int i = 0; i < 20; i++) {
      lab().put(Message.of("t", "t", 1).id("express " + i).express().build());
    }
    List<String> order =
        lab().claim(8).stream().map(lane -> lane.messages().get(0).message().id()).toList();
    assertThat(order).hasSize(8);
    assertThat(order.get(0)).startsWith("express");
    long express = order.stream().filter(id -> id.startsWith("express")).count();
    assertThat(express).isBetween(4L, 7L);
    assertThat(order.subList(0, (int) express)).allMatch(id -> id.startsWith("express"));
  }

  @Test
  default void aLaneIsExpressFromItsFirstExpressMessageUntilItIsIdle() {
    lab().put("ordinary", "1");
    lab().put("A", "2");
    lab().put(Message.of("t", "t", 1).key("A").id("3").express().build());
    assertThat(lab().claim(2)).extracting(ClaimedLane::laneKey).containsExactly("A", "ordinary");
    lab().pass(SOON);
    lab().put("B", "4");
    lab().put(Message.of("t", "t", 1).key("C").id("5").express().build());
    lab().drain();
    lab().put("B", "6");
    lab().pass(SOON);
    lab().put("C", "7");
    assertThat(lab().claim(2)).extracting(ClaimedLane::laneKey).containsExactly("B", "C");
  }

  @Test
  default void oneKindOfLaneIsTakenWhollyWhereTheOtherIsMissing() {
    for (int i = 0; i < 6; i++) {
      lab().put(Message.of("t", "t", 1).id("express " + i).express().build());
    }
    assertThat(lab().drain()).hasSize(6);
    for (int i = 0; i < 6; i++) {
      lab().put(unordered("ordinary " + i));
    }
    assertThat(lab().claim(4)).hasSize(4);
    assertThat(lab().claim(4)).hasSize(2);
  }

  @Test
  default void claimsOfOneLaneEachDoNotStarveOrdinaryLanesEither() {
    for (int i = 0; i < 10; i++) {
      lab().put(unordered("ordinary " + i));
      lab().put(Message.of("t", "t", 1).id("express " + i).express().build());
    }
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      order.addAll(ids(lab().claim(1).get(0)));
    }
    assertThat(order.stream().filter(id -> id.startsWith("express")).count()).isBetween(5L, 9L);
  }

  @Test
  default void aMessageIsNotHandledBeforeItsTime() {
    lab().put(Message.of("t", "t", 1).id("much later").dueAfter(LONG).build());
    lab().put(Message.of("t", "t", 1).id("soon").dueAfter(SOON).build());
    lab().put(Message.of("t", "t", 1).id("was due").dueAt(Instant.EPOCH).build());
    assertThat(lab().drain()).startsWith("was due");
    lab().pass(SOON);
    assertThat(lab().drain()).doesNotContain("much later");
    assertThat(lab().store().snapshot(CONSUMER).waiting()).isEqualTo(1);
  }

  @Test
  default void aMomentIsKeptByTheDatabasesClock() {
    Instant now = now();
    lab().put(Message.of("t", "t", 1).key("A").dueAt(now.plus(LONG)).build());
    lab().put(Message.of("t", "t", 1).key("B").dueAt(now.minus(LONG)).build());
    assertThat(lab().claimOne().key()).contains("B");
  }

  private Instant now() {
    lab().store().enqueue(List.of(to("clock", unordered("now"))));
    List<ClaimedLane> lanes = lab().store().claim(new ClaimRequest("clock", ME, LONG, 1, 1));
    return lanes.get(0).messages().get(0).enqueuedAt();
  }

  @Test
  default void whatFollowsADelayedMessageInItsLaneWaitsToo() {
    lab().put(Message.of("t", "t", 1).key("A").id("1").dueAfter(LONG).build());
    lab().put(keyed("A", "2"));
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().store().snapshot(CONSUMER).depth()).isEqualTo(2);
  }

  @Test
  default void aDelayedMessageBehindAnotherSaysHowLongItWaits() {
    lab().put(keyed("A", "1"));
    lab().put(Message.of("t", "t", 1).key("A").id("2").dueAfter(LONG).build());
    ClaimedLane lane = lab().claimOne();
    assertThat(lane.messages().get(1).dueIn()).isBetween(LONG.minusMinutes(5), LONG);
  }

  @Test
  default void aHeldLaneIsTakenByNobodyElseUntilItsLeaseRanOut() {
    lab().put("A", "1");
    ClaimedLane first = lab().claimOne(ME, SOON);
    lab().pass(SOON);
    ClaimedLane second = lab().claimOne(OTHER, LONG);
    assertThat(lab().claim(10)).isEmpty();
    assertThat(second.laneId()).isEqualTo(first.laneId());
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(second.abandoned()).isEqualTo(1);
    assertThat(second.failures()).isZero();
    assertThat(ids(second)).containsExactly("1");
  }

  @Test
  default void everyClaimHasALargerTokenThanTheOneBefore() {
    lab().put("A", "1", "2", "3");
    long last = 0;
    for (int i = 0; i < 3; i++) {
      ClaimedLane lane = lab().claimOne();
      assertThat(lane.token()).isGreaterThan(last);
      last = lane.token();
      lab().advance(lane);
    }
  }

  @Test
  default void aRenewedLeaseHolds() {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne(ME, SOON);
    assertThat(lab().store().renew(ME, LONG, Set.of(lane.held())))
        .containsOnly(entry(lane.held(), Settled.DONE));
    lab().pass(SOON);
    assertThat(lab().claim(10)).isEmpty();
  }

  @Test
  default void onlyTheHolderCanRenew() {
    lab().put("A", "1");
    lab().put("B", "2");
    ClaimedLane mine = lab().claim(ME, SOON, 1, 1).get(0);
    ClaimedLane kept = lab().claim(ME, LONG, 1, 1).get(0);
    lab().pass(SOON);
    lab().claimOne(OTHER, LONG);
    HeldLane gone = new HeldLane(kept.laneId() + 1_000, 1);
    assertThat(lab().store().renew(ME, LONG, Set.of(mine.held(), kept.held(), gone)))
        .containsOnly(
            entry(mine.held(), Settled.FENCED),
            entry(kept.held(), Settled.DONE),
            entry(gone, Settled.FENCED));
    assertThat(lab().store().renew(OTHER, LONG, Set.of(kept.held())))
        .containsOnly(entry(kept.held(), Settled.FENCED));
    assertThat(lab().store().renew(ME, LONG, Set.of())).isEmpty();
  }

  @Test
  default void aLaneThatAProducerLocksIsPassedBy() throws Exception {
    lab().put("A", "1");
    lab().put("B", "2");
    try (Connection connection = lab().connection()) {
      lab().enqueue(connection, keyed("A", "3"));
      assertThat(lab().claimOne().key()).contains("B");
      connection.commit();
    }
    assertThat(ids(lab().claimOne())).containsExactly("1", "3");
  }

  @Test
  default void aMessageForAHeldLaneWaitsForItsHolder() {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne();
    lab().put("A", "2");
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().advance(lane)).isEqualTo(Settled.DONE);
    assertThat(ids(lab().claimOne())).containsExactly("2");
  }
}
