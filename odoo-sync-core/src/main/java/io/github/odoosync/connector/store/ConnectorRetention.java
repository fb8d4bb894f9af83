package io.github.odoosync.connector.store;

import java.time.Duration;

/**
 * How long a store keeps what connectors need no more. Raw payloads say it themselves.
 *
 * @param seen what a record was like when it was read last, counted from about then; a record that
 *     comes again after it is news
 * @param ended commands that have ended; long enough for their messages to be settled
 * @param open commands that have not, such as those whose messages were given up; one that is
 *     handled after it may happen twice
 * @param arrivals by what documents of partners are known, counted from when they came
 */
public record ConnectorRetention(Duration seen, Duration ended, Duration open, Duration arrivals) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative, what was seen would be forgotten while it
   *     is still read again and again, or open commands would go before those that have ended
   */
  public ConnectorRetention {
    if (ended.isNegative() || arrivals.isNegative()) {
      throw new IllegalArgumentException("A retention must not be negative");
    }
    if (open.compareTo(ended) < 0) {
      throw new IllegalArgumentException("Open commands are kept as long as those that have ended");
    }
    if (seen.compareTo(SourceStore.TOUCH.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "What was seen is kept for " + SourceStore.TOUCH.multipliedBy(2) + " at least");
    }
  }

  /** Returns 90 days for what was seen, 7 for commands that have ended, and 400 for the others. */
  public static ConnectorRetention standard() {
    return new ConnectorRetention(
        Duration.ofDays(90), Duration.ofDays(7), Duration.ofDays(400), Duration.ofDays(400));
  }
}
