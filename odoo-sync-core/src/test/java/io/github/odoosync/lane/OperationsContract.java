package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.ANNA;
import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.LONG;
import static io.github.odoosync.lane.LaneLab.ME;
import static io.github.odoosync.lane.LaneLab.SOON;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.trouble;
import static io.github.odoosync.lane.LaneLab.unordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.JournalEntry.Action;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people do to lanes and consumers, and what they see. */
interface OperationsContract {

  LaneLab lab();

  private boolean park(String key) {
    return lab().store().park(CONSUMER, key, ANNA);
  }

  private boolean resume(String key) {
    return lab().store().resume(CONSUMER, key, ANNA);
  }

  @Test
  default void aParkedLaneStandsUntilItIsResumed() {
    lab().put("A", "1");
    assertThat(park("A")).isTrue();
    lab().put("A", "2");
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().store().deadLetters(DeadLetterQuery.all())).isEmpty();
    assertThat(resume("A")).isTrue();
    assertThat(lab().drain()).containsExactly("1", "2");
    assertThat(lab().store().journal(10))
        .extracting(JournalEntry::action)
        .containsExactly(Action.RESUME, Action.PARK);
    assertThat(lab().store().journal(10))
        .allSatisfy(
            line -> {
              assertThat(line.actor()).isEqualTo("Anna");
              assertThat(line.text()).isEqualTo(ANNA.reason());
              assertThat(line.consumer()).isEqualTo(CONSUMER);
              assertThat(line.laneKey()).isEqualTo("A");
            });
  }

  @Test
  default void aKeyIsBusyUntilItsLastMessageIsDone() {
    lab().put("A", "1");
    lab().put("B", "2");
    assertThat(park("B")).isTrue();
    Set<String> asked = Set.of("A", "B", "a", "C");
    assertThat(lab().store().busy(CONSUMER, asked)).containsExactlyInAnyOrder("A", "B");
    assertThat(lab().store().busy("wms", asked)).isEmpty();
    assertThat(lab().store().busy(CONSUMER, Set.of())).isEmpty();

    List<ClaimedLane> held = lab().claim(10);
    assertThat(lab().store().busy(CONSUMER, asked)).containsExactlyInAnyOrder("A", "B");
    lab().store().settle(ME, List.of(new Settlement.Advance(held.get(0).held(), 1)));
    assertThat(lab().store().busy(CONSUMER, asked)).containsExactly("B");
  }

  @Test
  default void lanesAreListedPageByPageWithHowTheyStand() {
    lab().put("A", "1", "2");
    lab().retry(lab().claimOne(), LONG);
    lab().put("B", "3");
    assertThat(park("B")).isTrue();
    lab().put("C", "4");
    lab().settle(new Settlement.Unknown(lab().claimOne().held(), 0, LONG, trouble("lost")));
    lab().put("D", "5");
    lab().advance(lab().claimOne());
    lab().put("E", "6");

    List<LaneStatus> all = lab().store().lanes(LaneQuery.all());
    assertThat(all).extracting(LaneStatus::laneKey).containsExactly("A", "B", "C", "E");
    assertThat(all).extracting(LaneStatus::depth).containsExactly(2L, 1L, 1L, 1L);
    assertThat(all).extracting(LaneStatus::id).isSorted();
    assertThat(all.get(0).failures()).isEqualTo(1);
    assertThat(all.get(0).failing()).isNotNull();
    assertThat(all.get(1).parked()).isTrue();
    assertThat(all.get(2).unknown()).isTrue();
    assertThat(all.get(3).held()).isFalse();
    assertThat(lab().claimOne().key()).contains("E");
    assertThat(lanes(LaneQuery.all().ofKey("E")).get(0).held()).isTrue();

    assertThat(keys(LaneQuery.all().limit(2))).containsExactly("A", "B");
    assertThat(keys(LaneQuery.all().limit(2).after(all.get(1).id()))).containsExactly("C", "E");
    assertThat(keys(LaneQuery.all().only(LaneQuery.Only.PARKED))).containsExactly("B");
    assertThat(keys(LaneQuery.all().only(LaneQuery.Only.UNKNOWN))).containsExactly("C");
    assertThat(keys(LaneQuery.all().only(LaneQuery.Only.FAILING))).containsExactly("A", "C");
    assertThat(keys(LaneQuery.all().ofConsumer("wms"))).isEmpty();
    assertThat(keys(LaneQuery.all().ofConsumer(CONSUMER).ofKey("a"))).isEmpty();
    assertThat(keys(LaneQuery.all().ofConsumer(CONSUMER).ofKey("C"))).containsExactly("C");
  }

  private List<LaneStatus> lanes(LaneQuery query) {
    return lab().store().lanes(query);
  }

  private List<String> keys(LaneQuery query) {
    return lanes(query).stream().map(lane -> lane.key().orElseThrow()).toList();
  }

  @Test
  default void theJournalIsReadPageByPage() {
    lab().put("A", "1");
    for (int i = 0; i < 3; i++) {
      park("A");
      resume("A");
    }
    List<JournalEntry> all = lab().store().journal(10);
    assertThat(all).hasSize(6);
    assertThat(lab().store().journal(all.get(1).id(), 3)).isEqualTo(all.subList(2, 5));
    assertThat(lab().store().journal(all.get(5).id(), 3)).isEmpty();
  }

  @Test
  default void whatIsNotThereOrStandsAlreadyIsNotParked() {
    lab().put("A", "1");
    assertThat(park("a")).isFalse();
    assertThat(lab().store().park("wms", "A", ANNA)).isFalse();
    assertThat(resume("A")).isFalse();
    assertThat(resume("B")).isFalse();
    assertThat(park("A")).isTrue();
    assertThat(park("A")).isFalse();
    assertThat(lab().store().journal(10)).hasSize(1);
  }

  @Test
  default void anIdleLaneCanBeParkedBeforeItsNextMessage() {
    lab().put("A", "1");
    lab().drain();
    assertThat(park("A")).isTrue();
    lab().put("A", "2");
    assertThat(lab().claim(10)).isEmpty();
    assertThat(resume("A")).isTrue();
    assertThat(lab().drain()).containsExactly("2");
  }

  @Test
  default void aHolderMayFinishWhenItsLaneIsParked() {
    lab().put("A", "1", "2");
    ClaimedLane lane = lab().claimOne();
    assertThat(park("A")).isTrue();
    assertThat(lab().store().renew(ME, LONG, Set.of(lane.held())).values())
        .containsExactly(Settled.DONE);
    assertThat(lab().advance(lane)).isEqualTo(Settled.DONE);
    assertThat(lab().claim(10)).isEmpty();
    assertThat(resume("A")).isTrue();
    assertThat(ids(lab().claimOne())).containsExactly("2");
  }

  @Test
  default void aLaneThatIsParkedAndResumedUnderItsHolderStaysWithIt() {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne();
    assertThat(park("A")).isTrue();
    assertThat(resume("A")).isTrue();
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().advance(lane)).isEqualTo(Settled.DONE);
  }

  @Test
  default void aLaneThatIsParkedUnderAHolderThatVanishesStands() {
    lab().put("A", "1");
    lab().claimOne(ME, SOON);
    assertThat(park("A")).isTrue();
    lab().pass(SOON);
    assertThat(lab().claim(10)).isEmpty();
    assertThat(resume("A")).isTrue();
    assertThat(ids(lab().claimOne())).containsExactly("1");
  }

  @Test
  default void aFailureUnderAParkedLaneIsCountedAndItStands() {
    lab().put("A", "1");
    ClaimedLane lane = lab().claimOne();
    park("A");
    assertThat(lab().retry(lane, Duration.ZERO)).isEqualTo(Settled.DONE);
    assertThat(lab().claim(10)).isEmpty();
    assertThat(lab().store().history("1"))
        .extracting(JournalEntry::action)
        .containsExactly(Action.PARK, Action.RETRY);
    assertThat(lab().store().snapshot(CONSUMER).parked()).isEqualTo(1);
  }

  @Test
  default void parkingAndResumingSettlesNoDoubt() {
    lab().put("A", "1");
    lab().settle(new Settlement.Unknown(lab().claimOne().held(), 0, LONG, trouble("?")));
    assertThat(park("A")).isTrue();
    assertThat(resume("A")).isTrue();
    assertThat(lab().claimOne().unknown()).isTrue();
  }

  @Test
  default void resumingALaneReplaysTheLetterItStandsAt() {
    lab().put("A", "1", "2");
    lab().parkHead(lab().claimOne(), "look");
    assertThat(park("A")).isFalse();
    assertThat(resume("A")).isTrue();
    assertThat(lab().store().deadLetters(DeadLetterQuery.open())).isEmpty();
    DeadLetter letter = lab().store().deadLetters(DeadLetterQuery.all()).get(0);
    assertThat(letter.state()).isEqualTo(DeadLetter.State.REPLAYED);
    assertThat(letter.resolvedBy()).isEqualTo("Anna");
    assertThat(lab().drain()).containsExactly("1", "2");
  }

  @Test
  default void aLetterReplayedIntoAParkedLaneWaitsThere() {
    lab().put("A", "1");
    lab().bury(lab().claimOne(), "broken");
    park("A");
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(1);
    assertThat(lab().claim(10)).isEmpty();
    resume("A");
    assertThat(lab().drain()).containsExactly("1");
  }

  @Test
  default void aPauseIsKnownToAllUntilItEnds() {
    lab().store().pause(CONSUMER, ANNA);
    lab().store().pause("warehouse", ANNA);
    lab().store().pause("warehouse", ANNA);
    assertThat(lab().store().paused()).containsExactlyInAnyOrder(CONSUMER, "warehouse");
    assertThat(lab().store().snapshot(CONSUMER).paused()).isTrue();
    lab().store().unpause(CONSUMER, new Operator("Ben", "all is well"));
    assertThat(lab().store().paused()).containsExactly("warehouse");
    assertThat(lab().store().snapshot(CONSUMER).paused()).isFalse();
    JournalEntry last = lab().store().journal(1).get(0);
    assertThat(last.action()).isEqualTo(Action.UNPAUSE);
    assertThat(last.consumer()).isEqualTo(CONSUMER);
    assertThat(last.actor()).isEqualTo("Ben");
    assertThat(last.text()).isEqualTo("all is well");
    assertThat(lab().store().journal(10)).extracting(JournalEntry::action).contains(Action.PAUSE);
  }

  @Test
  default void theSnapshotOfNothingIsZero() {
    assertThat(lab().store().snapshot("nobody"))
        .isEqualTo(new LaneSnapshot(0, 0, 0, 0, 0, 0, 0, 0, null, false));
    assertThat(lab().store().consumers()).isEmpty();
  }

  @Test
  default void theSnapshotCountsEachLaneWhereItStands() {
    lab().put("parked", "1", "2");
    lab().parkHead(lab().claimOne(), "look");
    lab().put("dead", "3");
    lab().bury(lab().claimOne(), "broken");
    lab().put("retry", "4");
    lab().retry(lab().claimOne(), LONG);
    lab().put("unknown", "5");
    lab().settle(new Settlement.Unknown(lab().claimOne().held(), 0, LONG, trouble("?")));
    lab().put("held", "6", "7", "8");
    ClaimedLane held = lab().claimOne();
    lab().settle(new Settlement.Advance(held.held(), 1));
    lab().claimOne();
    lab().put(Message.of("t", "t", 1).dueAfter(LONG).build());
    lab().put(unordered("9"));
    lab().pass(SOON);
    lab().put(keyed("due", "10"));
    LaneSnapshot snapshot = lab().store().snapshot(CONSUMER);
    assertThat(snapshot.depth()).isEqualTo(2 + 1 + 1 + 2 + 1 + 1 + 1);
    assertThat(snapshot.lanes()).isEqualTo(7);
    assertThat(snapshot.due()).isEqualTo(2);
    assertThat(snapshot.inFlight()).isEqualTo(1);
    assertThat(snapshot.waiting()).isEqualTo(3);
    assertThat(snapshot.unknown()).isEqualTo(1);
    assertThat(snapshot.parked()).isEqualTo(1);
    assertThat(snapshot.dead()).isEqualTo(1);
    assertThat(snapshot.oldestDue()).isBetween(SOON, LONG);
    assertThat(snapshot.paused()).isFalse();
  }

  @Test
  default void theJournalGivesItsNewestLines() {
    for (String name : List.of("a", "b", "c")) {
      lab().store().pause(name, ANNA);
    }
    assertThat(lab().store().journal(2))
        .extracting(JournalEntry::consumer)
        .containsExactly("c", "b");
  }
}
