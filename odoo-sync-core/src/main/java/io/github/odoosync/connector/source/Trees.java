package io.github.odoosync.connector.source;

import io.github.odoosync.internal.json.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON objects as plain values. */
final class Trees {

  private Trees() {}

  /** Reads an object that this library wrote. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(String json) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(json));
  }

  /** Returns the object at a place of one that this library wrote. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(Map<String, @Nullable Object> all, String name) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(all.get(name), name);
  }
}
