package io.github.odoosync.retry;

import java.time.Duration;

/**
 * How much one database is asked at a time: a number of calls in flight, and a token bucket.
 *
 * @param concurrency how many calls may be in flight; at least 1
 * @param burst how many tokens the bucket holds, so many calls may start at once after a pause; at
 *     least 1
 * @param interval how long one token takes to come back; zero for no limit of the rate
 * @param maxWait how long a call waits for its turn before it fails with {@code LIMIT_EXCEEDED}
 */
public record LimitPolicy(int concurrency, int burst, Duration interval, Duration maxWait) {

  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(2);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LimitPolicy {
    if (concurrency < 1 || burst < 1 || interval.isNegative() || maxWait.isNegative()) {
      throw new IllegalArgumentException(
          "A limit needs at least one call and one token, and times that are not negative");
    }
  }

  /** Returns no limit, for a server of one's own. */
  public static LimitPolicy unlimited() {
    return new LimitPolicy(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO, DEFAULT_WAIT);
  }

  /** Returns what Odoo's own hosting asks for: one call a second, one at a time. */
  public static LimitPolicy odooOnline() {
    return new LimitPolicy(1, 1, Duration.ofSeconds(1), DEFAULT_WAIT);
  }

  /** Returns no limit of the rate but one of the calls in flight. */
  public static LimitPolicy concurrent(int calls) {
    return new LimitPolicy(calls, Integer.MAX_VALUE, Duration.ZERO, DEFAULT_WAIT);
  }

  /** Returns the same with another time to wait for one's turn. */
  public LimitPolicy withMaxWait(Duration value) {
    return new LimitPolicy(concurrency, burst, interval, value);
  }
}
