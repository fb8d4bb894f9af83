package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.Trouble;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do with dead letters, on every kind of store. */
@ParameterizedClass
@EnumSource(TestStore.Kind.class)
class DeadLettersContractTest {

  private static final Operator ADA = new Operator("ada", "product was added");

  private final TestStore.Kind kind;
  private TestStore store;
  private Outbox outbox;
  private DeadLetters letters;

  DeadLettersContractTest(TestStore.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void openStore() throws SQLException {
    store = kind.open();
    outbox = Outbox.on(store.lanes());
    letters = at(Duration.ZERO);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void oneIsShownWithItsWholeHistory() {
    enqueue("A", "a1");
    fail("first try");
    bury("unknown product");
    DeadLetter letter = only();

    DeadLetterHistory shown = letters.show(letter.id()).orElseThrow();

    assertThat(shown.letter().id()).isEqualTo(letter.id());
    assertThat(shown.letter().message().id()).isEqualTo("a1");
    assertThat(shown.letter().trouble().text()).isEqualTo("unknown product");
    assertThat(shown.journal())
        .extracting(JournalEntry::action)
        .containsExactly(Action.RETRY, Action.BURY);
    assertThat(letters.show(letter.id() + 1)).isEmpty();
  }

  @Test
  void theyAreListedPageByPageAndCountedByKindOfError() {
    for (int i = 0; i < 5; i++) {
      enqueue("A", "a" + i);
      bury(i < 3 ? "unknown product" : "no right");
    }
    List<DeadLetter> first = letters.list(DeadLetterQuery.open().limit(2));
    List<DeadLetter> rest = letters.list(DeadLetterQuery.open().after(first.get(1).id()));

    assertThat(first).extracting(letter -> letter.message().id()).containsExactly("a0", "a1");
    assertThat(rest).extracting(letter -> letter.message().id()).containsExactly("a2", "a3", "a4");
    assertThat(letters.count(DeadLetterQuery.open()))
        .extracting(DeadLetterGroup::fingerprint, DeadLetterGroup::count)
        .containsExactly(tuple("unknown product", 3L), tuple("no right", 2L));
  }

  @Test
  void oneIsReplayedAndNoOther() {
    for (String id : List.of("a1", "a2", "a3")) {
      enqueue("A", id);
      bury("x");
    }
    long second = letters.list(DeadLetterQuery.open()).get(1).id();

    assertThat(letters.replay(second, ADA)).isTrue();
    assertThat(letters.replay(second, ADA)).isFalse();
    assertThat(ids()).containsExactly("a2");
    DeadLetterHistory shown = letters.show(second).orElseThrow();
    assertThat(shown.letter().state()).isEqualTo(DeadLetter.State.REPLAYED);
    assertThat(shown.letter().resolvedBy()).isEqualTo("ada");
    assertThat(shown.letter().reason()).isEqualTo("product was added");
    JournalEntry last = shown.journal().get(shown.journal().size() - 1);
    assertThat(last.action()).isEqualTo(Action.REPLAY);
    assertThat(last.actor()).isEqualTo("ada");
    assertThat(last.text()).isEqualTo("product was added");
  }

  @Test
  void allAreReplayedInTheirOldOrderWhateverTheLimit() {
    for (int i = 0; i < 7; i++) {
      enqueue("A", "a" + i);
      bury("x");
    }

    assertThat(letters.replayAll(DeadLetterQuery.open().limit(2), ADA)).isEqualTo(7);
    assertThat(ids()).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6");
  }

  @Test
  void aGroupIsReplayedAndTheOthersStay() {
    enqueue("A", "a1");
    bury("unknown product");
    enqueue("A", "a2");
    bury("no right");

    assertThat(letters.replay(DeadLetterQuery.open().ofFingerprint("no right"), ADA)).isEqualTo(1);
    assertThat(ids()).containsExactly("a2");
    assertThat(only().message().id()).isEqualTo("a1");
  }

  @Test
  void aParkedOneIsReplayedAtItsPlace() {
    enqueue("A", "a1", "a2");
    park();
    assertThat(ids()).isEmpty();

    assertThat(letters.replay(only().id(), ADA)).isTrue();
    assertThat(ids()).containsExactly("a1", "a2");
  }

  @Test
  void aParkedOneIsSkippedAndItsLaneGoesOn() {
    enqueue("A", "a1", "a2");
    park();
    long id = only().id();

    assertThat(letters.skip(id, ADA)).isTrue();
    assertThat(letters.skip(id, ADA)).isFalse();
    assertThat(ids()).containsExactly("a2");
    assertThat(letters.show(id).orElseThrow().letter().state()).isEqualTo(DeadLetter.State.SKIPPED);
  }

  @Test
  void oneIsDiscardedAndStaysKnown() {
    enqueue("A", "a1");
    bury("x");
    long id = only().id();

    assertThat(letters.skip(id, ADA)).isFalse();
    assertThat(letters.discard(id, ADA)).isTrue();
    assertThat(letters.replay(id, ADA)).isFalse();
    assertThat(ids()).isEmpty();
    assertThat(letters.list(DeadLetterQuery.open())).isEmpty();
    assertThat(letters.list(DeadLetterQuery.all())).hasSize(1);
  }

  @Test
  void aLaneIsParkedAndResumedByHand() {
    enqueue("A", "a1");
    assertThat(letters.parkLane("orders", "A", ADA)).isTrue();
    assertThat(letters.parkLane("orders", "A", ADA)).isFalse();
    assertThat(letters.parkLane("orders", "nobody", ADA)).isFalse();
    assertThat(ids()).isEmpty();

    assertThat(letters.resumeLane("orders", "A", ADA)).isTrue();
    assertThat(letters.resumeLane("orders", "A", ADA)).isFalse();
    assertThat(ids()).containsExactly("a1");
    assertThat(letters.journal(2))
        .extracting(JournalEntry::action)
        .containsExactly(Action.RESUME, Action.PARK);
    assertThat(letters.history("a1")).extracting(JournalEntry::actor).containsOnly("ada");
  }

  @Test
  void oneThatIsOlderThanItsEffectIsRememberedIsRefused() {
    enqueue("A", "a1");
    bury("x");
    long id = only().id();
    DeadLetters later = at(Duration.ofDays(91));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> later.replay(id, ADA))
        .matches(e -> e.code() == ErrorCode.REPLAY_TOO_OLD)
        .withMessageContaining("90 days");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> later.replayAll(DeadLetterQuery.open(), ADA));
    assertThat(ids()).isEmpty();

    assertThat(at(Duration.ofDays(89)).show(id)).isPresent();
    assertThat(later.replayWhateverAge(id, ADA)).isTrue();
    assertThat(ids()).containsExactly("a1");
  }

