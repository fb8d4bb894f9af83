package io.github.odoosync.mapping;

import io.github.odoosync.model.TrackingNumber;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The column of a transfer's tracking numbers, which Odoo keeps as one text with commas.
 *
 * <p>Odoo does not know when a number was first seen: when the transfer was made is taken, and only
 * the numbers are compared.
 */
final class TrackingColumn {

  private static final String FIELD = "carrier_tracking_ref";

  private static final String NO_CARRIER = "unknown";

  private TrackingColumn() {}

  static Column<List<TrackingNumber>> of() {
    Column<List<TrackingNumber>> column =
        Column.of(
            List.of(FIELD, "carrier_id.name", "create_date"),
            TrackingColumn::read,
            (value, current, target) -> target.put(FIELD, text(value)));
    return column.same((a, b, lookups) -> numbers(a).equals(numbers(b)));
  }

  private static List<TrackingNumber> read(Source source) {
    String text = source.text(FIELD);
    String carrier = source.text("carrier_id.name");
    Instant seen = Objects.requireNonNullElse(source.time("create_date"), Instant.EPOCH);
    return text == null
        ? List.of()
        : Stream.of(text.split(","))
            .map(String::strip)
            .filter(number -> !number.isEmpty())
            .map(number -> new TrackingNumber(carrier == null ? NO_CARRIER : carrier, number, seen))
            .toList();
  }

  private static String text(List<TrackingNumber> numbers) {
    return numbers.stream().map(TrackingNumber::number).collect(Collectors.joining(","));
  }

  private static List<String> numbers(List<TrackingNumber> numbers) {
    return numbers.stream().map(TrackingNumber::number).sorted().toList();
  }
}
