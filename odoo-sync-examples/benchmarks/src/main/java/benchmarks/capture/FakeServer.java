package benchmarks.capture;

import io.github.odoosync.testing.FakeOdoo;
import java.io.IOException;
import java.util.Map;

/** A fake Odoo 19 in a JVM of its own, with partners in it. */
public final class FakeServer {

  private static final int AT_ONCE = 10_000;

  private FakeServer() {}

  /** Starts it with as many partners as the argument says, and tells how to log in. */
  public static void main(String[] args) throws IOException {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      int left = Integer.parseInt(args[0]);
      while (left > 0) {
        int some = Math.min(left, AT_ONCE);
        int from = left;
        odoo.createMany(
            "res.partner", some, i -> Map.of("name", "P" + (from - i), "ref", "bench-" + i));
        left -= some;
      }
      System.out.println(
          String.join(" ", odoo.url(), odoo.database(), odoo.login(), odoo.apiKey()));
      // Ends with the process that started it.
      while (System.in.read() >= 0) {}
    }
  }
}
