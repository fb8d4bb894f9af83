package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few ways of Python that shine through Odoo's answers. */
final class Python {

  private Python() {}

  /** Tells whether a value counts as true. */
  static boolean truthy(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    return !(value instanceof Map<?, ?> map) || !map.isEmpty();
  }

  /** Writes a value as Python's {@code repr} does. */
  static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof String text) {
      char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
      return quote + text.replace("\\", "\\\\") + quote;
    }
    if (value instanceof List<?> list) {
      List<String> parts = new ArrayList<>();
      list.forEach(item -> parts.add(repr(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    return value.toString();
  }

  /** Writes items as a tuple. */
  static String tuple(List<?> items) {
    String list = repr(items);
    String inside = list.substring(1, list.length() - 1);
    return "(" + inside + (items.size() == 1 ? ",)" : ")");
  }
}
