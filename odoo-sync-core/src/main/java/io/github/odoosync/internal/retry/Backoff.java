package io.github.odoosync.internal.retry;

import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before an attempt: exponential, with full jitter. */
public final class Backoff {

  private static final int LARGEST_SHIFT = 30;

  private final RetryPolicy policy;
  private final RandomGenerator random;

  /**
   * Returns the waits of a policy.
   *
   * @param random spreads them; as thread-safe as this is to be
   */
  public Backoff(RetryPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /** Returns the wait before the attempt of this number; the second is the first that waits. */
  public Duration before(int attempt) {
    long longest = longestBefore(attempt).toNanos();
    return Duration.ofNanos(longest == 0 ? 0 : random.nextLong(longest + 1));
  }

  /** Returns the bound that the wait is drawn below. */
  Duration longestBefore(int attempt) {
    int shift = Math.min(Math.max(0, attempt - 2), LARGEST_SHIFT);
    Duration grown = policy.baseDelay().multipliedBy(1L << shift);
    return grown.compareTo(policy.maxDelay()) < 0 ? grown : policy.maxDelay();
  }
}
