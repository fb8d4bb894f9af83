package io.github.odoosync.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps how far streams are read and what is remembered of their records; the SPI below {@link
 * Capture}.
 *
 * <p>Thread-safe. Every method runs in short transactions of its own, under read committed, and has
 * committed when it returns; leases are of the database's clock. A store that cannot be reached
 * throws {@link io.github.odoosync.error.StoreException}; then nothing of the call is stored, or it
 * is said that this is unknown.
 */
public interface CaptureStore {

  /** The longest name of a stream and of a point, in characters. */
  int MAX_NAME_LENGTH = 100;

  /** The longest text of a point, in characters. */
  int MAX_POINT_LENGTH = 1_000;

  /**
   * Takes a stream that nobody holds, or prolongs the hold of the same owner, who keeps its token.
   *
   * @return empty if another owner holds it
   */
  Optional<StreamHold> hold(String stream, String owner, Duration lease);

  /** Gives a stream back, if it is still held so. */
  void release(StreamHold hold);

  /** Returns how far each part of a stream is read. */
  Map<String, String> points(String stream);

  /** Returns what is remembered of these records; those unknown are left out. */
  Map<Long, KnownRecord> records(String stream, Collection<Long> ids);

  /** Returns what is remembered of records with a larger id, ordered by it. */
  List<KnownRecord> recordsAfter(String stream, long id, int limit);

  /** Returns records that are missing since then or earlier, those missing longest first. */
  List<KnownRecord> missing(String stream, Instant before, int limit);

  /** Returns how many records of a stream are remembered, those gone included. */
  long count(String stream);

  /**
   * Stores points, records and messages in one transaction. Points and records that are not named
   * stay as they are; a point with an empty text is forgotten.
   *
   * @return false if the stream is not held so any more; nothing is stored then
   */
  boolean commit(CaptureCommit commit);
}
