package io.github.odoosync.internal.fake.logistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values to write, null for what shall be empty. */
final class Vals {

  private Vals() {}

  /** Makes values of names and values in turn. */
  static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return values;
  }

  /** Makes one part of a domain. */
  static List<Object> leaf(String field, String operator, @Nullable Object value) {
    return List.of(field, operator, value == null ? false : value);
  }

  static List<Object> is(String field, @Nullable Object value) {
    return leaf(field, "=", value);
  }

  static @Nullable Long id(Map<String, @Nullable Object> values, String field) {
    return values.get(field) instanceof Number id ? Long.valueOf(id.longValue()) : null;
  }
}
