package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.ANNA;
import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.ME;
import static io.github.odoosync.lane.LaneLab.ids;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.to;
import static io.github.odoosync.lane.LaneLab.trouble;
import static io.github.odoosync.lane.LaneLab.unordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.DeadLetter.State;
import io.github.odoosync.lane.JournalEntry.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that could not be handled: how they are found, and how people deal with them. */
interface DeadLetterContract {

  LaneLab lab();

  private List<DeadLetter> letters(DeadLetterQuery query) {
    return lab().store().deadLetters(query);
  }

  private List<String> found(DeadLetterQuery query) {
    return letters(query).stream().map(letter -> letter.message().id()).toList();
  }

  @Test
  default void aParkedHeadKeepsItsPlaceAndItsLaneStands() {
    Message whole =
        Message.of("sale.order", "order.confirmed", 3)
            .key("A")
            .id("1")
            .header("who", "anna")
            .payload(Payload.bytes(new byte[] {1, 0, -1}))
            .express()
            .build();
    long laneId = lab().put(whole).laneId();
    lab().put("A", "2");
    lab().retry(lab().claimOne(), Duration.ZERO);
    Trouble why = new Trouble(Category.MAPPING, "no-product", "SKU 7 is unknown", "sku-unknown");
    ClaimedLane lane = lab().claimOne();
    assertThat(lab().settle(new Settlement.Park(lane.held(), 0, why))).isEqualTo(Settled.DONE);
    assertThat(lab().claim(10)).isEmpty();
    DeadLetter letter = letters(DeadLetterQuery.open()).get(0);
    assertThat(letter.consumer()).isEqualTo(CONSUMER);
    assertThat(letter.laneId()).isEqualTo(laneId);
    assertThat(letter.seq()).isEqualTo(1);
    assertThat(letter.state()).isEqualTo(State.PARKED);
    assertThat(letter.trouble()).isEqualTo(why);
    assertThat(letter.failures()).isEqualTo(1);
    assertThat(letter.abandoned()).isZero();
    assertThat(letter.enqueuedAt()).isBeforeOrEqualTo(letter.diedAt());
    assertThat(letter.resolvedBy()).isNull();
    assertThat(letter.reason()).isNull();
    assertThat(letter.resolvedAt()).isNull();
    FidelityContract.assertSame(letter.message(), whole);
  }

