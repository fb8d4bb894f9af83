package io.github.odoosync.internal.jdbc;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * From where claims look for due lanes. Thread-safe.
 *
 * <p>An old transaction anywhere in the database keeps what is done visible to itself, and every
 * claim would step over all of it. So once claims from the start have become dear, the next ones
 * begin where the last one ended, and only a twentieth of the time goes into claims from the start,
 * which find what came in late.
 */
final class ClaimFloor {

  /** No floor: from the start. */
  static final long NONE = Long.MIN_VALUE;

  // Dear is what takes so much longer than the cheapest so far, this often in a row.
  private static final int DEAR = 3;
  private static final int DEAR_IN_A_ROW = 20;
  // A claim of no lane takes about as long as this many lanes do.
  private static final int LANES_OF_NONE = 25;
  private static final int SHARE = 20;
  // A floor that makes claims less than so much cheaper is none: the machine was just busy.
  private static final int WORTH = 3;

  private final LongSupplier nanoTime;
  private long floor = NONE;
  private long nextFromStart;
  private long fromStartNanos;
  private long cheapest = Long.MAX_VALUE;
  private int dear;

  ClaimFloor(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns from where the next claim looks. */
  synchronized long next() {
    return nanoTime.getAsLong() - nextFromStart < 0 ? floor : NONE;
  }

  /** Learns from a claim that looked from {@code used} and took this long. */
  synchronized void learn(long used, long nanos, List<Claimer.Taken> taken) {
    if (used == NONE) {
      fromStart(nanos, taken.size());
    } else if (nanos > fromStartNanos / WORTH) {
      dear = 0;
      nextFromStart = nanoTime.getAsLong();
    }
    ended(taken).ifPresent(end -> floor = Math.max(floor, end));
  }

  private void fromStart(long nanos, int lanes) {
    long cost = nanos / (lanes + LANES_OF_NONE);
    cheapest = Math.min(cheapest, cost);
    dear = cost > DEAR * cheapest ? dear + 1 : 0;
    floor = NONE;
    fromStartNanos = nanos;
    nextFromStart = nanoTime.getAsLong() + (dear >= DEAR_IN_A_ROW ? SHARE * nanos : 0);
  }

  /** Returns up to where both kinds of lanes were taken. */
  private static OptionalLong ended(List<Claimer.Taken> taken) {
    return Stream.of(true, false)
        .flatMap(
            express ->
                taken.stream()
                    .filter(one -> one.express() == express)
                    .map(Claimer.Taken::dueSince)
                    .max(Comparator.naturalOrder())
                    .stream())
        .mapToLong(Long::longValue)
        .min();
  }
}
