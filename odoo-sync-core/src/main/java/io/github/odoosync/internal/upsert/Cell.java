package io.github.odoosync.internal.upsert;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.ValueEncoder;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Ref;
import java.math.BigDecimal;
import java.math.BigInteger;
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

  static Cell of(LoadFields fields, String field, @Nullable Object given) {
    Object value = ValueEncoder.unwrapped(given);
    if (value instanceof ExternalId id) {
      return new Cell(field + "/id", id.toString());
    }
    if (value instanceof Ref ref) {
      return byId(field, ref.id());
    }
    if (value instanceof Collection<?> items) {
      return ofMany(fields, field, items);
    }
    // As a text of its own, load() would look for a record of that name.
    if (isWhole(value) && fields.takesIds(field)) {
      return byId(field, value);
    }
    return new Cell(field, text(field, value));
  }

  /** Returns whether it clears its field. */
  boolean isBlank() {
    return text.isEmpty();
  }

  private static Cell byId(String field, @Nullable Object id) {
    return new Cell(field + "/.id", String.valueOf(id));
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof BigInteger;
  }

  private static Cell ofMany(LoadFields fields, String field, Collection<?> items) {
    if (items.isEmpty()) {
      return new Cell(field, "");
    }
    List<Cell> cells = items.stream().map(item -> of(fields, field, item)).toList();
    String column = cells.get(0).column();
    boolean relations = column.equals(field + "/id") || column.equals(field + "/.id");
    if (!relations || !cells.stream().allMatch(cell -> cell.column().equals(column))) {
      throw Refusals.value(
          field
              + " takes a list of Ref, of ids or of ExternalId here;"
              + " lines are added with line(…)");
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
