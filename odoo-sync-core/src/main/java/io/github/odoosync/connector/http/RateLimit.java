package io.github.odoosync.connector.http;

import java.time.Duration;

/**
 * How much may be asked within a scope. All connectors of one runtime that name a scope share it:
 * put the account into its name where the limit is the account's, such as {@code xero.tenant.42},
 * and leave it out where it is the application's.
 */
public sealed interface RateLimit {

  /** Returns the name of the scope. */
  String scope();

  /**
   * At most so many requests at once.
   *
   * @param scope the name of the scope
   * @param requests at least 1
   */
  record Concurrent(String scope, int requests) implements RateLimit {

    /** Checks the number. */
    public Concurrent {
      atLeastOne(requests);
    }
  }

  /**
   * At most so many requests within any stretch of time.
   *
   * @param scope the name of the scope
   * @param requests at least 1
   * @param period the stretch, at least 1 ms
   */
  record Window(String scope, int requests, Duration period) implements RateLimit {

    /** Checks number and period. */
    public Window {
      atLeastOne(requests);
      if (period.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException("A period is at least 1 ms, not " + period);
      }
    }
  }

  /**
   * A bucket from which each request takes its cost, and which fills again steadily.
   *
   * @param scope the name of the scope
   * @param capacity what it holds, at least 1
   * @param perSecond what comes back in a second, at least 1
   */
  record Bucket(String scope, int capacity, int perSecond) implements RateLimit {

    /** Checks the numbers. */
    public Bucket {
      atLeastOne(capacity);
      atLeastOne(perSecond);
    }
  }

  private static void atLeastOne(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("A limit is at least 1, not " + number);
    }
  }
}
