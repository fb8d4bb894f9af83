package io.github.odoosync.retry;

import java.time.Duration;

/**
 * When calls are refused at once because the server fails again and again.
 *
 * <p>Only a server that cannot be reached, is unavailable or does not answer counts; what it
 * answers to a caller's mistake does not. After {@code openFor} one call is let through: if it
 * succeeds, all are.
 *
 * @param failures how many failures in a row open the breaker; 0 for no breaker
 * @param openFor how long it stays open
 */
public record BreakerPolicy(int failures, Duration openFor) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public BreakerPolicy {
    if (failures < 0 || openFor.isNegative()) {
      throw new IllegalArgumentException("A breaker's failures and time must not be negative");
    }
  }

  /** Returns a breaker that opens after 10 failures in a row, for 15 s. */
  public static BreakerPolicy standard() {
    return new BreakerPolicy(10, Duration.ofSeconds(15));
  }

  /** Returns no breaker. */
  public static BreakerPolicy off() {
    return new BreakerPolicy(0, Duration.ZERO);
  }
}
