package io.github.odoosync.internal.upsert;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.ValueEncoder;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Ref;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value as {@code load()} takes it: always a text, under a column that says what it is.
 *
 * @param column {@code field}, {@code field/id} for external ids, {@code field/.id} for database
 *     ids
 * @param text the value; empty clears the field
 */
record Cell(String column, String text) {

  static Cell of(String field, @Nullable Object value) {
    if (value instanceof ExternalId id) {
      return new Cell(field + "/id", id.toString());
    }
    if (value instanceof Ref ref) {
      return new Cell(field + "/.id", Long.toString(ref.id()));
    }
    if (value instanceof Collection<?> items) {
      return ofMany(field, items);
    }
    return new Cell(field, text(field, value));
  }

  private static Cell ofMany(String field, Collection<?> items) {
    if (items.isEmpty()) {
      return new Cell(field, "");
    }
    List<Cell> cells = items.stream().map(item -> of(field, item)).toList();
    String column = cells.get(0).column();
    boolean relations = items.stream().allMatch(i -> i instanceof ExternalId || i instanceof Ref);
    if (!relations || !cells.stream().allMatch(cell -> cell.column().equals(column))) {
      throw Refusals.value(
          field
              + " takes a list of Ref or a list of ExternalId here; lines are added with line(…)");
    }
    return new Cell(column, cells.stream().map(Cell::text).collect(Collectors.joining(",")));
  }

  private static String text(String field, @Nullable Object value) {
    if (value instanceof Command) {
      throw Refusals.value(field + " takes no commands here; lines are added with line(…)");
    }
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    Object encoded = ValueEncoder.encode(value);
    if (encoded instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (encoded instanceof Map || encoded instanceof List) {
      return Json.text(encoded);
    }
    // What is absent was encoded as false; a Boolean of the caller's was taken care of above.
    return encoded instanceof Boolean ? "" : String.valueOf(encoded);
  }
}
