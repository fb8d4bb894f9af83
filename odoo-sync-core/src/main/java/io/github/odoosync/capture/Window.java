package io.github.odoosync.capture;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a model's settled changes are read. Its ends are whole seconds: Odoo shows no more, and
 * compares no more from version 19 on.
 *
 * @param from what was written before is read
 * @param until the end of the window being read; null between two windows
 * @param lastId the last id that was read in it
 */
record Window(Instant from, @Nullable Instant until, long lastId) {

  static Window startingAt(Instant from) {
    return new Window(from, null, 0);
  }

  Window closedAt(Instant end) {
    return new Window(from, end, 0);
  }

  Window readUpTo(long id) {
    return new Window(from, until, id);
  }

  /** Returns the window as a text for {@link #parse}. */
  String text() {
    long end = until == null ? -1 : until.getEpochSecond();
    return from.getEpochSecond() + " " + end + " " + lastId;
  }

  static Window parse(String text) {
    List<Long> parts = List.of(text.split(" ")).stream().map(Long::valueOf).toList();
    Instant until = parts.get(1) < 0 ? null : Instant.ofEpochSecond(parts.get(1));
    return new Window(Instant.ofEpochSecond(parts.get(0)), until, parts.get(2));
  }
}
