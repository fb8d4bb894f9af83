package io.github.odoosync.observe.micrometer;

import java.time.Duration;
import java.time.Instant;

/** Durations as the gauges show them. */
final class Seconds {

  private Seconds() {}

  static double of(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  static double between(Instant from, Instant to) {
    return of(Duration.between(from, to));
  }
}
