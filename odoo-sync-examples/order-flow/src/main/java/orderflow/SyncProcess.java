package orderflow;

import static io.github.odoosync.capture.Change.TYPE;
import static io.github.odoosync.capture.Change.VERSION;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.odoosync.OdooSync;
import io.github.odoosync.capture.Capture;
import io.github.odoosync.capture.CaptureKind;
import io.github.odoosync.capture.CaptureSnapshot.StreamSnapshot;
import io.github.odoosync.capture.ChangeHandler;
import io.github.odoosync.capture.StandardKinds;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.ConsumerSnapshot;
import io.github.odoosync.reconcile.Ledger;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.writer.WriterEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The application: a process with odoo-sync embedded, its own database, and an address for
 * webhooks. It may be killed at any moment and started again.
 */
final class SyncProcess implements AutoCloseable {

  private static final RetryPolicy PATIENT =
      new RetryPolicy(50, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofMinutes(5));

  private static final Pattern ORDER = Pattern.compile("\\w+-SO\\d+");

  private static final Duration LEASE = Duration.ofSeconds(5);

  private final JdbcConnectionPool database;
  private final OdooClient odoo;
  private final OdooSync sync;
  private final JdbcStore store;
  private final Journal journal;
  private final Audit audit;
  private final Http.Server server;

  private SyncProcess(Places places) throws Exception {
    // Without a delay: what is committed survives a killed process.
    this.database =
        JdbcConnectionPool.create(
            "jdbc:h2:async:"
                + places.folder().resolve("sync")
                + ";WRITE_DELAY=0;QUERY_CACHE_SIZE=100",
            "sa",
            "");
    // Killed while several write, H2 may keep a part of a transaction; of one writer it does not.
    database.setMaxConnections(1);
    this.odoo = places.connect(System.getenv());
    this.journal = new Journal(places.folder());
    this.store = JdbcStore.of(database);
    store.createSchema();
    Parcels parcels = new Parcels(database);
    parcels.createTable();
    Flow flow = new Flow(places, database, parcels, journal);
    StandardKinds kinds = StandardKinds.standard();
    CaptureKind<Shipment> shipments = kinds.shipments();
    this.sync =
        OdooSync.builder(odoo, store)
            .consumer(Flow.SHOP_ORDERS, consumer("intake").on(Flow.TYPE, 1, flow::intake).build())
            .consumer(Flow.CARRIER_EVENTS, consumer("track").on(Flow.TYPE, 1, flow::track).build())
            .captureFromNow(kinds.salesOrders(), of("tell-state", flow::tellState))
            .captureFromNow(shipments, of("pack", flow::pack))
            .captureFromNow(shipments, of("tell-fulfilment", flow::tellFulfilment))
            .capture(
                kinds.stockLevels("stock", Setup.warehouse(odoo)),
                of("tell-stock", flow::tellStock))
            .writing(writing -> writing.retryWindow(Duration.ofSeconds(2)).patience(50))
            .dispatching(consumer -> consumer.retry(PATIENT).lease(LEASE))
            .capturing(SyncProcess::pace)
            .listener(this::note)
            .build();
    this.audit = new Audit(odoo, places, store.drift());
    flow.on(sync);
    this.server = Http.serve(places.port(), 4, (method, path, body) -> answer(flow, path, body));
    sync.start();
  }

  private static Capture.Builder pace(Capture.Builder capture) {
    return capture
        .hotEvery(Duration.ofSeconds(1))
        .settledEvery(Duration.ofSeconds(2))
        .settleLag(Duration.ofSeconds(3))
        .callsPerMinute(3_000)
        // A page has to be read within the lease, also by a slow Odoo.
        .pageSize(50)
        .lease(LEASE);
  }

  private static Consumer.Builder consumer(String name) {
    return Consumer.named(name).retry(PATIENT).lease(LEASE);
  }

  private static Consumer of(String name, ChangeHandler handler) {
    return consumer(name).on(TYPE, VERSION, ChangeHandler.of(handler)).build();
  }

  /** Runs until its standard input ends. */
  public static void main(String[] args) throws Exception {
    try (SyncProcess process = new SyncProcess(Places.of(args))) {
      while (System.in.read() >= 0) {
        // Whoever started it closes the stream, or ends.
      }
    }
  }

  private Http.Answer answer(Flow flow, String path, JsonNode body) {
    return switch (path) {
      case "/webhooks/shop" -> {
        flow.shopEvent(body);
        yield Http.Answer.ok(Map.of());
      }
      case "/webhooks/carrier" -> {
        flow.carrierEvent(body);
        yield Http.Answer.ok(Map.of());
      }
      case "/status" -> Http.Answer.ok(status());
      case "/audit" -> Http.Answer.ok(audit.run());
      default -> new Http.Answer(404, Map.of());
    };
  }

  private Map<String, Object> status() {
    Map<String, Object> status = new LinkedHashMap<>();
    long depth = 0;
    long stopped = 0;
    List<Map<String, Object>> consumers = new ArrayList<>();
    for (ConsumerSnapshot one : sync.snapshot()) {
      depth += one.lanes().depth();
      stopped += one.lanes().parked() + one.lanes().dead();
      consumers.add(
          Map.of(
              "name", one.consumer(),
              "open", one.lanes().depth(),
              "unknown", one.lanes().unknown(),
              "parked", one.lanes().parked(),
              "dead", one.lanes().dead()));
    }
    status.put("depth", depth);
    status.put("stopped", stopped);
    status.put("consumers", consumers);
    status.put("writer", sync.writer().counts());
    status.put("deadLetters", reasons());
    status.put("ledger", ledger().toString());
    behind().ifPresent(behind -> status.put("behindMillis", behind.toMillis()));
    return status;
  }

  /** Returns how old a change in Odoo is at most that is not read; empty while that is unknown. */
  private Optional<Duration> behind() {
    List<StreamSnapshot> streams = sync.capture().orElseThrow().snapshot().streams();
    boolean known =
        streams.stream().allMatch(stream -> stream.lag().isPresent() && stream.loads().isEmpty());
    return known
        ? streams.stream().flatMap(stream -> stream.lag().stream()).max(Duration::compareTo)
        : Optional.empty();
  }

  private Ledger ledger() {
    return Ledger.of(
        Clock.systemUTC(),
        store.writer(),
        "odoo",
        store.lanes(),
        "odoo",
        store.drift(),
        store.drift().reconciliations());
  }

  private List<String> reasons() {
    return store.lanes().deadLetters(DeadLetterQuery.all()).stream()
        .limit(5)
        .map(String::valueOf)
        .toList();
  }

  private void note(SyncEvent event) {
    if (event instanceof WriterEvent of) {
      Matcher order = ORDER.matcher(of.intent());
      if (order.find()) {
        journal.note(order.group(), event.name().replace("writer.", ""), of.intent());
      }
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    sync.close();
    odoo.close();
    database.dispose();
  }
}
