package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.ANNA;
import static io.github.odoosync.lane.LaneLab.CONSUMER;
import static io.github.odoosync.lane.LaneLab.SOON;
import static io.github.odoosync.lane.LaneLab.keyed;
import static io.github.odoosync.lane.LaneLab.to;
import static io.github.odoosync.lane.LaneLab.together;
import static io.github.odoosync.lane.LaneLab.unordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a message that came before. */
interface DedupContract {

  LaneLab lab();

  private static DedupKey dedup(String key, @Nullable String fingerprint) {
    return new DedupKey("inbox:carrier", key, fingerprint);
  }

  private Enqueued offer(String id, DedupKey... keys) {
    return lab().store().enqueue(List.of(to(CONSUMER, unordered(id), keys))).get(0);
  }

  @Test
  default void aKnownKeyIsADuplicateOfTheFirstMessage() {
    DedupKey key = dedup("event 1", null);
    assertThat(offer("first", key)).isInstanceOf(Enqueued.Stored.class);
    assertThat(offer("second", key)).isEqualTo(new Enqueued.Duplicate(key, "first"));
    assertThat(lab().drain()).containsExactly("first");
    assertThat(offer("third", key)).isEqualTo(new Enqueued.Duplicate(key, "first"));
  }

  @Test
  default void aKeyIsKnownWithinItsScopeOnly() {
    offer("first", new DedupKey("outbox:odoo", "1", null));
    assertThat(offer("second", new DedupKey("outbox:wms", "1", null)))
        .isInstanceOf(Enqueued.Stored.class);
  }

  @Test
  default void aRepeatedKeyInOneCallIsADuplicate() {
    DedupKey key = dedup("event 1", "A");
    List<Enqueued> results =
        lab()
            .store()
            .enqueue(
                List.of(
                    to(CONSUMER, keyed("K", "1"), key),
                    to(CONSUMER, keyed("K", "2"), key),
                    to(CONSUMER, keyed("K", "3")),
                    to(CONSUMER, keyed("K", "4"), dedup("event 1", "B"))));
    assertThat(results.get(0)).isInstanceOf(Enqueued.Stored.class);
    assertThat(results.get(1)).isEqualTo(new Enqueued.Duplicate(key, "1"));
    assertThat(results.get(2))
        .isEqualTo(new Enqueued.Stored(((Enqueued.Stored) results.get(0)).laneId(), 2));
    assertThat(results.get(3)).isEqualTo(new Enqueued.Conflict(dedup("event 1", "B"), "1"));
    assertThat(lab().drain()).containsExactly("1", "3");
  }

  @Test
  default void aTransactionSeesItsOwnKeys() throws Exception {
    DedupKey key = dedup("event 1", null);
    try (Connection connection = lab().connection()) {
      lab().store().enqueue(connection, List.of(to(CONSUMER, unordered("1"), key)));
      assertThat(lab().store().enqueue(connection, List.of(to(CONSUMER, unordered("2"), key))))
          .containsExactly(new Enqueued.Duplicate(key, "1"));
      connection.commit();
    }
    assertThat(lab().drain()).containsExactly("1");
  }

  @Test
  default void aKeyThatWasRolledBackIsNew() throws Exception {
    DedupKey key = dedup("event 1", null);
    try (Connection connection = lab().connection()) {
      lab().store().enqueue(connection, List.of(to(CONSUMER, unordered("1"), key)));
      connection.rollback();
    }
    assertThat(offer("2", key)).isInstanceOf(Enqueued.Stored.class);
  }