  @Test
  void nobodyDoesAnythingWithoutANameAndAReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Operator(" ", "why"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Operator("ada", ""));
  }

  private DeadLetters at(Duration later) {
    Instant now =
        kind == TestStore.Kind.MEMORY ? Instant.parse("2026-03-01T10:00:00Z") : Instant.now();
    return DeadLetters.of(
        store.lanes(), Clock.fixed(now.plus(later), ZoneOffset.UTC), Retention.standard());
  }

  private void enqueue(String key, String... ids) {
    for (String id : ids) {
      outbox.enqueue(Message.of("orders", "order.confirmed", 1).key(key).id(id).build());
    }
  }

  private DeadLetter only() {
    List<DeadLetter> open = letters.list(DeadLetterQuery.open());
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private List<String> ids() {
    return store.drain("orders").stream().map(Message::id).toList();
  }

  private void fail(String why) {
    ClaimedLane lane = claim();
    settle(new Settlement.Retry(lane.held(), lane.doneSeq(), Duration.ZERO, trouble(why)));
  }

  private void bury(String why) {
    ClaimedLane lane = claim();
    settle(new Settlement.Bury(lane.held(), lane.doneSeq(), trouble(why)));
  }

  private void park() {
    ClaimedLane lane = claim();
    settle(new Settlement.Park(lane.held(), lane.doneSeq(), trouble("stop")));
  }

  private ClaimedLane claim() {
    return store
        .lanes()
        .claim(new ClaimRequest("orders", "me", Duration.ofMinutes(5), 1, 10))
        .get(0);
  }

  private void settle(Settlement settlement) {
    store.lanes().settle("me", List.of(settlement));
  }

  private static Trouble trouble(String why) {
    return new Trouble(Category.DATA, "app-1", why, why);
  }
}
