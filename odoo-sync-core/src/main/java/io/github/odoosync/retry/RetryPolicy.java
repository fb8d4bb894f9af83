package io.github.odoosync.retry;

import java.time.Duration;

/**
 * How often and how patiently a failed call is sent again.
 *
 * <p>A call is sent again only if its error is {@linkplain
 * io.github.odoosync.error.OdooSyncException#retryable() retryable}: for a write that means that
 * the server surely kept nothing. Between two attempts a random time passes, evenly spread between
 * nothing and {@code baseDelay × 2^(attempts so far − 1)} ("full jitter"), or what the server asked
 * for if that is longer.
 *
 * @param maxAttempts how many attempts at most, the first included; at least 1
 * @param baseDelay the longest wait before the second attempt
 * @param maxDelay the longest wait before any attempt, unless the server asks for more
 * @param deadline how long after the first attempt began the last one may begin; an attempt that
 *     runs is not cut off by it
 */
public record RetryPolicy(
    int maxAttempts, Duration baseDelay, Duration maxDelay, Duration deadline) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("At least one attempt, not " + maxAttempts);
    }
    if (baseDelay.isNegative() || maxDelay.compareTo(baseDelay) < 0 || deadline.isNegative()) {
      throw new IllegalArgumentException(
          "Delays and deadline must not be negative, nor the longest below the first");
    }
  }

  /** Returns 5 attempts, 0.5 s to 20 s apart, within 2 min. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        5, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(2));
  }

  /**
   * Returns 25 attempts, 1 s to 1 h apart, within 3 days: for messages that are stored meanwhile.
   */
  public static RetryPolicy durable() {
    return new RetryPolicy(25, Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(3));
  }

  /** Returns one attempt and no second. */
  public static RetryPolicy none() {
    return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2));
  }

  /** Returns the same with another number of attempts. */
  public RetryPolicy withMaxAttempts(int value) {
    return new RetryPolicy(value, baseDelay, maxDelay, deadline);
  }

  /** Returns the same with another deadline. */
  public RetryPolicy withDeadline(Duration value) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, value);
  }
}
