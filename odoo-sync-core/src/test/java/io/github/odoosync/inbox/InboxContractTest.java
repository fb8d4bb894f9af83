package io.github.odoosync.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is taken in, on every kind of store. */
@Timeout(120)
@ParameterizedClass
@EnumSource(TestStore.Kind.class)
class InboxContractTest {

  private static final Operator ADA = new Operator("ada", "the second one is right");

  private final TestStore.Kind kind;
  private TestStore store;
  private Inbox inbox;

  InboxContractTest(TestStore.Kind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void openStore() throws SQLException {
    store = kind.open();
    inbox = Inbox.on(Outbox.on(store.lanes()));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void aMessageIsStoredWithWhatItsSenderSaid() {
    Receipt receipt =
        inbox.accept(
            InboxMessage.of("dhl", "e-1", tracking("T1").json(Map.of("state", "delivered")))
                .sentAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .build());

    assertThat(receipt).isEqualTo(new Receipt.Accepted("dhl:e-1"));
    Message stored = store.drain("tracking").get(0);
    assertThat(stored.id()).isEqualTo("dhl:e-1");
    assertThat(stored.key()).contains("T1");
    assertThat(stored.headers())
        .containsEntry("source", "dhl")
        .containsEntry("source-id", "e-1")
        .containsEntry("sent-at", "2026-01-02T03:04:05.678Z");
    assertThat(stored.payload().toMap()).containsEntry("state", "delivered");
  }

  @Test
  void aSecondCopyIsADuplicateEvenAfterTheFirstWasHandled() {
    inbox.accept(event("e-1", "T1", "delivered"));
    assertThat(store.drain("tracking")).hasSize(1);

    assertThat(inbox.accept(event("e-1", "T1", "delivered")))
        .isEqualTo(new Receipt.Duplicate("dhl:e-1", "dhl:e-1"));
    assertThat(store.drain("tracking")).isEmpty();
  }

  @Test
  void aCopyWhoseJsonIsWrittenInAnotherWayIsADuplicate() {
    byte[] one = "{\"a\":1,\"b\":2.50}".getBytes(UTF_8);
    byte[] other = "{ \"b\" : 2.5, \"a\" : 1.0 }".getBytes(UTF_8);
    inbox.accept(raw("e-1", one));

    assertThat(inbox.accept(raw("e-1", other))).isInstanceOf(Receipt.Duplicate.class);
  }

  private static InboxMessage raw(String id, byte[] json) {
    return InboxMessage.of(
            "dhl", id, tracking("T1").payload(Payload.stored(Payload.Format.JSON, json)))
        .build();
  }

  @Test
  void theSameIdFromAnotherSourceIsAnotherMessage() {
    inbox.accept(event("e-1", "T1", "delivered"));
    Receipt other =
        inbox.accept(InboxMessage.of("ups", "e-1", tracking("T1").json(Map.of("x", 1))).build());

    assertThat(other).isEqualTo(new Receipt.Accepted("ups:e-1"));
    assertThat(store.drain("tracking")).hasSize(2);
  }

  @Test
  void theSameIdWithOtherContentIsKeptForPeople() {
    inbox.accept(event("e-1", "T1", "delivered"));
    Receipt receipt = inbox.accept(event("e-1", "T1", "lost"));

    assertThat(receipt).isEqualTo(new Receipt.Conflicting("dhl:e-1"));
    assertThat(store.drain("tracking"))
        .extracting(InboxContractTest::state)
        .containsExactly("delivered");
    DeadLetter kept = deadLetters().get(0);
    assertThat(kept.trouble().category()).isEqualTo(Category.CONFLICT);
    assertThat(kept.state()).isEqualTo(DeadLetter.State.DEAD);
    assertThat(kept.consumer()).isEqualTo("tracking");
    assertThat(kept.message().key()).contains("T1");
    assertThat(kept.message().headers()).containsEntry("source", "dhl");
    assertThat(state(kept.message())).isEqualTo("lost");
    assertThat(store.lanes().history("dhl:e-1"))
        .extracting(JournalEntry::action)
        .containsExactly(JournalEntry.Action.CONFLICT);
    assertThat(store.lanes().snapshot("tracking").dead()).isEqualTo(1);
  }

  @Test
  void aConflictThatIsSentAgainAndAgainIsKeptOnce() {
    inbox.accept(event("e-1", "T1", "delivered"));
    for (int i = 0; i < 3; i++) {
      assertThat(inbox.accept(event("e-1", "T1", "lost"))).isInstanceOf(Receipt.Conflicting.class);
    }
    inbox.accept(event("e-1", "T1", "found"));

    assertThat(deadLetters())
        .extracting(letter -> state(letter.message()))
        .containsExactly("lost", "found");
  }

  @Test
  void aConflictCanBeReplayedIntoItsLane() {
    inbox.accept(event("e-1", "T1", "delivered"));
    inbox.accept(event("e-1", "T1", "lost"));
    inbox.accept(event("e-2", "T1", "found"));

    assertThat(store.lanes().replay(DeadLetterQuery.open(), ADA)).isEqualTo(1);
    assertThat(store.drain("tracking"))
        .extracting(InboxContractTest::state)
        .containsExactly("delivered", "found", "lost");
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void aConflictCanBeDiscarded() {
    inbox.accept(event("e-1", "T1", "delivered"));
    inbox.accept(event("e-1", "T1", "lost"));

    assertThat(store.lanes().discard(DeadLetterQuery.open(), ADA)).isEqualTo(1);
    assertThat(store.drain("tracking"))
        .extracting(InboxContractTest::state)
        .containsExactly("delivered");
  }

  @Test
  void aConflictThatWasRolledBackLeavesNothing() throws SQLException {
    inbox.accept(event("e-1", "T1", "delivered"));
    try (Connection connection = store.connection()) {
      List<Receipt> receipts = inbox.accept(connection, List.of(event("e-1", "T1", "lost")));
      assertThat(receipts).containsExactly(new Receipt.Conflicting("dhl:e-1"));
      connection.rollback();
    }
    assertThat(deadLetters()).isEmpty();
    assertThat(store.lanes().history("dhl:e-1")).isEmpty();
  }

  @Test
  void whatChangesInEachCopyCanBeLeftOut() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      Receipt receipt =
          inbox.accept(
              InboxMessage.of("shop", "o-1", tracking("T1").json(Map.of("attempt", attempt)))
                  .fingerprint(new Fingerprint("order 1"))
                  .build());
      assertThat(receipt)
          .isInstanceOf(attempt == 1 ? Receipt.Accepted.class : Receipt.Duplicate.class);
    }
  }

  @Test
  void oneCreateThatIsToldThirteenTimesIsTakenOnce() {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      receipts.add(inbox.accept(webhook("call-" + i, "partner 7", "2026-01-01 10:00:00")));
    }

    assertThat(receipts.get(0)).isEqualTo(new Receipt.Accepted("odoo:call-0"));
    assertThat(receipts.subList(1, 13))
        .allSatisfy(
            receipt -> assertThat(((Receipt.Duplicate) receipt).first()).isEqualTo("odoo:call-0"));
    assertThat(store.drain("tracking")).hasSize(1);
  }

