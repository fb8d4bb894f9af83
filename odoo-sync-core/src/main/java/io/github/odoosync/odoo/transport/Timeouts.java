package io.github.odoosync.odoo.transport;

import java.time.Duration;

/**
 * How long one attempt may wait.
 *
 * @param connect for the connection, TLS included
 * @param read for the next bytes of the answer; Odoo may answer after 150 s, since it works up to
 *     120 s and retries up to five times, some 30 s more, before it gives up
 * @param write for the network to take the next bytes of the request
 */
public record Timeouts(Duration connect, Duration read, Duration write) {

  /**
   * Checks that each is at least a millisecond.
   *
   * @throws IllegalArgumentException if one is not
   */
  public Timeouts {
    for (Duration each : new Duration[] {connect, read, write}) {
      if (each.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException("A time-out is at least 1 ms, not " + each);
      }
    }
  }

  /** Returns 10 s to connect, 180 s to read, 60 s to write. */
  public static Timeouts defaults() {
    return new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(180), Duration.ofSeconds(60));
  }

  /** Returns the same with another time to connect. */
  public Timeouts withConnect(Duration value) {
    return new Timeouts(value, read, write);
  }

  /** Returns the same with another time to read. */
  public Timeouts withRead(Duration value) {
    return new Timeouts(connect, value, write);
  }
}
