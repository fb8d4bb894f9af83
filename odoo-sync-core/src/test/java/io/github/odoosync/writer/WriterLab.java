package io.github.odoosync.writer;

import static org.assertj.core.api.Assertions.fail;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.Timeouts;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import io.github.odoosync.testing.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A fake Odoo, a store, and writers between them, with quick retries. */
final class WriterLab implements AutoCloseable {

  /** More than any fault of a test lasts, so that no test depends on how fast the machine is. */
  static final int ATTEMPTS = 10_000;

  static final RetryPolicy QUICK =
      new RetryPolicy(ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMinutes(5));

  /** How long the fake may still be at work after an answer was missed. */
  static final Duration WINDOW = Duration.ofMillis(100);

  private static final Duration AT_MOST = Duration.ofMinutes(4);

  final FakeOdoo fake;
  private final boolean closesOdoo;
  final LaneStore lanes;
  final WriterStore store;
  final OdooClient odoo;
  final Outbox outbox;
  final Queue<SyncEvent> events = new ConcurrentLinkedQueue<>();
  private final List<Dispatcher> dispatchers = new ArrayList<>();
  private final List<OdooClient> clients = new ArrayList<>();
  private final List<OdooTransport> transports = new ArrayList<>();

  WriterLab(int version) {
    this(version, MemoryStore.create());
  }

  WriterLab(int version, MemoryStore memory) {
    this(version, memory.lanes(), memory.writer());
  }

  WriterLab(int version, LaneStore lanes, WriterStore store) {
    this(FakeOdoo.start(version), true, lanes, store);
    basics(fake);
  }

  private WriterLab(FakeOdoo fake, boolean closesOdoo, LaneStore lanes, WriterStore store) {
    this.fake = fake;
    this.closesOdoo = closesOdoo;
    this.lanes = lanes;
    this.store = store;
    this.odoo = client();
    this.outbox = Outbox.on(lanes);
  }

  /** Returns one on the same Odoo with a store that knows nothing, to be closed before this. */
  WriterLab another(MemoryStore memory) {
    return new WriterLab(fake, false, memory.lanes(), memory.writer());
  }

  /** Returns a field as Odoo has it. */
  static Object value(FakeOdoo fake, String model, long id, String field) {
    return Objects.requireNonNull(Objects.requireNonNull(fake.read(model, id, field)).get(field));
  }

  /** Gives an Odoo a customer and products. */
  static void basics(FakeOdoo fake) {
    fake.create("res.partner", Map.of("name", "Ann", "ref", "C-1"));
    for (String sku : List.of("BOLT", "NUT", "GEAR")) {
      goods(fake, sku, Map.of());
    }
    fake.clearCalls();
  }

  /** Gives an Odoo a product that is kept in stock, and returns its id. */
  static long goods(FakeOdoo fake, String sku, Map<String, ?> more) {
    Map<String, Object> values = new HashMap<>(Map.of("name", sku, "default_code", sku));
    values.putAll(more);
    return fake.create("product.product", storable(fake.version(), values));
  }

  /** Puts pieces into stock. */
  static void stock(FakeOdoo fake, long product, double pieces, Map<String, ?> more) {
    Map<String, Object> values = new HashMap<>(more);
    values.put("product_id", product);
    values.put("location_id", fake.idOf("stock.stock_location_stock"));
    values.put("quantity", pieces);
    fake.create("stock.quant", values);
  }

  private static Map<String, Object> storable(int version, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put(
        version == 17 ? "detailed_type" : "is_storable", version == 17 ? "product" : (Object) true);
    all.put("invoice_policy", "delivery");
    return all;
  }

  /** Opens a client that makes each call once, so that what the writer does is seen. */
  OdooClient client() {
    return OdooClient.builder(fake.url())
        .database(fake.database())
        .apiKey(fake.login(), Secret.of(fake.apiKey()))
        .resilience(Resilience.none())
        .timeouts(Timeouts.defaults().withRead(Duration.ofSeconds(20)))
        .build();
  }

  /** Opens a client of which a share of the writing calls meets a fault. */
  OdooClient client(long seed, double share, Fault... faults) {
    return client(seed, share, Duration.ofSeconds(20), faults);
  }

  /** Opens such a client that waits no longer than this for an answer. */
  OdooClient client(long seed, double share, Duration patience, Fault... faults) {
    HttpTransport http =
        HttpTransport.builder(fake.url())
            .database(fake.database())
            .credentials(Credentials.apiKey(fake.login(), Secret.of(fake.apiKey())))
            .timeouts(Timeouts.defaults().withRead(patience))
            .build();
    OdooTransport chaos = new Chaos(http, fake, seed, share, faults);
    OdooClient client = OdooClient.builder(chaos).resilience(Resilience.none()).build();
    clients.add(client);
    transports.add(http);
    return client;
  }

  OdooWriter.Builder writer() {
    return writer(odoo);
  }

  OdooWriter.Builder writer(OdooClient client) {
    return OdooWriter.builder(client, OdooMapper.builder(client).tenant("acme").build(), store)
        .retryWindow(WINDOW)
        .listener(events::add);
  }