  @Test
  void theSameContentForAnotherKeyOrLaterIsTaken() {
    inbox.accept(webhook("1", "partner 7", "2026-01-01 10:00:00"));

    assertThat(inbox.accept(webhook("2", "partner 8", "2026-01-01 10:00:00")))
        .isInstanceOf(Receipt.Accepted.class);
    assertThat(inbox.accept(webhook("3", "partner 7", "2026-01-01 10:00:01")))
        .isInstanceOf(Receipt.Accepted.class);
  }

  @Test
  void aStateThatComesBackIsTakenWhereTheContentTellsThatItIsNew() {
    for (int second = 0; second < 3; second++) {
      Map<String, Object> state =
          Map.of("state", second % 2 == 0 ? "A" : "B", "write_date", "10:00:0" + second);
      assertThat(inbox.accept(onceByContent("dated " + second, state)))
          .isInstanceOf(Receipt.Accepted.class);
    }
    inbox.accept(onceByContent("1", Map.of("state", "A")));
    inbox.accept(onceByContent("2", Map.of("state", "B")));
    assertThat(inbox.accept(onceByContent("3", Map.of("state", "A"))))
        .isEqualTo(new Receipt.Duplicate("odoo:3", "odoo:1"));
  }

  private static InboxMessage onceByContent(String id, Map<String, Object> content) {
    return InboxMessage.of("odoo", id, tracking("T1").json(content)).onceByContent().build();
  }

