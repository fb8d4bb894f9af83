package io.github.odoosync.capture;

import io.github.odoosync.testing.FakeOdoo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The control: what most do, {@code write_date > the last one seen}. It loses. */
final class NaiveWatermark {

  private static final DateTimeFormatter ODOO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final FakeOdoo odoo;
  private final Map<Long, String> seen = new HashMap<>();
  private String watermark;

  NaiveWatermark(FakeOdoo odoo, Instant from) {
    this.odoo = odoo;
    this.watermark = ODOO.format(from);
  }

  void poll() {
    List<Long> found =
        odoo.search(WriterCrowd.MODEL, List.of(List.of("write_date", ">", watermark)));
    for (Long id : found) {
      Map<String, ?> record =
          Objects.requireNonNull(odoo.read(WriterCrowd.MODEL, id, "name", "write_date"));
      seen.put(id, String.valueOf(record.get("name")));
      String date = String.valueOf(record.get("write_date"));
      watermark = date.compareTo(watermark) > 0 ? date : watermark;
    }
  }

  /** Returns of how many records the last state was never seen. */
  long lost(Map<Long, List<String>> committed) {
    return committed.entrySet().stream()
        .filter(
            each ->
                !each.getValue().get(each.getValue().size() - 1).equals(seen.get(each.getKey())))
        .count();
  }
}
