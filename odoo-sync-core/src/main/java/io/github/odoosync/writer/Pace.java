package io.github.odoosync.writer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many records go into one call, for each kind of call: as many as take a quarter of the time
 * that Odoo gives a call, by what the last calls took. Thread-safe.
 */
final class Pace {

  static final int FIRST = 100;
  static final int MOST = 500;

  // How much the newest call weighs against all before it.
  private static final double WEIGHT = 0.5;

  // The part of what a call may take from which on its size may be why no answer came.
  private static final double LONG = 0.25;

  /** What is known of a kind of call. */
  private record Known(double nanosPerRow, int rows, boolean unanswered) {

    private static final Known NOTHING = new Known(0, FIRST, false);
  }

  private final double nanosPerCall;
  private final Map<String, Known> kinds = new ConcurrentHashMap<>();

  Pace(Duration timeLimit) {
    this.nanosPerCall = timeLimit.toNanos() / 4.0;
  }

  /** Returns how many records the next call of a kind may hold. */
  int rows(String kind) {
    Known known = kinds.get(kind);
    return known == null ? FIRST : known.rows();
  }

  /** Notes how long a call took that was answered. */
  void took(String kind, int rows, long nanos) {
    if (rows > 0) {
      kinds.compute(kind, (name, known) -> next(known, (double) nanos / rows));
    }
  }

  /**
   * Notes that a call was not answered: it was too large if it took long, or if the one before it
   * was not answered either.
   */
  void unanswered(String kind, long nanos) {
    kinds.compute(
        kind,
        (name, before) -> {
          Known known = before == null ? Known.NOTHING : before;
          boolean tooLarge = known.unanswered() || nanos >= LONG * nanosPerCall;
          int rows = tooLarge ? Math.max(1, known.rows() / 2) : known.rows();
          return new Known(known.nanosPerRow(), rows, true);
        });
  }

  private Known next(@Nullable Known before, double nanosPerRow) {
    Known known = before == null ? Known.NOTHING : before;
    double mean =
        known.nanosPerRow() == 0
            ? nanosPerRow
            : (1 - WEIGHT) * known.nanosPerRow() + WEIGHT * nanosPerRow;
    double fits = nanosPerCall / Math.max(1, mean);
    // It grows by doubling, for a larger call may cost more a row; it shrinks at once.
    int rows = (int) Math.min(Math.min(fits, MOST), 2.0 * known.rows());
    return new Known(mean, Math.max(1, rows), false);
  }
}
