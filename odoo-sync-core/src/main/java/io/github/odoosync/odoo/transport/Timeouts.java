package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.time.Duration;

/**
 * How long one attempt may wait.
 *
 * @param connect for the connection, TLS included
 * @param read for the next bytes of the answer; Odoo may answer after 150 s, since it works up to
 *     120 s and retries up to five times, some 30 s more, before it gives up
 * @param write for the network to take the next bytes of the request
 * @param whole for the attempt from its start to the last byte of the answer, so that one that only
 *     drips ends too; a call with a longer time to read gets that much
 */
public record Timeouts(Duration connect, Duration read, Duration write, Duration whole) {

  /**
   * Checks that each is at least a millisecond.
   *
   * @throws ConfigurationException if one is not
   */
  public Timeouts {
    for (Duration each : new Duration[] {connect, read, write, whole}) {
      if (each.compareTo(Duration.ofMillis(1)) < 0) {
        throw new ConfigurationException(
            Failure.of(ErrorCode.CONFIGURATION, "A time-out is at least 1 ms, not " + each), null);
      }
    }
  }

  /** Returns 10 s to connect, 180 s to read, 60 s to write, 10 min as a whole. */
  public static Timeouts defaults() {
    return new Timeouts(
        Duration.ofSeconds(10),
        Duration.ofSeconds(180),
        Duration.ofSeconds(60),
        Duration.ofMinutes(10));
  }

  /** Returns the same with another time to connect. */
  public Timeouts withConnect(Duration value) {
    return new Timeouts(value, read, write, whole);
  }

  /** Returns the same with another time to read. */
  public Timeouts withRead(Duration value) {
    return new Timeouts(connect, value, write, whole);
  }

  /** Returns the same with another time for the attempt as a whole. */
  public Timeouts withWhole(Duration value) {
    return new Timeouts(connect, read, write, value);
  }
}
