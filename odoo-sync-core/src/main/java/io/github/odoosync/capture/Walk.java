package io.github.odoosync.capture;

import java.util.List;

/**
 * How far somebody has come on the way over all ids.
 *
 * @param lastId the last id that was passed; {@link Long#MAX_VALUE} at the end
 * @param passed how many records were passed
 * @param expected how many there were at the beginning
 */
record Walk(long lastId, long passed, long expected) {

  static Walk over(long expected) {
    return new Walk(0, 0, expected);
  }

  static Walk finished() {
    return new Walk(Long.MAX_VALUE, 0, 0);
  }

  Walk passing(long id, int records) {
    return new Walk(id, passed + records, expected);
  }

  Walk end(int records) {
    return new Walk(Long.MAX_VALUE, passed + records, expected);
  }

  boolean isDone() {
    return lastId == Long.MAX_VALUE;
  }

  /** Returns the walk as a text for {@link #parse}. */
  String text() {
    return lastId + " " + passed + " " + expected;
  }

  static Walk parse(String text) {
    List<Long> parts = List.of(text.split(" ")).stream().map(Long::valueOf).toList();
    return new Walk(parts.get(0), parts.get(1), parts.get(2));
  }
}
