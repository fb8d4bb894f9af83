package io.github.odoosync.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a value so that equal values give equal bytes: keys sorted, numbers in one form. */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * Writes a value as UTF-8.
   *
   * @throws IllegalArgumentException if it holds what JSON cannot
   */
  public static byte[] bytes(@Nullable Object value) {
    return Json.bytes(ordered(value, 0));
  }

  private static @Nullable Object ordered(@Nullable Object value, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new IllegalArgumentException("Cannot be written as JSON: it nests too deep");
    }
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(name(key), ordered(item, depth + 1)));
      return sorted;
    }
    if (value instanceof Iterable<?> items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(item -> list.add(ordered(item, depth + 1)));
      return list;
    }
    return value instanceof Number number ? plain(number) : value;
  }

  private static String name(@Nullable Object key) {
    if (key instanceof String name) {
      return name;
    }
    throw new IllegalArgumentException("Cannot be written as JSON: the key " + key);
  }

  private static BigDecimal plain(Number number) {
    BigDecimal exact;
    if (number instanceof BigDecimal decimal) {
      exact = decimal;
    } else if (number instanceof BigInteger integer) {
      exact = new BigDecimal(integer);
    } else if (number instanceof Double || number instanceof Float) {
      exact = finite(number);
    } else {
      exact = BigDecimal.valueOf(number.longValue());
    }
    return exact.stripTrailingZeros();
  }

  private static BigDecimal finite(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + number);
    }
    // The shortest text, as Json writes it: 0.1 stays 0.1.
    return new BigDecimal(number.toString());
  }
}
