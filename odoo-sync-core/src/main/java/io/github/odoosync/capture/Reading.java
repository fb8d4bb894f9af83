package io.github.odoosync.capture;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was read of some roots.
 *
 * @param asked which roots
 * @param found those that were read
 * @param unreadable those that are there and cannot be read, with the reason
 */
record Reading<T>(Collection<Long> asked, Map<Long, T> found, Map<Long, String> unreadable) {

  static <T> Reading<T> of(Collection<Long> asked) {
    return new Reading<>(asked, new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
