package io.github.odoosync.writer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names of what is worked on. A name such as {@code stock:17} is a part of {@code stock}: who has
 * the whole has all of its parts, and two parts are two things. Not thread-safe.
 */
final class Names {

  private static final char PART = ':';

  private final Map<String, Integer> named = new HashMap<>();
  private final Map<String, Integer> parts = new HashMap<>();

  static String part(String whole, long which) {
    return whole + PART + which;
  }

  void add(Collection<String> names) {
    names.forEach(name -> count(name, 1));
  }

  void remove(Collection<String> names) {
    names.forEach(name -> count(name, -1));
  }

  /** Returns whether one of these is here, or a part of it, or the whole that it is a part of. */
  boolean meet(Collection<String> names) {
    return names.stream()
        .anyMatch(
            name ->
                named.containsKey(name)
                    || parts.containsKey(name)
                    || whole(name).filter(named::containsKey).isPresent());
  }

  private void count(String name, int by) {
    count(named, name, by);
    whole(name).ifPresent(whole -> count(parts, whole, by));
  }

  private static void count(Map<String, Integer> counts, String name, int by) {
    counts.merge(name, by, (one, other) -> one + other == 0 ? null : one + other);
  }

  private static Optional<String> whole(String name) {
    int at = name.indexOf(PART);
    return at < 0 ? Optional.empty() : Optional.of(name.substring(0, at));
  }
}
