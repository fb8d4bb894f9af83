package io.github.odoosync.connector.store;

import io.github.odoosync.idempotency.Fingerprint;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps how far streams are read and what their records were like when they were read last.
 *
 * <p>A page counts only if nobody committed another one since the position it was read from: that
 * alone keeps pages from being lost, doubled or stored in the wrong order, whatever clocks and
 * nodes do. The lease spares the second node the work.
 */
public interface SourceStore {

  /** A record that is read unchanged is marked as seen again after this long at the latest. */
  Duration TOUCH = Duration.ofDays(1);

  /** The longest name of an owner, in characters. */
  int MAX_OWNER_LENGTH = 100;

  /**
   * Takes a stream that nobody has, or prolongs the lease of the same owner.
   *
   * @return its position; empty if another owner has it
   */
  Optional<StreamPosition> take(StreamName stream, String owner, Duration lease);

  /** Gives a stream back, if this owner has it. */
  void release(StreamName stream, String owner);

  /** Returns how far a stream is read; {@link StreamPosition#START} if it is not known. */
  StreamPosition position(StreamName stream);

  /** Returns what records were like when they were read last; those unknown are left out. */
  Map<String, Fingerprint> seen(StreamName stream, Collection<String> ids);

  /**
   * Stores a page in one transaction.
   *
   * @return false if the stream has another revision, or was never {@linkplain #take taken};
   *     nothing is stored then
   */
  boolean commit(StreamCommit commit);
}