  @Test
  default void aKnownKeyWithOtherContentIsAConflictAndLeavesALine() {
    offer("first", dedup("event 1", "content A"));
    assertThat(offer("second", dedup("event 1", "content A")))
        .isInstanceOf(Enqueued.Duplicate.class);
    DedupKey other = dedup("event 1", "content B");
    assertThat(offer("third", other)).isEqualTo(new Enqueued.Conflict(other, "first"));
    assertThat(lab().drain()).containsExactly("first");
    assertThat(lab().store().history("first"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.action()).isEqualTo(JournalEntry.Action.CONFLICT);
              assertThat(line.consumer()).isEqualTo(CONSUMER);
              assertThat(line.text()).contains("third").contains("event 1");
            });
    assertThat(lab().store().deadLetters(DeadLetterQuery.open()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.message().id()).isEqualTo("third");
              assertThat(letter.trouble().category()).isEqualTo(Category.CONFLICT);
            });
  }

  @Test
  default void aMissingFingerprintMeansThatTheKeyAloneDecides() {
    offer("1", dedup("a", null));
    offer("2", dedup("b", "content"));
    assertThat(offer("3", dedup("a", "content"))).isInstanceOf(Enqueued.Duplicate.class);
    assertThat(offer("4", dedup("b", null))).isInstanceOf(Enqueued.Duplicate.class);
  }

  @Test
  default void allKeysHaveToBeNewAndNoneIsTakenOtherwise() {
    DedupKey known = dedup("known", null);
    DedupKey fresh = dedup("fresh", null);
    offer("1", known);
    assertThat(offer("2", fresh, known)).isEqualTo(new Enqueued.Duplicate(known, "1"));
    assertThat(offer("3", fresh)).isInstanceOf(Enqueued.Stored.class);
    assertThat(offer("4", fresh, known)).isInstanceOf(Enqueued.Duplicate.class);
  }

  @Test
  default void theFirstKnownKeyDecides() {
    DedupKey known = dedup("a", null);
    DedupKey other = dedup("b", "other content");
    offer("1", known, dedup("b", "content"));
    assertThat(offer("2", known, other)).isEqualTo(new Enqueued.Duplicate(known, "1"));
    assertThat(offer("3", other, known)).isEqualTo(new Enqueued.Conflict(other, "1"));
  }

  @Test
  default void anyCharacterAndAnyLengthMakesAKeyOfItsOwn() {
    List<String> keys =
        List.of("a", "A", "a ", " a", "ä", "a\u0308", "i", "İ", "ı", "🚚", "x".repeat(3_000), "x");
    for (String key : keys) {
      assertThat(offer("of " + key.hashCode(), dedup(key, null)))
          .as(key)
          .isInstanceOf(Enqueued.Stored.class);
    }
    for (String key : keys) {
      assertThat(offer("again", dedup(key, null)))
          .isEqualTo(new Enqueued.Duplicate(dedup(key, null), "of " + key.hashCode()));
    }
  }

  @Test
  default void ofThirtyTwoThreadsWithOneKeyOneStoresItsMessage() {
    DedupKey key = dedup("event 1", null);
    List<Enqueued> results =
        together(
            32,
            index -> {
              try (Connection connection = lab().connection()) {
                Enqueued result =
                    lab()
                        .store()
                        .enqueue(connection, List.of(to(CONSUMER, unordered("m" + index), key)))
                        .get(0);
                connection.commit();
                return result;
              }
            });
    List<String> stored = lab().drain();
    assertThat(stored).hasSize(1);
    assertThat(results.stream().filter(Enqueued.Stored.class::isInstance)).hasSize(1);
    assertThat(results.stream().filter(Enqueued.Duplicate.class::isInstance))
        .hasSize(31)
        .allMatch(one -> one.equals(new Enqueued.Duplicate(key, stored.get(0))));
  }

  @Test
  default void whoWaitsForAKeyThatIsRolledBackStoresItsMessage() throws Exception {
    DedupKey key = dedup("event 1", null);
    try (Connection first = lab().connection()) {
      lab().store().enqueue(first, List.of(to(CONSUMER, unordered("first"), key)));
      List<Optional<Enqueued>> results =
          together(
              2,
              index -> {
                if (index == 0) {
                  first.rollback();
                  return Optional.empty();
                }
                return Optional.of(offer("second", key));
              });
      assertThat(results.stream().flatMap(Optional::stream))
          .singleElement()
          .isInstanceOf(Enqueued.Stored.class);
    }
    assertThat(lab().drain()).containsExactly("second");
  }

  /** T-11: InnoDB may end some of those that wait as deadlocked; they are told to run again. */
  @Test
  default void ofManyThatWaitForAKeyThatIsRolledBackOneStoresItsMessage() throws Exception {
    DedupKey key = dedup("event 1", null);
    try (Connection first = lab().connection()) {
      lab().store().enqueue(first, List.of(to(CONSUMER, unordered("first"), key)));
      CountDownLatch begun = new CountDownLatch(7);
      List<Optional<Enqueued>> results =
          together(
              8,
              index -> {
                if (index == 0) {
                  begun.await();
                  lab().pass(SOON);
                  first.rollback();
                  return Optional.empty();
                }
                begun.countDown();
                return Optional.of(inTransaction("waiter " + index, key));
              });
      assertThat(results.stream().flatMap(Optional::stream))
          .hasSize(7)
          .filteredOn(Enqueued.Stored.class::isInstance)
          .hasSize(1);
    }
    assertThat(lab().drain()).hasSize(1);
  }

  private Enqueued inTransaction(String id, DedupKey key) throws Exception {
    while (true) {
      try (Connection connection = lab().connection()) {
        Enqueued result =
            lab().store().enqueue(connection, List.of(to(CONSUMER, unordered(id), key))).get(0);
        connection.commit();
        return result;
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
      }
    }
  }

  @Test
  default void aRefusedMessageKeepsItsDelayForAReplay() {
    offer("1", dedup("event 1", "content"));
    Message delayed =
        Message.of("sale.order", "order.confirmed", 1).id("2").dueAfter(LaneLab.LONG).build();
    lab().store().enqueue(List.of(to(CONSUMER, delayed, dedup("event 1", "other"))));

    DeadLetter kept = lab().store().deadLetters(DeadLetterQuery.open()).get(0);
    assertThat(kept.message().dueAt()).contains(kept.enqueuedAt().plus(LaneLab.LONG));
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(1);
    assertThat(lab().drain()).containsExactly("1");
    assertThat(lab().store().snapshot(CONSUMER).waiting()).isEqualTo(1);
  }

  @Test
  default void aReplayIsNoDuplicateOfItsFirstLife() {
    DedupKey key = dedup("event 1", null);
    offer("1", key);
    lab().bury(lab().claimOne(), "broken");
    assertThat(lab().store().replay(DeadLetterQuery.open(), ANNA)).isEqualTo(1);
    assertThat(lab().drain()).containsExactly("1");
    assertThat(offer("2", key)).isInstanceOf(Enqueued.Duplicate.class);
  }
}