  @Test
  default void aBuriedMessageLeavesItsLaneWhichGoesOn() {
    lab().put("A", "1", "2");
    lab().bury(lab().claimOne(), "broken");
    ClaimedLane next = lab().claimOne();
    assertThat(ids(next)).containsExactly("2");
    assertThat(next.failures()).isZero();
    assertThat(letters(DeadLetterQuery.open()))
        .singleElement()
        .satisfies(letter -> assertThat(letter.state()).isEqualTo(State.DEAD));
    assertThat(lab().store().history("1"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.action()).isEqualTo(Action.BURY);
              assertThat(line.actor()).isEqualTo(ME);
              assertThat(line.text()).isEqualTo("broken");
            });
  }

  @Test
  default void aMessageWithoutAKeyIsBuriedWithItsLane() {
    lab().put(unordered("1"));
    assertThat(lab().bury(lab().claimOne(), "broken")).isEqualTo(Settled.DONE);
    assertThat(lab().store().snapshot(CONSUMER).lanes()).isZero();
    assertThat(lab().store().consumers()).containsExactly(CONSUMER);
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(1);
    assertThat(lab().drain()).containsExactly("1");
  }

  @Test
  default void theRestOfALaneIsBuriedAndComesBackInItsOldOrder() {
    lab().put("A", "1", "2");
    ClaimedLane lane = lab().claimOne();
    lab().put("A", "3", "4");
    lab().settle(new Settlement.BuryRest(lane.held(), 1, trouble("gone")));
    assertThat(lab().claim(10)).isEmpty();
    assertThat(found(DeadLetterQuery.open())).containsExactly("2", "3", "4");
    lab().put("A", "5");
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(3);
    assertThat(lab().drain()).containsExactly("5", "2", "3", "4");
  }

  @Test
  default void lettersAreFoundByEachCondition() {
    buryOne("odoo", "A", "1", Category.DATA, "x");
    buryOne("odoo", "B", "2", Category.BUG, "y");
    buryOne("wms", "A", "3", Category.DATA, "y");
    parkOne("wms", "C", "4", Category.PERMISSION, "z");
    DeadLetterQuery open = DeadLetterQuery.open();
    assertThat(found(open)).containsExactly("1", "2", "3", "4");
    assertThat(found(open.ofConsumer("wms"))).containsExactly("3", "4");
    assertThat(found(open.ofKey("A"))).containsExactly("1", "3");
    assertThat(found(open.ofKey("a"))).isEmpty();
    assertThat(found(open.ofCategory(Category.DATA))).containsExactly("1", "3");
    assertThat(found(open.ofFingerprint("y"))).containsExactly("2", "3");
    assertThat(found(open.ofMessage("2"))).containsExactly("2");
    assertThat(found(open.in(EnumSet.of(State.PARKED)))).containsExactly("4");
    assertThat(found(open.ofConsumer("wms").ofKey("A").ofFingerprint("y"))).containsExactly("3");
    assertThat(found(open.in(EnumSet.noneOf(State.class)))).isEmpty();
    lab().store().discard(open.ofMessage("1"), ANNA);
    assertThat(found(open)).containsExactly("2", "3", "4");
    assertThat(found(DeadLetterQuery.all())).containsExactly("1", "2", "3", "4");
    assertThat(found(open.in(EnumSet.of(State.DISCARDED)))).containsExactly("1");
  }

  @Test
  default void lettersComeInPages() {
    for (int i = 0; i < 5; i++) {
      buryOne("odoo", "A", "m" + i, Category.DATA, "x");
    }
    List<String> seen = new ArrayList<>();
    DeadLetterQuery page = DeadLetterQuery.open().limit(2);
    for (List<DeadLetter> some = letters(page);
        !some.isEmpty();
        some = letters(page.after(some.get(some.size() - 1).id()))) {
      assertThat(some).hasSizeLessThanOrEqualTo(2);
      some.forEach(letter -> seen.add(letter.message().id()));
    }
    assertThat(seen).containsExactly("m0", "m1", "m2", "m3", "m4");
  }

  @Test
  default void lettersAreCountedByKindTheMostFirst() {
    buryOne("odoo", "A", "1", Category.DATA, "x");
    buryOne("odoo", "B", "2", Category.BUG, "y");
    buryOne("odoo", "C", "3", Category.BUG, "y");
    buryOne("wms", "A", "4", Category.BUG, "y");
    buryOne("wms", "A", "5", Category.BUG, "y");
    buryOne("wms", "A", "6", Category.BUG, "y");
    List<DeadLetterGroup> groups = lab().store().countDeadLetters(DeadLetterQuery.open());
    assertThat(groups).extracting(DeadLetterGroup::count).containsExactly(3L, 2L, 1L);
    assertThat(groups).extracting(DeadLetterGroup::consumer).containsExactly("wms", "odoo", "odoo");
    assertThat(groups).extracting(DeadLetterGroup::fingerprint).containsExactly("y", "y", "x");
    assertThat(groups.get(0).example()).isEqualTo("text of 6");
    assertThat(groups.get(0).category()).isEqualTo(Category.BUG);
    assertThat(groups.get(0).first()).isBeforeOrEqualTo(groups.get(0).last());
    assertThat(lab().store().countDeadLetters(DeadLetterQuery.open().ofCategory(Category.DATA)))
        .singleElement()
        .satisfies(group -> assertThat(group.count()).isEqualTo(1));
  }

  @Test
  default void theHistoryTellsAllThatHappenedWithNamesAndReasons() {
    lab().put("A", "1");
    lab().retry(lab().claimOne(), Duration.ZERO);
    lab().settle(new Settlement.Unknown(lab().claimOne().held(), 0, Duration.ZERO, trouble("?")));
    lab().bury(lab().claimOne(), "broken");
    lab().store().replay(DeadLetterQuery.open(), ANNA);
    lab().bury(lab().claimOne(), "broken again");
    lab().store().discard(DeadLetterQuery.open(), new Operator("Ben", "was sent by mail"));
    List<JournalEntry> history = lab().store().history("1");
    assertThat(history)
        .extracting(JournalEntry::action)
        .containsExactly(
            Action.RETRY, Action.UNKNOWN, Action.BURY, Action.REPLAY, Action.BURY, Action.DISCARD);
    assertThat(history)
        .extracting(JournalEntry::actor)
        .containsExactly(ME, ME, ME, "Anna", ME, "Ben");
    assertThat(history.get(3).text()).isEqualTo(ANNA.reason());
    assertThat(history.get(5).text()).isEqualTo("was sent by mail");
    assertThat(history).extracting(JournalEntry::id).isSorted();
    assertThat(lab().store().history("2")).isEmpty();
  }

  @Test
  default void aParkedLetterIsReplayedAtItsPlaceWithAFreshCount() {
    lab().put("A", "1", "2");
    lab().retry(lab().claimOne(), Duration.ZERO);
    lab().parkHead(lab().claimOne(), "look");
    lab().put("A", "3");
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(1);
    ClaimedLane lane = lab().claimOne();
    assertThat(ids(lane)).containsExactly("1", "2", "3");
    assertThat(lane.failures()).isZero();
    assertThat(lane.failing()).isNull();
    assertThat(letters(DeadLetterQuery.open())).isEmpty();
    DeadLetter resolved = letters(DeadLetterQuery.all()).get(0);
    assertThat(resolved.state()).isEqualTo(State.REPLAYED);
    assertThat(resolved.resolvedBy()).isEqualTo("Anna");
    assertThat(resolved.reason()).isEqualTo(ANNA.reason());
    assertThat(resolved.resolvedAt()).isAfterOrEqualTo(resolved.diedAt());
  }

  @Test
  default void whatPeopleDecidedAboutIsNoLongerInDoubt() {
    lab().put("A", "1");
    lab().settle(new Settlement.Unknown(lab().claimOne().held(), 0, Duration.ZERO, trouble("?")));
    lab().parkHead(lab().claimOne(), "nobody knows");
    lab().store().replay(DeadLetterQuery.open(), ANNA);
    assertThat(lab().claimOne().unknown()).isFalse();
  }

  @Test
  default void aDeadLetterIsReplayedAtTheEndOfItsLane() {
    lab().put("A", "1", "2");
    lab().bury(lab().claimOne(), "broken");
    assertThat(lab().store().replay(DeadLetterQuery.open().ofMessage("1"), ANNA)).isEqualTo(1);
    assertThat(lab().drain()).containsExactly("2", "1");
    assertThat(lab().store().replay(DeadLetterQuery.all(), ANNA)).isZero();
    assertThat(lab().drain()).isEmpty();
  }

  @Test
  default void aGroupIsReplayedInOldOrderUpToTheLimit() {
    for (String id : List.of("1", "2", "3", "4", "5", "6")) {
      buryOne("odoo", "A", id, Category.DATA, Integer.parseInt(id) % 2 == 0 ? "even" : "odd");
    }
    DeadLetterQuery even = DeadLetterQuery.open().ofFingerprint("even");
    assertThat(lab().store().replay(even.limit(2), ANNA)).isEqualTo(2);
    assertThat(lab().drain()).containsExactly("2", "4");
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(4);
    assertThat(lab().drain()).containsExactly("1", "3", "5", "6");
  }

  @Test
  default void aSkippedLetterLetsItsLaneGoOnWithoutIt() {
    lab().put("A", "1", "2");
    lab().put("B", "3");
    lab().claim(10).forEach(lane -> lab().parkHead(lane, "look"));
    buryOne("odoo", "C", "4", Category.DATA, "x");
    assertThat(lab().store().skip(DeadLetterQuery.open(), ANNA)).isEqualTo(2);
    assertThat(lab().drain()).containsExactly("2");
    assertThat(found(DeadLetterQuery.open())).containsExactly("4");
    assertThat(letters(DeadLetterQuery.all()))
        .extracting(DeadLetter::state)
        .containsExactly(State.SKIPPED, State.SKIPPED, State.DEAD);
    assertThat(lab().store().history("1"))
        .extracting(JournalEntry::action)
        .containsExactly(Action.PARK, Action.SKIP);
    assertThat(lab().put(keyed("B", "5")).seq()).isEqualTo(2);
    assertThat(lab().drain()).containsExactly("5");
  }

  @Test
  default void aDiscardedLetterIsGivenUpAndAParkedOneIsSkippedByIt() {
    lab().put("A", "1", "2");
    lab().put(unordered("3"));
    lab().claim(10).forEach(lane -> lab().parkHead(lane, "look"));
    buryOne("odoo", "C", "4", Category.DATA, "x");
    assertThat(lab().store().discard(DeadLetterQuery.open(), ANNA)).isEqualTo(3);
    assertThat(lab().drain()).containsExactly("2");
    assertThat(letters(DeadLetterQuery.all()))
        .hasSize(3)
        .allSatisfy(letter -> assertThat(letter.state()).isEqualTo(State.DISCARDED));
    assertThat(lab().store().replay(DeadLetterQuery.all(), ANNA)).isZero();
    assertThat(lab().store().skip(DeadLetterQuery.all(), ANNA)).isZero();
    assertThat(lab().store().discard(DeadLetterQuery.all(), ANNA)).isZero();
  }

  private void buryOne(String consumer, String key, String id, Category category, String print) {
    ClaimedLane lane = putAndClaim(consumer, key, id);
    Trouble trouble = new Trouble(category, "code", "text of " + id, print);
    settle(new Settlement.Bury(lane.held(), lane.doneSeq(), trouble));
  }

  private void parkOne(String consumer, String key, String id, Category category, String print) {
    ClaimedLane lane = putAndClaim(consumer, key, id);
    Trouble trouble = new Trouble(category, "code", "text of " + id, print);
    settle(new Settlement.Park(lane.held(), lane.doneSeq(), trouble));
  }

  private ClaimedLane putAndClaim(String consumer, String key, String id) {
    lab().store().enqueue(List.of(to(consumer, keyed(key, id))));
    return lab().store().claim(new ClaimRequest(consumer, ME, LaneLab.LONG, 1, 1)).get(0);
  }

  private void settle(Settlement settlement) {
    assertThat(lab().store().settle(ME, List.of(settlement)).values())
        .containsExactly(Settled.DONE);
  }
}
