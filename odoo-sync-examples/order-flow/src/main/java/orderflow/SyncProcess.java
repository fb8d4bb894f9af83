package orderflow;

import static io.github.odoosync.capture.Change.TYPE;
import static io.github.odoosync.capture.Change.VERSION;

import io.github.odoosync.OdooSync;
import io.github.odoosync.capture.Capture;
import io.github.odoosync.capture.CaptureKind;
import io.github.odoosync.capture.ChangeHandler;
import io.github.odoosync.capture.StandardKinds;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.command.Commands;
import io.github.odoosync.connector.source.SourceChange;
import io.github.odoosync.connector.source.SourceFeed;
import io.github.odoosync.connector.source.SourceHandler;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.connector.webhook.JdkWebhookHandler;
import io.github.odoosync.connector.webhook.WebhookEndpoint;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connectors.console.Console;
import io.github.odoosync.connectors.console.ConsoleServer;
import io.github.odoosync.connectors.easypost.EasyPost;
import io.github.odoosync.connectors.easypost.EasyPostEvent;
import io.github.odoosync.connectors.shopify.Shopify;
import io.github.odoosync.connectors.shopify.ShopifyEvent;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.writer.WriterEvent;
import java.io.IOException;
import java.time.Duration;
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

  /**
   * A message whose holder vanishes is suspected to be why; here the process is killed on purpose.
   */
  private static final int KILLS = 20;

  /** The environment variable with the port of the console; none is opened without it. */
  static final String CONSOLE = "ORDER_FLOW_CONSOLE";

  private final JdbcConnectionPool database;
  private final OdooClient odoo;
  private final Systems systems;
  private final SourceFeed<SalesOrder> orders;
  private final OdooSync sync;
  private final JdbcStore store;
  private final Journal journal;
  private final Http.Server server;
  private final Optional<ConsoleServer> console;

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
    this.systems = new Systems(places);
    this.journal = new Journal(places.folder());
    this.store = JdbcStore.of(database);
    store.createSchema();
    Parcels parcels = new Parcels(database);
    parcels.createTable();
    this.orders =
        SourceFeed.documents("shop", systems.shop(OrderSource.class))
            .every(Duration.ofSeconds(2))
            .build();
    Flow flow =
        new Flow(places.run(), systems.carrier(RateQuoter.class), database, parcels, journal);
    this.sync = sync(flow);
    flow.on(sync);
    this.server = server(places);
    sync.start();
    server.server().start();
    this.console = console();
  }

  private Optional<ConsoleServer> console() throws IOException {
    String port = System.getenv(CONSOLE);
    if (port == null) {
      return Optional.empty();
    }
    Console made =
        Console.builder(store.lanes())
            .name("Order flow")
            .drift(store.drift())
            .dispatcher(sync::snapshot)
            .sources(sync.sources().orElseThrow()::snapshot)
            .capture(sync.capture().orElseThrow()::snapshot)
            .build();
    ConsoleServer opened = made.open(Integer.parseInt(port));
    System.out.println("Console: " + opened.link());
    return Optional.of(opened);
  }

  private OdooSync sync(Flow flow) {
    StandardKinds kinds = StandardKinds.standard();
    CaptureKind<Shipment> shipments = kinds.shipments();
    CommandStore commands = store.connectors().commands();
    Commands carrier = ToCarrier.commands(systems, commands, PATIENT, flow::labelled);
    Commands shop =
        ToShop.commands(systems, commands, PATIENT, (shipment, key) -> flow.fulfilled(shipment));
    return OdooSync.builder(odoo, store)
        .connect(
            orders,
            consumer("intake")
                .on(SourceChange.TYPE, SourceChange.VERSION, SourceHandler.of(flow::intake))
                .build())
        .consumer(
            Shopify.TOPIC,
            consumer("look").on(ShopifyEvent.TYPE, ShopifyEvent.VERSION, this::look).build())
        .consumer(
            EasyPost.TOPIC,
            consumer("track").on(EasyPostEvent.TYPE, EasyPostEvent.VERSION, flow::track).build())
        .captureFromNow(shipments, of("pack", flow::pack))
        .captureFromNow(shipments, of("tell-fulfilment", flow::tellFulfilment))
        .capture(
            kinds.stockLevels("stock", Setup.warehouse(odoo)), of("tell-stock", flow::tellStock))
        .consumer(ToCarrier.CARRIER, soonProbed(carrier.consumer(ToCarrier.CARRIER)))
        .consumer(ToShop.SHOP, soonProbed(shop.consumer(ToShop.SHOP)))
        .writing(writing -> writing.retryWindow(Duration.ofSeconds(2)).patience(50))
        .dispatching(SyncProcess::patient)
        .capturing(SyncProcess::pace)
        .reading(reading -> reading.lease(LEASE))
        .listener(this::note)
        .build();
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
    return patient(Consumer.named(name));
  }

  private static Consumer.Builder patient(Consumer.Builder consumer) {
    return consumer.retry(PATIENT).lease(LEASE).maxAbandoned(KILLS);
  }

  // Shop and carrier answer at once or never, so it is soon known what came of a lost answer.
  private static Consumer soonProbed(Consumer.Builder consumer) {
    return patient(consumer).probeAfter(Duration.ofSeconds(1)).build();
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

  private Http.Server server(Places places) throws IOException {
    Http.Server made = Http.server(places.port(), 4);
    Status status = new Status(sync, store);
    Audit audit = new Audit(odoo, systems, places.run(), store.drift());
    made.says("/status", status::now);
    made.says("/audit", audit::run);
    take(made, "shop", systems.shop(WebhookReceiver.class));
    take(made, "carrier", systems.carrier(WebhookReceiver.class));
    return made;
  }

  private void take(Http.Server made, String name, WebhookReceiver receiver) {
    WebhookEndpoint endpoint = WebhookEndpoint.builder(name, receiver, sync.inbox()).build();
    made.server().createContext("/webhooks/" + name, new JdkWebhookHandler(endpoint));
  }

  /** A webhook of the shop is late, doubled or lost: it only says that it is time to look. */
  private Result look(Delivery delivery) {
    if (ShopifyEvent.of(delivery.message()).orderId().isPresent()) {
      sync.sources().orElseThrow().hint(orders.name());
    }
    return Result.done();
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
    console.ifPresent(ConsoleServer::close);
    server.close();
    sync.close();
    systems.close();
    odoo.close();
    database.dispose();
  }
}
