package migration;

import io.github.odoosync.testing.FakeOdoo;
import java.util.Map;

/**
 * What an integration before this one left in Odoo: one differs, one is missing, one is there
 * twice.
 */
final class Past {

  private Past() {}

  static void in(FakeOdoo server) {
    server.create("res.partner", Map.of("name", "Ann", "ref", "C-1"));
    server.create("res.partner", Map.of("name", "Bob Limited", "ref", "C-2"));
    server.create("res.partner", Map.of("name", "Dee", "ref", "C-4"));
    server.create("res.partner", Map.of("name", "Dee (old)", "ref", "C-4"));
  }
}
