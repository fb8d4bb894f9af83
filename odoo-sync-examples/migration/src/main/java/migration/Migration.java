package migration;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import java.io.PrintStream;

/**
 * Takes over the customers of an Odoo that another integration wrote to before: binds what is
 * there, looks at what would be written, then goes over region by region.
 */
public final class Migration {

  private Migration() {}

  /** Runs it against a fake Odoo of its own. */
  public static void main(String[] args) throws Exception {
    try (FakeOdoo server = FakeOdoo.start(19)) {
      Past.in(server);
      run(server, System.out);
    }
  }

  static void run(FakeOdoo server, PrintStream out) throws Exception {
    try (OdooClient odoo =
        OdooClient.builder(server.url())
            .database(server.database())
            .apiKey(server.login(), Secret.of(server.apiKey()))
            .build()) {
      new CutOver(odoo, out).run();
    }
  }
}
