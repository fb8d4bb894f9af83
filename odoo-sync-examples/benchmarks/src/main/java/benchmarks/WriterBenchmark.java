package benchmarks;

import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import io.github.odoosync.writer.Intent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** What goes into Odoo: by the writer, and one record a call through the same client. */
final class WriterBenchmark {

  private static final Duration LATENCY = Duration.ofMillis(20);

  private final OdooClient odoo;
  private final CallLog calls;
  private final WriterData data;
  private final int rounds;
  private final AtomicLong pieces = new AtomicLong(System.nanoTime() % 1_000);

  private WriterBenchmark(OdooClient odoo, CallLog calls, int rounds) {
    this.odoo = odoo;
    this.calls = calls;
    this.data = new WriterData(odoo);
    this.rounds = rounds;
  }

  static void run(Options options) throws Exception {
    if (options.server().isPresent()) {
      measure(options, options.server().get(), "a real server");
      return;
    }
    try (FakeOdoo fake = FakeOdoo.start(19)) {
      Server server = new Server(fake.url(), fake.database(), fake.login(), fake.apiKey());
      fake.fault(Fault.delay(LATENCY)).always();
      measure(
          options, server, "FakeOdoo in the same process, " + LATENCY.toMillis() + " ms a call");
    }
  }

  private static void measure(Options options, Server server, String description) {
    CallLog calls = new CallLog();
    try (OdooClient odoo = Clients.open(server, calls.client())) {
      System.out.printf(
          "%n## writer: Odoo %s, %s, %s%n", odoo.version(), odoo.dialect(), description);
      WriterBenchmark benchmark = new WriterBenchmark(odoo, calls, options.number("rounds", 3));
      benchmark.orders(options.number("orders", 100));
      benchmark.products(options.number("partners", 500));
      benchmark.partners(options.number("partners", 500));
      benchmark.counts();
    }
  }

  private void orders(int count) {
    print(
        "orders of 3 lines, created and confirmed",
        count,
        3,
        (run, i) -> {
          SalesOrder order = data.order(run, i);
          return List.of(Intent.upsert(order), Intent.confirm(order.key()));
        },
        i ->
            () -> {
              long id =
                  odoo.model("sale.order").create(data.orderValues("h" + System.nanoTime(), i));
              odoo.model("sale.order").action("action_confirm", List.of(id)).expectDone();
            });
  }

  private void products(int count) {
    print(
        "products",
        count,
        10,
        (run, i) -> List.of(Intent.upsert(WriterData.article(run, i))),
        i ->
            () ->
                odoo.model("product.product")
                    .create(WriterData.articleValues("h" + System.nanoTime(), i)));
  }

  private void partners(int count) {
    print(
        "partners",
        count,
        10,
        (run, i) -> List.of(Intent.upsert(WriterData.party(run, i))),
        i ->
            () ->
                odoo.model("res.partner")
                    .create(WriterData.partyValues("h" + System.nanoTime(), i)));
  }

  private void counts() {
    Model<OdooRecord> quants =
        odoo.withContext(context -> context.with("inventory_mode", true)).model("stock.quant");
    print(
        "counts of stock",
        data.products(),
        1,
        (run, i) -> List.of(Intent.adjust(data.count(run, i, 1 + pieces.incrementAndGet()))),
        i -> () -> quants.create(data.countValues(i, 1 + pieces.incrementAndGet())));
  }

  private void print(
      String what,
      int count,
      int goal,
      BiFunction<String, Integer, List<Intent>> intents,
      IntFunction<Runnable> byHand) {
    List<Timing> timings =
        new Rounds(1, Math.min(20, count), rounds, count)
            .run(List.of(new WriterJob(odoo, calls, intents), WriterJob.oneByOne(calls, byHand)));
    Timing writer = timings.get(0);
    Table table =
        new Table("%,d %s".formatted(count, what), "median", "a second", "HTTP calls", "times");
    for (Timing timing : timings) {
      if (timing.hasFailed()) {
        table.row(timing.name(), "failed: " + timing.failure(), "", "", "");
      } else {
        table.row(
            timing.name(),
            Table.millis(timing.medianNanos()),
            Table.count(timing.perSecond()),
            Table.count(timing.calls()),
            writer.hasFailed() ? "" : Table.ratio(timing.timesLongerThan(writer)));
      }
    }
    System.out.println("\n" + table);
    if (goal > 1 && timings.stream().noneMatch(Timing::hasFailed)) {
      boolean reached = timings.get(1).timesLongerThan(writer) >= goal;
      System.out.println("Goal " + goal + " times: " + Table.goal(reached));
    }
  }
}
