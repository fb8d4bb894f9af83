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

  private static final long DEAR_NANOS = 3_000_000;
  private static final long DEAR_NANOS_A_LANE = 20_000;
  private static final int DEAR_IN_A_ROW = 3;
  private static final int SHARE = 20;
  // A floor that makes claims less than so much cheaper is none: the machine was just busy.
  private static final int WORTH = 3;

  private final LongSupplier nanoTime;
  private long floor = NONE;
  private long nextFromStart;
  private long fromStartNanos;
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
    boolean wasDear = nanos > DEAR_NANOS + DEAR_NANOS_A_LANE * lanes;
    dear = wasDear ? dear + 1 : 0;
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
