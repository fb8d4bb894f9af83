package benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages of products as Odoo 19 writes them: rendered when first asked for, then kept. */
final class CannedPages {

  // More would fill the server's memory: a page of a large table is rendered each time.
  private static final int KEPT_RECORDS = 200_000;

  private final int records;
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  CannedPages(int records) {
    this.records = records;
  }

  int records() {
    return records;
  }

  /** Returns the records behind an id, at most so many. */
  byte[] page(long after, int limit) {
    if (records > KEPT_RECORDS) {
      return render(after, limit);
    }
    return kept.computeIfAbsent(after + "/" + limit, key -> render(after, limit));
  }

  private byte[] render(long after, int limit) {
    long last = Math.min(records, after + limit);
    StringBuilder text = new StringBuilder("[");
    for (long id = after + 1; id <= last; id++) {
      text.append(id == after + 1 ? "" : ", ").append(product(id));
    }
    return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String product(long id) {
    return String.format(
        Locale.ROOT,
        "{\"id\": %d, \"name\": \"Stapelbox grün %d, 60 × 40 cm\", \"default_code\": \"BOX-%06d\","
            + " \"list_price\": %d.%02d, \"active\": %b, \"write_date\": \"2026-11-%02d %02d:%02d:%02d\","
            + " \"categ_id\": [%d, \"All / Saleable / Boxes %d\"], \"barcode\": %s}",
        id,
        id,
        id,
        id % 1000,
        id % 100,
        id % 7 != 0,
        1 + id % 28,
        id % 24,
        id % 60,
        id % 59,
        1 + id % 20,
        1 + id % 20,
        id % 3 == 0 ? "false" : "\"40" + (10_000_000_000L + id) + "\"");
  }
}
