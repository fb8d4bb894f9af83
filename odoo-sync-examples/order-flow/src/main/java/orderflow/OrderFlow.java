package orderflow;

import io.github.odoosync.connector.json.Json;
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
  private final Random chance;
  private final List<Sample> samples = new ArrayList<>();
  private final Instant startedAt = Instant.now();
  private int kills;

  private OrderFlow(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.chance = new Random(settings.seed());
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
    Places direct = new Places(url, database, login, "", "", 0, folder, run);
    try (OdooClient odoo = direct.connect(Map.of(Places.KEY, key));
        World world = World.open(url, port, settings.seed())) {
      out.printf(
          "Odoo %s, %d orders, seed %d.%n", odoo.version(), settings.orders(), settings.seed());
      Setup.prepare(odoo);
      Places places = world.places(database, login, port, folder, run);
      try (Application application = new Application(places, key, settings.console())) {
        application.start();
        world.spoil(SPOILED);
        conflicts.run();
        sell(world.shop(), application, run);
        await(world.shop(), application);
        world.spoil(0);
        settle(world, application);
        boolean good = report(odoo, world, application, folder, run);
        if (settings.console().isPresent()) {
          out.println("The console stays open until you press Enter.");
          // The end of the input is an end, too.
          System.in.read();
        }
        return good;
      }
    }
  }

  private void sell(Shop shop, Application application, String run) throws Exception {
    int fatal = within(settings.orders() / 4, settings.orders() * 3 / 4);
    for (int i = 1; i <= settings.orders(); i++) {
      shop.sell("%s-SO%04d".formatted(run, i));
      Thread.sleep(1_000 / ORDERS_A_SECOND);
      if (i % ORDERS_A_SECOND == 0) {
        progress(shop, application);
      }
      if (i == fatal) {
        kill(application);
      }
    }
  }

  private void await(Shop shop, Application application) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    int left = pieces(shop) - shipped(shop);
    int fatal = within(left / 4, left * 3 / 4);
    while (left > 0 && Instant.now().isBefore(end)) {
      Thread.sleep(1_000);
      progress(shop, application);
      left = pieces(shop) - shipped(shop);
      if (left <= fatal && kills == 1) {
        kill(application);
      }
    }
  }

  private int within(int least, int most) {
    return least + chance.nextInt(Math.max(1, most - least));
  }

  private void kill(Application application) throws Exception {
    kills++;
    out.println("   The sync process is killed, and started again two seconds later.");
    application.kill();
    Thread.sleep(2_000);
    application.start();
  }

  private static int pieces(Shop shop) {
    return shop.orders().stream()
        .flatMap(order -> order.lines().stream())
        .mapToInt(Shop.Line::quantity)
        .sum();
  }

  private static int shipped(Shop shop) {
    return shop.fulfilments().values().stream()
        .flatMap(List::stream)
        .flatMap(fulfilment -> fulfilment.pieces().values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Waits until nothing is left to do, and all that Odoo was changed by is read. */
  private static void settle(World world, Application application) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    Instant busy = Instant.now();
    boolean settled = false;
    while (!settled && Instant.now().isBefore(end)) {
      Thread.sleep(1_000);
      Json status = application.status();
      Instant now = Instant.now();
      boolean idle = status != null && status.get("depth").integer() == 0;
      if (!idle || world.moving()) {
        busy = now;
      } else if (!status.get("behindMillis").isNull()) {
        settled = busy.isBefore(now.minusMillis(status.get("behindMillis").integer()));
      }
    }
  }

  private void progress(Shop shop, Application application) {
    Json status = application.status();
    long depth = status == null ? 0 : status.get("depth").integer();
    int shipped = shop.fulfilments().values().stream().mapToInt(List::size).sum();
    Sample sample = new Sample(Instant.now(), shop.orders().size(), shipped, depth, status != null);
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
      OdooClient odoo, World world, Application application, Path folder, String run)
      throws IOException {
    Json audit = application.audit();
    Findings.Verdict verdict = new Proof(odoo, world.shop(), world.carrier(), run).count(audit);
    Duration took = Duration.between(startedAt, Instant.now());
    List<Journal.Line> journal = new Journal(folder).lines();
    Steps steps = Steps.of(world.shop().orders(), journal);
    out.println();
    out.println("Trouble made:");
    world.troubles().forEach(trouble -> out.println("  " + trouble));
    out.println("  the sync process killed " + (kills == 1 ? "once" : kills + " times"));
    out.println();
    out.println("Latency from the sale, by step:");
    steps.latencies().forEach(step -> out.println("  " + step));
    out.println();
    out.println("Compared with what the shop says itself:");
    audit.get("reports").items().forEach(report -> out.println("  " + report.text()));
    Json status = application.status();
    out.println("Ledger " + status.get("ledger").text());
    status.get("deadLetters").items().forEach(it -> out.println("  stopped: " + it.text()));
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
