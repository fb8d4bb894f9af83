package io.github.odoosync.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What Odoo's database takes for now, never too late: no row shows a {@code write_date} that its
 * clock has not reached, so the one furthest ahead of our monotonic clock is a lower bound.
 * Thread-safe.
 */
final class ServerClock {

  /** For how long an observation counts: clocks drift, and are set back. */
  private static final Duration KEPT = Duration.ofMinutes(30);

  /** More than a second that is cut off, a slow answer and a lagging replica make up. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final long NONE = Long.MIN_VALUE;

  private final LongSupplier nanos;
  private long epochOfNow;
  private long ahead = NONE;
  private long aheadBefore = NONE;
  private long read = NONE;

  ServerClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.epochOfNow = nanos.getAsLong();
  }

  /**
   * Takes note that a row with this {@code write_date} is there. A date that the clock cannot show,
   * as an import or SQL writes it, counts for nothing where the clock itself was read; one that is
   * far behind tells nothing.
   */
  synchronized void saw(Instant writeDate) {
    turn();
    long seen = epochNanos(writeDate) - nanos.getAsLong();
    long best = Math.max(ahead, aheadBefore);
    boolean possible = read == NONE || seen <= read + TOLERANCE.toNanos();
    boolean telling = best == NONE || seen >= best - TOLERANCE.toNanos();
    if (possible && telling) {
      ahead = Math.max(ahead, seen);
    }
  }

  /**
   * Takes note that the clock showed this just now. If it shows less than was thought it was set
   * back, and what was thought is forgotten.
   */
  synchronized void read(Instant now) {
    turn();
    read = epochNanos(now) - nanos.getAsLong();
    if (Math.max(ahead, aheadBefore) > read + TOLERANCE.toNanos()) {
      ahead = read;
      aheadBefore = NONE;
    }
    ahead = Math.max(ahead, read);
  }

  /** Returns the estimate; empty if nothing was seen yet. */
  synchronized Optional<Instant> now() {
    turn();
    long best = Math.max(ahead, aheadBefore);
    return best == NONE
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plusNanos(nanos.getAsLong() + best));
  }

  // The older half is kept until the younger one knows as much; what is known never ends.
  private void turn() {
    long now = nanos.getAsLong();
    if (now - epochOfNow >= KEPT.toNanos()) {
      epochOfNow = now;
      if (ahead != NONE) {
        aheadBefore = ahead;
        ahead = NONE;
      }
    }
  }

  private static long epochNanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
