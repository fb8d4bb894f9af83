package io.github.odoosync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.odoosync.capture.Capture;
import io.github.odoosync.capture.Change;
import io.github.odoosync.capture.StandardKinds;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.source.SourceChange;
import io.github.odoosync.connector.source.SourceFeed;
import io.github.odoosync.connector.source.SourceHandler;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.reconcile.Ledger;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.writer.Intent;
import io.github.odoosync.writer.IntentResult.State;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OdooSyncTest {

  private final FakeOdoo fake = FakeOdoo.start(19);
  private final OdooClient odoo =
      OdooClient.builder(fake.url())
          .database(fake.database())
          .apiKey(fake.login(), Secret.of(fake.apiKey()))
          .build();
  private final TestSchema schema = TestDatabase.H2.freshSchema();
  private final JdbcStore store = JdbcStore.of(schema.dataSource());
  private final BlockingQueue<String> captured = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    odoo.close();
    fake.close();
    schema.close();
  }

  @Test
  void newsOfAConnectorComeThroughTheSameLanes() throws Exception {
    store.createSchema();
    IncrementalSource<Party> parties =
        new IncrementalSource<>() {
          @Override
          public String stream() {
            return "parties";
          }

          @Override
          public SourcePage<Party> fetch(Cursor from, int limit) {
            return new SourcePage<>(
                List.of(new SourceRecord.Found<>("7", "", party("P7"))), new Cursor("1"), false);
          }
        };
    Consumer crm =
        Consumer.named("crm")
            .on(
                SourceChange.TYPE,
                SourceChange.VERSION,
                SourceHandler.of(
                    change -> {
                      SourceChange.Upserted upserted = (SourceChange.Upserted) change;
                      captured.add(upserted.document(Party.SCHEMA).key().key());
                      return Result.done();
                    }))
            .build();
    try (OdooSync sync =
        OdooSync.builder(odoo, store)
            .connect(SourceFeed.documents("shop", parties).build(), crm)
            .build()) {
      sync.start();
      assertThat(captured.poll(60, TimeUnit.SECONDS)).isEqualTo("P7");
      assertThat(sync.sources()).isPresent();
    }
  }

  @Test
  void anIntentOfTheCallersTransactionIsCarriedOutAndComesBackAsAChange() throws Exception {
    store.createSchema();
    try (OdooSync sync =
        OdooSync.builder(odoo, store)
            .captureFromNow(
                StandardKinds.standard().parties().where(Domain.field("ref").isSet()),
                listening("crm"))
            .capturing(OdooSyncTest::quick)
            .build()) {
      sync.start();
      try (Connection connection = schema.dataSource().getConnection()) {
        connection.setAutoCommit(false);
        sync.enqueue(connection, Intent.upsert(party("P1")).id("first"));
        connection.commit();
        sync.enqueue(connection, Intent.upsert(party("P2")).id("second"));
        connection.rollback();
      }
      assertThat(captured.poll(60, TimeUnit.SECONDS)).isEqualTo("P1");
      assertThat(sync.result("first").orElseThrow().state()).isEqualTo(State.CREATED);
      assertThat(sync.result("second")).isEmpty();
      assertThat(sync.snapshot()).extracting(one -> one.consumer()).containsExactly("odoo", "crm");
      assertThat(fake.search("res.partner", List.of(List.of("ref", "in", List.of("P1", "P2")))))
          .hasSize(1);
      Ledger ledger = settled(sync);
      assertThat(ledger.intents()).isEqualTo(1);
      assertThat(ledger.effects()).isEqualTo(1);
      assertThat(ledger.balanced()).isTrue();
      assertThat(ledger.drift()).as("nothing was compared").isNull();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("odoo-sync-outbox"));
  }

  @Test
  void aTopicOfTheApplicationsOwnGoesToItsConsumers() throws Exception {
    store.createSchema();
    Consumer printer =
        Consumer.named("printer")
            .onAny(
                delivery -> {
                  captured.add(delivery.message().topic());
                  return Result.done();
                })
            .build();
    try (OdooSync sync = OdooSync.builder(odoo, store).consumer("labels", printer).build()) {
      assertThat(sync.capture()).isEmpty();
      sync.start();
      sync.outbox().enqueue(Message.of("labels", "label", 1).json(Map.of("id", 1)).build());
      assertThat(captured.poll(60, TimeUnit.SECONDS)).isEqualTo("labels");
    }
  }

  @Test
  void twoKindsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OdooSync.builder(odoo, store)
                    .capture(StandardKinds.standard().parties(), listening("one"))
                    .capture(
                        StandardKinds.standard().parties().where(Domain.field("ref").isSet()),
                        listening("two")))
        .withMessageContaining("party");
  }

  private Ledger settled(OdooSync sync) throws InterruptedException {
    Ledger ledger = ledger();
    while (ledger.open() > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
      ledger = ledger();
    }
    assertThat(sync.writer().counts()).containsEntry("writer.done", 1L);
    return ledger;
  }

  private Ledger ledger() {
    return Ledger.of(
        Clock.systemUTC(), store.writer(), "odoo", store.lanes(), "odoo", store.drift(), List.of());
  }

  private Consumer listening(String name) {
    return Consumer.named(name)
        .on(
            Change.TYPE,
            Change.VERSION,
            delivery -> {
              if (Change.of(delivery.message()) instanceof Change.Upserted upserted) {
                captured.add(upserted.document(Party.SCHEMA).key().key());
              }
              return Result.done();
            })
        .build();
  }

  private static Capture.Builder quick(Capture.Builder capture) {
    return capture.hotEvery(Duration.ofMillis(100));
  }

  private static Party party(String key) {
    return Party.builder(key).set(Party.CODE, key).set(Party.NAME, "Party " + key).build();
  }
}
