package io.github.odoosync.internal.fake.replay;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads parsed JSON without casts all over the place. */
final class Values {

  private Values() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> list(@Nullable Object value) {
    return (List<@Nullable Object>) Objects.requireNonNull(value);
  }

  static Object of(Map<String, Object> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }
}