  @Test
  void theOrderIsThatOfAcceptanceWhateverTheSendersClockSays() {
    for (int i = 0; i < 5; i++) {
      inbox.accept(
          InboxMessage.of("dhl", "e-" + i, tracking("T1").json(Map.of("state", "s" + i)))
              .sentAt(Instant.parse("2026-01-01T00:00:00Z").minusSeconds(i * 86_400L))
              .build());
    }
    assertThat(store.drain("tracking"))
        .extracting(InboxContractTest::state)
        .containsExactly("s0", "s1", "s2", "s3", "s4");
  }

  @Test
  void copiesWithinOneCallAreKnown() {
    List<Receipt> receipts =
        inbox.accept(
            List.of(
                event("e-1", "T1", "a"),
                event("e-1", "T1", "a"),
                event("e-1", "T1", "b"),
                event("e-2", "T2", "a")));

    assertThat(receipts)
        .hasExactlyElementsOfTypes(
            Receipt.Accepted.class,
            Receipt.Duplicate.class,
            Receipt.Conflicting.class,
            Receipt.Accepted.class);
  }

  @Test
  void nothingToTakeInIsNothingWrong() {
    assertThat(inbox.accept(List.of())).isEmpty();
  }

  @Test
  void eachConsumerOfTheTopicGetsIt() {
    Outbox routed = Outbox.builder(store.lanes()).route("tracking", "erp", "crm").build();
    Inbox toBoth = Inbox.on(routed);

    assertThat(toBoth.accept(event("e-1", "T1", "a"))).isInstanceOf(Receipt.Accepted.class);
    assertThat(toBoth.accept(event("e-1", "T1", "a"))).isInstanceOf(Receipt.Duplicate.class);
    assertThat(store.drain("erp")).hasSize(1);
    assertThat(store.drain("crm")).hasSize(1);
  }

  @Test
  void inTheCallersTransactionARollbackLeavesNothingAndTheMessageMayComeAgain()
      throws SQLException {
    try (Connection connection = store.connection()) {
      inbox.accept(connection, List.of(event("e-1", "T1", "a")));
      connection.rollback();
      assertThat(store.drain("tracking")).isEmpty();

      List<Receipt> again = inbox.accept(connection, List.of(event("e-1", "T1", "a")));
      connection.commit();
      assertThat(again).containsExactly(new Receipt.Accepted("dhl:e-1"));
    }
    assertThat(store.drain("tracking")).hasSize(1);
  }

  @Test
  void aMessageThatManyThreadsBringIsTakenOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Receipt>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        all.add(threads.submit(() -> inbox.accept(event("e-1", "T1", "a"))));
      }
      int accepted = 0;
      for (Future<Receipt> one : all) {
        accepted += one.get(60, TimeUnit.SECONDS) instanceof Receipt.Accepted ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
      assertThat(store.drain("tracking")).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<DeadLetter> deadLetters() {
    return store.lanes().deadLetters(DeadLetterQuery.open());
  }

  private static String state(Message message) {
    return String.valueOf(message.payload().toMap().get("state"));
  }

  private static Message.Builder tracking(String key) {
    return Message.of("tracking", "tracking.event", 1).key(key);
  }

  private static InboxMessage event(String id, String key, String state) {
    return InboxMessage.of("dhl", id, tracking(key).json(Map.of("state", state))).build();
  }

  private static InboxMessage webhook(String call, String record, String writeDate) {
    return InboxMessage.of("odoo", call, tracking(record).json(Map.of("write_date", writeDate)))
        .onceByContent()
        .build();
  }
}
