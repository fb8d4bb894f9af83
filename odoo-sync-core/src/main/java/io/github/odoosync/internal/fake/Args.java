package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call by name.
 *
 * @param values what the caller gave; absent names have their default
 */
public record Args(Map<String, @Nullable Object> values) {

  /** Returns an argument as it came, null if it is absent. */
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /** Tells whether an argument was given and is true in Python's sense. */
  public boolean flag(String name) {
    return Python.truthy(values.get(name));
  }

  /** Returns a text, or the other value. */
  public String text(String name, String otherwise) {
    return values.get(name) instanceof String text && !text.isEmpty() ? text : otherwise;
  }

  /** Returns a whole number, or the other value; {@code false} and null count as absent. */
  public long number(String name, long otherwise) {
    return values.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  /** Returns a list, empty if it is absent. */
  public List<@Nullable Object> list(String name) {
    Object value = values.get(name);
    if (!Python.truthy(value)) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw OdooFault.type("'" + value + "' object is not a list");
  }

  /** Returns a list of texts, empty if it is absent. */
  public List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** Returns an object, empty if it is absent. */
  public Map<String, @Nullable Object> map(String name) {
    return asMap(values.get(name));
  }

  /** Reads a value as an object with text keys; nothing and {@code false} are an empty one. */
  public static Map<String, @Nullable Object> asMap(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (!Python.truthy(value)) {
      return map;
    }
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
      return map;
    }
    throw OdooFault.type("'" + value + "' object is not a mapping");
  }
}