  Dispatcher start(OdooWriter writer) {
    return start(writer, consumer -> consumer);
  }

  Dispatcher start(OdooWriter writer, UnaryOperator<Consumer.Builder> settings) {
    Consumer.Builder consumer = writer.consumer("odoo").retry(QUICK).breaker(BreakerPolicy.off());
    Dispatcher dispatcher =
        Dispatcher.builder(outbox)
            .consumer(settings.apply(consumer).build())
            .listener(events::add)
            .drainTimeout(Duration.ofSeconds(10))
            .build();
    dispatchers.add(dispatcher);
    dispatcher.start();
    return dispatcher;
  }

  void enqueue(Intent... intents) {
    enqueue(Arrays.asList(intents));
  }

  void enqueue(List<Intent> intents) {
    outbox.enqueue(intents.stream().map(intent -> intent.message("odoo")).toList());
  }

  void enqueueMessages(Message... messages) {
    outbox.enqueue(messages);
  }

  /** Carries all out that waits, with a writer of the usual settings. */
  void run(Intent... intents) throws InterruptedException {
    enqueue(intents);
    start(writer().build());
    awaitEmpty();
  }

  /** Waits until nothing is left to do but what people have to look at. */
  void awaitEmpty() throws InterruptedException {
    await(
        "all is done or parked",
        () -> {
          var now = lanes.snapshot("odoo");
          return now.inFlight() + now.due() + now.waiting() + now.unknown() == 0;
        });
  }

  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("Never came true: " + what + ", " + lanes.snapshot("odoo") + " " + deadLetters());
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  <T extends SyncEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<DeadLetter> deadLetters() {
    return lanes.deadLetters(DeadLetterQuery.open());
  }

  /** Returns how many calls of a method came. */
  int calls(String model, String method) {
    return fake.calls(model, method).size();
  }

  static SalesOrder order(String key, String... skus) {
    List<SalesOrderLine> lines = new ArrayList<>();
    for (String sku : skus.length == 0 ? new String[] {"BOLT"} : skus) {
      lines.add(line("" + (lines.size() + 1), sku, 2));
    }
    return order(key, lines);
  }

  static SalesOrderLine line(String key, String sku, long pieces) {
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, key)
        .set(SalesOrderLine.PRODUCT, product(sku))
        .set(SalesOrderLine.QUANTITY, Quantity.pieces(pieces))
        .set(SalesOrderLine.PRICE, Money.of("2.50", "USD"))
        .build();
  }

  static SalesOrder order(String key, List<SalesOrderLine> lines) {
    return SalesOrder.builder()
        .set(Document.KEY, new BusinessKey("sales-order", key))
        .set(SalesOrder.CUSTOMER, PartyRef.builder().set(PartyRef.CODE, "C-1").build())
        .set(SalesOrder.CUSTOMER_REFERENCE, key)
        .set(SalesOrder.LINES, lines)
        .build();
  }

  /** Returns a delivery of an order, as the warehouse has done it. */
  static Shipment shipment(BusinessKey order, String key, GoodsLine... lines) {
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", key))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .set(Shipment.ORDERS, List.of(order))
        .set(Shipment.LINES, List.of(lines))
        .build();
  }

  static GoodsLine done(String sku, long pieces) {
    return GoodsLine.builder()
        .set(GoodsLine.PRODUCT, product(sku))
        .set(GoodsLine.DONE, Quantity.pieces(pieces))
        .build();
  }

  static ProductRef product(String sku) {
    return ProductRef.builder().set(ProductRef.SKU, sku).build();
  }

  static Party party(String code, String name) {
    return Party.builder()
        .set(Document.KEY, new BusinessKey("party", code))
        .set(Party.NAME, name)
        .set(Party.CODE, code)
        .build();
  }

  static Product article(String sku, String name) {
    return Product.builder()
        .set(Document.KEY, new BusinessKey("product", sku))
        .set(Product.SKU, sku)
        .set(Product.NAME, new LocalizedText(Map.of("en-US", name)))
        .build();
  }

  static StockAdjustment count(String key, String sku, long pieces) {
    return StockAdjustment.builder()
        .set(Document.KEY, new BusinessKey("stock-adjustment", key))
        .set(
            StockAdjustment.LINES,
            List.of(
                CountedStock.builder()
                    .set(CountedStock.PRODUCT, product(sku))
                    .set(
                        CountedStock.LOCATION,
                        LocationRef.builder().set(LocationRef.CODE, "WH/Stock").build())
                    .set(CountedStock.COUNTED, Quantity.pieces(pieces))
                    .build()))
        .build();
  }

  /** Stops all that was started. */
  void stop() {
    dispatchers.forEach(Dispatcher::close);
    dispatchers.clear();
  }

  @Override
  public void close() {
    stop();
    odoo.close();
    clients.forEach(OdooClient::close);
    transports.forEach(OdooTransport::close);
    if (closesOdoo) {
      fake.close();
    }
  }
}
