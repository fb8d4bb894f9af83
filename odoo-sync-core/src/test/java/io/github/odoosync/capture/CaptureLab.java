package io.github.odoosync.capture;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A fake Odoo, a store and a capture that share a clock which the test moves. */
final class CaptureLab implements AutoCloseable {

  static final Instant MORNING = Instant.parse("2026-03-01T10:00:00Z");
  static final Duration LAG = Duration.ofSeconds(150);

  /** Categories by name, the smallest model there is; for what does not depend on the model. */
  static final CaptureKind<OdooRecord> CATEGORIES =
      CaptureKind.records("category", "product.category", "name");

  static final CaptureKind<OdooRecord> PARTNERS =
      CaptureKind.records("partner", "res.partner", "name", "active");

  final ManualClock clock = ManualClock.at(MORNING);
  final FakeOdoo odoo;
  final TestStore store = TestStore.memory(clock);
  final Outbox outbox = Outbox.on(store.lanes());
  final OdooClient client;

  /** All calls that were made through the client, in order. */
  final List<OdooCall> sent = Collections.synchronizedList(new ArrayList<>());

  private final OdooClient connection;
  final List<CaptureEvent> events = new ArrayList<>();

  /** What runs; set by the test before anything else. */
  @SuppressWarnings("NullAway.Init")
  Capture capture;

  CaptureLab(int version) {
    this(version, builder -> builder);
  }

  CaptureLab(int version, UnaryOperator<FakeOdoo.Builder> fake) {
    this.odoo = fake.apply(FakeOdoo.builder().version(version).clock(clock)).start();
    this.connection =
        OdooClient.builder(odoo.url())
            .database(odoo.database())
            .apiKey(odoo.login(), Secret.of(odoo.apiKey()))
            // A breaker lives by real time, which does not pass here.
            .resilience(Resilience.none())
            .build();
    this.client = connection.beforeEachCall(sent::add);
  }

  /** Begins, or begins again as after a restart: with what the store has and nothing else. */
  CaptureLab capture(UnaryOperator<Capture.Builder> what) {
    return capture(outbox, what);
  }

  CaptureLab capture(Outbox to, UnaryOperator<Capture.Builder> what) {
    if (capture != null) {
      capture.close();
    }
    capture = builder(to, what).build();
    return this;
  }

  Capture.Builder builder(Outbox to, UnaryOperator<Capture.Builder> what) {
    return builder(client, store.captures(), to, what);
  }

  /** Returns a builder of a further node. */
  Capture.Builder builder(
      OdooClient reads, CaptureStore keeps, Outbox to, UnaryOperator<Capture.Builder> what) {
    return what.apply(
        Capture.builder(reads, keeps, to)
            .clock(clock)
            .nanos(this::nanos)
            .callsPerMinute(100_000)
            .listener(event -> events.add((CaptureEvent) event)));
  }

  long nanos() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond() - MORNING.getEpochSecond())
        + now.getNano();
  }

  /** Lets time pass in steps, each with all the work that is due then. */
  void pass(Duration time, Duration step) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      clock.advance(step);
      capture.runDue();
    }
  }

  void pass(Duration time) {
    pass(time, Duration.ofSeconds(5));
  }

  /** Lets all that was written until now become settled and be read. */
  void settle() {
    pass(LAG.plusSeconds(40));
  }

  /** Returns what a consumer got since it was asked last. */
  List<Change> changes(String consumer) {
    return store.drain(consumer).stream().map(Change::of).toList();
  }

  /** Returns a field as Odoo has it. */
  String value(String model, long id, String field) {
    return String.valueOf(Objects.requireNonNull(odoo.read(model, id, field)).get(field));
  }

  List<Message> messages(String consumer) {
    return store.drain(consumer);
  }

  /** Returns a change as a short text: {@code 7=name}, {@code 7 gone}. */
  static String shown(Change change) {
    long id = change.subject().id();
    if (change instanceof Change.Upserted upserted) {
      return id + "=" + upserted.content().get("name");
    }
    if (change instanceof Change.Archived archived) {
      return id + " archived=" + archived.content().get("name");
    }
    if (change instanceof Change.Unreadable) {
      return id + " unreadable";
    }
    return id + (change instanceof Change.Gone ? " gone" : " not visible");
  }

  List<String> shown(String consumer) {
    return changes(consumer).stream().map(CaptureLab::shown).toList();
  }

  @Override
  public void close() {
    if (capture != null) {
      capture.close();
    }
    connection.close();
    odoo.close();
    store.close();
  }
}
