package io.github.odoosync.connectors.file;

import java.time.Clock;
import java.time.Duration;

/**
 * How files are exchanged. Immutable and thread-safe.
 *
 * @param maxBytes how large a file may be; a larger one is put aside unread
 * @param quiet for how long a file has not changed before it is taken for whole
 * @param lease after what time a file that was received and not settled comes again; longer than
 *     anything takes
 * @param clock the clock; for SFTP it should agree with the server's
 */
public record FileOptions(int maxBytes, Duration quiet, Duration lease, Clock clock) {

  /** Returns 10 MB, 5 seconds, 15 minutes and the system's clock. */
  public static FileOptions standard() {
    return new FileOptions(
        10_000_000, Duration.ofSeconds(5), Duration.ofMinutes(15), Clock.systemUTC());
  }

  /** Returns these with another clock. */
  public FileOptions withClock(Clock other) {
    return new FileOptions(maxBytes, quiet, lease, other);
  }

  /** Returns these with another time for which a file has not changed. */
  public FileOptions withQuiet(Duration other) {
    return new FileOptions(maxBytes, other, lease, clock);
  }

  /** Returns these with another size. */
  public FileOptions withMaxBytes(int other) {
    return new FileOptions(other, quiet, lease, clock);
  }
}
