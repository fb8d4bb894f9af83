package io.github.odoosync.lane;

import java.time.Duration;

/**
 * How long a store keeps what is done.
 *
 * @param done messages that are done, counted from when they were enqueued; on PostgreSQL one
 *     without a key goes as soon as it is done
 * @param dedup dedup keys; must not be shorter than {@code resolved}, else a replay could double
 * @param resolved dead letters that were dealt with, and the journal
 * @param idleLanes lanes in which nothing waits
 */
public record Retention(Duration done, Duration dedup, Duration resolved, Duration idleLanes) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative or dedup keys would go before dead letters
   */
  public Retention {
    if (done.isNegative() || resolved.isNegative() || idleLanes.isNegative()) {
      throw new IllegalArgumentException("A retention must not be negative");
    }
    if (dedup.compareTo(resolved) < 0) {
      throw new IllegalArgumentException(
          "Dedup keys must be kept as long as dead letters: a replay could double a message");
    }
  }

  /** Returns 7 days for messages and lanes, 90 for dedup keys, dead letters and journal. */
  public static Retention standard() {
    return new Retention(
        Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(7));
  }
}
