package io.github.odoosync.observe.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.OdooSync;
import io.github.odoosync.capture.StandardKinds;
import io.github.odoosync.connector.http.HttpExchanged;
import io.github.odoosync.connector.webhook.WebhookEvent;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.ReconcileEvent;
import io.github.odoosync.reconcile.Report;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.writer.Intent;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SyncMetricsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aFlowIsSeenFromTheQueueToOdooAndBack() throws InterruptedException {
    SyncMetrics metrics = SyncMetrics.builder(registry).refresh(Duration.ZERO).build();
    try (FakeOdoo fake = FakeOdoo.start(19);
        TestSchema schema = TestDatabase.H2.freshSchema();
        OdooClient odoo =
            OdooClient.builder(fake.url())
                .database(fake.database())
                .apiKey(fake.login(), Secret.of(fake.apiKey()))
                .listener(metrics)
                .build()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      store.createSchema();
      CountDownLatch captured = new CountDownLatch(1);
      try (OdooSync sync =
          OdooSync.builder(odoo, store)
              .listener(metrics)
              .capture(
                  StandardKinds.standard().parties(),
                  "crm",
                  change -> {
                    captured.countDown();
                    return Result.done();
                  })
              .consumer("labels", rejecting())
              .build()) {
        metrics.queues(sync.dispatcher());
        metrics.capture(sync.capture().orElseThrow());
        sync.enqueue(Intent.upsert(party("P1")), Intent.upsert(party("P2")));
        assertThat(gauge("queue.depth", "consumer", "odoo")).isEqualTo(2);
        sync.start();
        sync.outbox().enqueue(Message.of("labels", "label", 1).build());
        assertThat(captured.await(60, TimeUnit.SECONDS)).isTrue();
        until(() -> count("writes", "outcome", "done") == 2);
        until(() -> count("messages", "consumer", "odoo", "outcome", "done") == 2);
        until(() -> gauge("queue.depth", "consumer", "odoo") == 0);
        until(() -> gauge("queue.dead", "consumer", "printer") == 1);
        until(() -> gauge("capture.step.age", "stream", "party", "lane", "hot") >= 0);
        until(() -> gauge("capture.lag", "stream", "party") > 0);
      }
    }
    assertThat(count("trouble", "consumer", "printer", "category", "mapping", "outcome", "dead"))
        .isEqualTo(1);
    assertThat(registry.find("odoosync.odoo.calls").tag("outcome", "ok").timers())
        .anyMatch(timer -> "res.partner.load".equals(timer.getId().getTag("operation")));
    assertThat(gauge("queue.depth", "consumer", "odoo")).as("the store is gone").isNaN();
  }

  @Test
  void aRefusedCallIsCountedUnderItsCode() {
    SyncMetrics metrics = SyncMetrics.on(registry);
    try (FakeOdoo fake = FakeOdoo.start(19);
        OdooClient odoo =
            OdooClient.builder(fake.url())
                .database(fake.database())
                .apiKey(fake.login(), Secret.of("not-the-key"))
                .listener(metrics)
                .build()) {
      assertThatThrownBy(() -> odoo.model("res.partner").byId(1))
          .isInstanceOf(OdooSyncException.class);
    }
    assertThat(registry.find("odoosync.odoo.calls").tag("outcome", "OSYNC-1101").timers())
        .isNotEmpty();
    assertThat(shown()).noneMatch(text -> text.contains("not-the-key"));
  }

  @Test
  void aTagTakesALimitedNumberOfValuesAndLosesNoCount() {
    SyncMetrics metrics = SyncMetrics.builder(registry).maxTagValues(3).build();
    for (int i = 0; i < 50; i++) {
      metrics.on(exchange("GET /orders/" + i, 200));
    }
    assertThat(registry.find("odoosync.http.requests").timers()).hasSize(4);
    assertThat(
            registry.find("odoosync.http.requests").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum())
        .isEqualTo(50);
    assertThat(registry.get("odoosync.http.requests").tag("operation", "other").timer().count())
        .isEqualTo(47);
  }

  @Test
  void whatWebhooksBringAndWhyTheyAreRefusedIsCounted() {
    SyncMetrics metrics = SyncMetrics.on(registry);
    metrics.on(new WebhookEvent.Taken(NOW, "shop", 2, 1));
    metrics.on(new WebhookEvent.Refused(NOW, "shop", WebhookRefusal.BAD_SIGNATURE));
    metrics.on(new WebhookEvent.Failed(NOW, "shop", "OSYNC-1"));
    assertThat(count("webhooks", "endpoint", "shop", "outcome", "taken")).isEqualTo(1);
    assertThat(count("webhooks", "endpoint", "shop", "outcome", "bad-signature")).isEqualTo(1);
    assertThat(count("webhooks", "endpoint", "shop", "outcome", "failed")).isEqualTo(1);
    assertThat(count("webhook.messages", "endpoint", "shop", "outcome", "stored")).isEqualTo(2);
    assertThat(count("webhook.messages", "endpoint", "shop", "outcome", "known")).isEqualTo(1);
  }

  @Test
  void driftIsShownAsTheLastRunFoundIt() {
    SyncMetrics metrics = SyncMetrics.on(registry);
    metrics.on(new ReconcileEvent.Ended(NOW, report(Map.of(Drift.Kind.DIFFERS, 5L), 5, 0)));
    metrics.on(new ReconcileEvent.Ended(NOW, report(Map.of(Drift.Kind.DIFFERS, 2L), 0, 3)));
    assertThat(gauge("drift", "reconciliation", "orders", "kind", "differs")).isEqualTo(2);
    assertThat(gauge("drift", "reconciliation", "orders", "kind", "missing-left")).isZero();
    assertThat(count("drift.found", "reconciliation", "orders")).isEqualTo(5);
    assertThat(count("drift.resolved", "reconciliation", "orders")).isEqualTo(3);
  }

  @Test
  void aKeyIsSeenToEnd() {
    ManualClock clock = ManualClock.at(NOW);
    SyncMetrics metrics = SyncMetrics.builder(registry).clock(clock).build();
    metrics.expiry("odoo", () -> Optional.of(NOW.plusSeconds(60)));
    metrics.expiry("shop", Optional::empty);
    assertThat(gauge("key.expiry", "key", "odoo")).isEqualTo(60);
    assertThat(gauge("key.expiry", "key", "shop")).isNaN();
    clock.advance(Duration.ofSeconds(90));
    assertThat(gauge("key.expiry", "key", "odoo")).isEqualTo(-30);
  }

  private static Consumer rejecting() {
    return Consumer.named("printer")
        .onAny(delivery -> Result.dead(Category.MAPPING, "no such printer"))
        .build();
  }

  private static HttpExchanged exchange(String operation, int status) {
    return new HttpExchanged(
        NOW, "shop", operation, status, Duration.ZERO, Duration.ofMillis(5), null);
  }

  private static Report report(Map<Drift.Kind, Long> drift, long isNew, long resolved) {
    return new Report("orders", 1, NOW, NOW, 10, 0, 0, drift, List.of(), isNew, resolved, 0, null);
  }

  private static Party party(String key) {
    return Party.builder(key).set(Party.CODE, key).set(Party.NAME, "Party " + key).build();
  }

  private double gauge(String name, String... tags) {
    return registry.get("odoosync." + name).tags(tags).gauge().value();
  }

  private double count(String name, String... tags) {
    var counter = registry.find("odoosync." + name).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  private List<String> shown() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(id -> id.getName() + id.getTags().stream().map(Tag::getValue).toList())
        .toList();
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
