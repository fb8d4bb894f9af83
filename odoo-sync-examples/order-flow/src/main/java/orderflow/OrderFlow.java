package orderflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The whole story: orders of a shop flow through Odoo and a carrier while everything goes wrong
 * that does go wrong, and in the end it is counted that nothing was lost or doubled.
 *
 * <p>Ends with an error, and so with an exit code other than 0, if that is not so.
 */
public final class OrderFlow {

  private static final double SPOILED = 0.03;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int ORDERS_A_SECOND = 25;

  private final Settings settings;
  private final PrintStream out;
  private final List<Sample> samples = new ArrayList<>();
  private final Instant startedAt = Instant.now();

  private OrderFlow(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** How far everything is at one moment. */
  record Sample(Instant at, int sold, int shipped, long depth, boolean alive) {}

  /** Runs it; see {@link Settings} for the arguments. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(args, System.getenv());
    if (!new OrderFlow(settings, System.out).run()) {
      throw new IllegalStateException("The proof failed: see above");
    }
  }

  /** Runs it with this output; returns whether the proof is good. */
  static boolean run(Settings settings, PrintStream out) throws Exception {
    return new OrderFlow(settings, out).run();
  }

  private boolean run() throws Exception {
    if (settings.url().isPresent()) {
      return against(
          settings.url().get(),
          settings.database().orElse(""),
          settings.login().orElse(""),
          settings.apiKey().orElseThrow(),
          () -> {});
    }
    out.println("No ODOO_URL given: a fake Odoo 19 runs in this process.");
    try (FakeOdoo fake = FakeOdoo.start(19)) {
      // Odoo's own trouble, beside what the proxy does to its answers.
      Runnable conflicts =
          () -> {
            fake.fault(Fault.serializationFailure()).on("sale.order", "load").times(2);
            fake.fault(Fault.serializationFailure())
                .on("stock.picking", "button_validate")
                .times(3);
          };
      return against(fake.url(), fake.database(), fake.login(), fake.apiKey(), conflicts);
    }
  }

  private boolean against(String url, String database, String login, String key, Runnable conflicts)
      throws Exception {
    Path folder = Files.createTempDirectory("order-flow-");
    String run = "R" + Long.toString(startedAt.getEpochSecond(), 36).toUpperCase(Locale.ROOT);
    int port = freePort();
    String webhooks = "http://127.0.0.1:" + port + "/webhooks/";
    Random chance = new Random(settings.seed());
    Places direct = new Places(url, database, login, "", "", 0, folder, run);
    try (OdooClient odoo = direct.connect(Map.of(Places.KEY, key));
        FaultProxy proxy = FaultProxy.before(url, new Random(settings.seed() + 1));
        Shop shop = Shop.open(webhooks + "shop", chance);
        Carrier carrier = Carrier.open(webhooks + "carrier", new Random(settings.seed() + 2))) {
      out.printf(
          "Odoo %s, %d orders, seed %d.%n", odoo.version(), settings.orders(), settings.seed());
      Setup.prepare(odoo);
      Places places =
          new Places(proxy.url(), database, login, shop.url(), carrier.url(), port, folder, run);
      try (Application application = new Application(places, key)) {
        application.start();
        proxy.spoil(SPOILED);
        conflicts.run();
        sell(shop, application, run);
        await(shop, application);
        proxy.spoil(0);
        settle(carrier, application);
        return report(odoo, shop, carrier, proxy, application, folder, run);
      }
    }
  }

  private void sell(Shop shop, Application application, String run) throws Exception {
    for (int i = 1; i <= settings.orders(); i++) {
      shop.sell("%s-SO%04d".formatted(run, i));
      Thread.sleep(1_000 / ORDERS_A_SECOND);
      if (i % ORDERS_A_SECOND == 0) {
        progress(shop, application);
      }
      if (i == settings.orders() / 2) {
        out.println("   The sync process is killed, and started again two seconds later.");
        application.kill();
        Thread.sleep(2_000);
        application.start();
      }
    }
  }

  private void await(Shop shop, Application application) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!finished(shop) && Instant.now().isBefore(end)) {
      Thread.sleep(1_000);
      progress(shop, application);
    }
  }

  private boolean finished(Shop shop) {
    long pieces =
        shop.fulfilments().stream()
            .flatMap(fulfilment -> fulfilment.pieces().values().stream())
            .mapToLong(Integer::longValue)
            .sum();
    long sold =
        shop.orders().stream()
            .flatMap(order -> order.lines().stream())
            .mapToLong(Shop.Line::quantity)
            .sum();
    return pieces >= sold;
  }

  /** Waits until nothing is left to do, and all that Odoo was changed by is read. */
  private void settle(Carrier carrier, Application application) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    Instant busy = Instant.now();
    boolean settled = false;
    while (!settled && Instant.now().isBefore(end)) {
      Thread.sleep(1_000);
      JsonNode status = application.status();
      Instant now = Instant.now();
      boolean idle = status != null && status.path("depth").asLong() == 0;
      if (!idle || carrier.webhooks().waiting() > 0) {
        busy = now;
      } else if (status.has("behindMillis")) {
        settled = busy.isBefore(now.minusMillis(status.path("behindMillis").asLong()));
      }
    }
  }

  private void progress(Shop shop, Application application) {
    JsonNode status = application.status();
    long depth = status == null ? 0 : status.path("depth").asLong();
    Sample sample =
        new Sample(
            Instant.now(), shop.orders().size(), shop.fulfilments().size(), depth, status != null);
    samples.add(sample);
    out.printf(
        "%4d s  %3d sold  %3d parcels told to the shop  %4d waiting%s%n",
        Duration.between(startedAt, sample.at()).toSeconds(),
        sample.sold(),
        sample.shipped(),
        depth,
        status == null ? "  (the sync process is down)" : "");
  }

  private boolean report(
      OdooClient odoo,
      Shop shop,
      Carrier carrier,
      FaultProxy proxy,
      Application application,
      Path folder,
      String run)
      throws IOException {
    JsonNode audit = application.audit();
    Proof.Verdict verdict = new Proof(odoo, shop, carrier, run).count(audit);
    Duration took = Duration.between(startedAt, Instant.now());
    List<Journal.Line> journal = new Journal(folder).lines();
    Steps steps = Steps.of(shop.orders(), journal);
    out.println();
    out.println("Trouble made:");
    out.printf(
        "  %d answers of Odoo swallowed after the work was done, %d calls answered 429%n",
        proxy.swallowed(), proxy.slowedDown());
    out.printf(
        "  %d webhooks sent twice, %d not taken and sent again, %d labels made without an answer%n",
        shop.webhooks().doubled() + carrier.webhooks().doubled(),
        shop.webhooks().refused() + carrier.webhooks().refused(),
        carrier.swallowed());
    out.println("  the sync process killed once");
    out.println();
    out.println("Latency from the sale, by step:");
    steps.latencies().forEach(step -> out.println("  " + step));
    out.println();
    out.println("Compared with the shop's own table:");
    audit.path("reports").forEach(report -> out.println("  " + report.asText()));
    JsonNode status = application.status();
    out.println("Ledger " + status.path("ledger").asText());
    status.path("deadLetters").forEach(letter -> out.println("  stopped: " + letter.asText()));
    out.println();
    out.println("The proof, counted from the systems' own records:");
    verdict.counts().forEach((what, count) -> out.printf("  %4d %s%n", count, what));
    out.println("  " + verdict);
    verdict.troubles().stream().limit(30).forEach(line -> out.println("    " + line));
    Path page = folder.resolve("report.html");
    Files.writeString(page, HtmlReport.of(verdict, samples, steps, took));
    out.printf("%nTook %d s. Report: %s%n", took.toSeconds(), page);
    return verdict.good();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
