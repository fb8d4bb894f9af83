package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Odoo's context of a call. Immutable.
 *
 * @param values the entries as the caller sent them
 */
public record Context(Map<String, @Nullable Object> values) {

  /** A context without entries. */
  public static final Context EMPTY = new Context(Map.of());

  /** Keeps an unmodifiable copy. */
  public Context {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns this context with one more entry. */
  public Context with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new Context(more);
  }

  /** Returns an entry, null if it is absent. */
  public @Nullable Object get(String key) {
    return values.get(key);
  }

  /** Tells whether an entry is there and true in Python's sense. */
  public boolean flag(String key) {
    return Python.truthy(values.get(key));
  }

  /** Tells whether archived records are hidden. */
  public boolean hidesArchived() {
    return !values.containsKey("active_test") || flag("active_test");
  }

  /** Returns a text entry, or the other value. */
  public String text(String key, String otherwise) {
    return values.get(key) instanceof String text ? text : otherwise;
  }

  /** Returns the ids of an entry; empty if it is absent. */
  public List<Long> ids(String key) {
    List<Long> ids = new ArrayList<>();
    if (values.get(key) instanceof List<?> list) {
      for (Object id : list) {
        if (id instanceof Number number) {
          ids.add(number.longValue());
        }
      }
    } else if (values.get(key) instanceof Number one) {
      ids.add(one.longValue());
    }
    return ids;
  }
}
