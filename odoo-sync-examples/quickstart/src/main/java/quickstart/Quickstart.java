package quickstart;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.testing.FakeOdoo;
import java.io.PrintStream;
import java.time.Clock;

/**
 * Reads, writes and ships with a typed Odoo client, and verifies each step by reading back.
 *
 * <p>Talks to the Odoo that arguments or environment name, or else to a fake one that it starts.
 * Ends with an error, and so with an exit code other than 0, if anything is not as it should be.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Runs it; see {@link Settings} for the arguments. */
  public static void main(String[] args) throws Exception {
    Settings settings = Settings.of(args, System.getenv());
    if (settings.url().isPresent()) {
      run(settings, System.out);
      return;
    }
    System.out.println("No ODOO_URL given: starting FakeOdoo 19 in this process.");
    try (FakeOdoo server = Demo.start()) {
      run(Demo.settings(server), System.out);
    }
  }

  static void run(Settings settings, PrintStream out) throws Exception {
    Report report = new Report(out);
    try (OdooClient odoo = connect(settings)) {
      out.printf(
          "Talking to Odoo %s at %s over %s.%n%n", odoo.version(), odoo.target(), odoo.dialect());
      Shipping shipping = new Shipping(odoo, Clock.systemUTC());
      report.step("Read outgoing deliveries", shipping::readDeliveries);
      report.step("Put two products on stock", shipping::stockProducts);
      report.step("Upsert customer and order twice", shipping::upsertOrderTwice);
      report.step("Confirm the order", shipping::confirm);
      report.step("Ship a part of it", shipping::shipPartially);
      report.step("Look at the backorder", shipping::checkBackorder);
      report.step("Stream the products", () -> Catalog.stream(odoo, report));
    }
    report.finish();
  }

  static OdooClient connect(Settings settings) {
    OdooClient.Builder builder = OdooClient.builder(settings.url().orElseThrow());
    Secret key = Secret.of(settings.apiKey().orElseThrow());
    settings.database().ifPresent(builder::database);
    settings.dialect().map(Quickstart::dialect).ifPresent(builder::dialect);
    settings
        .login()
        .ifPresentOrElse(login -> builder.apiKey(login, key), () -> builder.apiKey(key));
    return builder.build();
  }

  private static Dialect dialect(String name) {
    return switch (name) {
      case "json2" -> Dialect.JSON2;
      case "json-rpc" -> Dialect.JSON_RPC;
      default -> throw new IllegalArgumentException("Not a dialect: " + name);
    };
  }
}
