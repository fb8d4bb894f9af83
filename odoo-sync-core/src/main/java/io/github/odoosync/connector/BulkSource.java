package io.github.odoosync.connector;

/**
 * Reads all there is by an export that the system prepares; for the first load and for
 * reconciliation. Thread-safe.
 *
 * @param <T> what it reads, usually a document of the canonical model
 */
public interface BulkSource<T> {

  /** How far an export is. */
  enum State {
    /** The system is at work. */
    RUNNING,
    /** It can be read. */
    READY,
    /** It failed or is too old; start another. */
    FAILED
  }

  /**
   * An export that was asked for.
   *
   * @param id the system's own id of it; at most {@value Cursor#MAX_LENGTH} characters
   * @param after from where the {@link IncrementalSource} of the same stream goes on when the
   *     export was read: taken before it began, so that nothing falls between the two
   */
  record Export(String id, Cursor after) {}

  /** Returns the stream's name, that of the {@link IncrementalSource} if there is one. */
  String stream();

  /** Asks for an export; if the system prepares one already for this connector, that one. */
  Export start();

  /** Asks how far an export is. */
  State poll(Export export);

  /**
   * Reads a page of an export that is ready.
   *
   * @param from where the page before ended; {@link Cursor#START} at first
   * @param limit how many records are wanted at most
   */
  SourcePage<T> read(Export export, Cursor from, int limit);
}
