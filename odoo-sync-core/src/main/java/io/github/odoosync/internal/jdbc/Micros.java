package io.github.odoosync.internal.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the tables hold them: microseconds since 1970, UTC. */
final class Micros {

  // Some 140,000 years: a sum of a few of them still fits.
  private static final long LONGEST = Long.MAX_VALUE / 2;

  private Micros() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static @Nullable Instant instantOrNull(@Nullable Long micros) {
    return micros == null ? null : instant(micros);
  }

  static Duration duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  static long of(Instant instant) {
    return of(Duration.between(Instant.EPOCH, instant));
  }

  /** Returns a duration's microseconds, cut where no clock gets to. */
  static long of(Duration duration) {
    if (duration.getSeconds() >= LONGEST / 1_000_000) {
      return LONGEST;
    }
    if (duration.getSeconds() <= -LONGEST / 1_000_000) {
      return -LONGEST;
    }
    return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
  }
}
