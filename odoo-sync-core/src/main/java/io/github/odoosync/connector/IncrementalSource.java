package io.github.odoosync.connector;

/**
 * Reads what is new, page by page, from where the last page ended.
 *
 * <p>Each change is read at least once: where a system's times or pages are not exact, the source
 * starts a little earlier, and what comes twice is recognised by its content: so it has to show
 * records as they are now, or each change under an id of its own. The caller keeps the cursor
 * together with what it stored of the page, so the page is the unit of a commit: one that was not
 * kept is read again from the cursor before. Thread-safe.
 *
 * @param <T> what it reads, usually a document of the canonical model
 */
public interface IncrementalSource<T> {

  /** Returns the stream's name, unique in its connector and the same for ever. */
  String stream();

  /**
   * Reads a page.
   *
   * @param from where the page before ended; {@link Cursor#START} at first
   * @param limit how many records are wanted at most, from 1; fewer may come
   * @throws io.github.odoosync.error.OdooSyncException if the page could not be read; then nothing
   *     has changed, and the same cursor is good again
   */
  SourcePage<T> fetch(Cursor from, int limit);

  /**
   * Says that all before a cursor is stored, for systems that want to hear it, such as a broker to
   * which offsets are committed. It may be said late, twice or, after a crash, never: the cursor
   * that is handed to {@link #fetch} is the one that counts. Nothing unless overridden.
   *
   * @param upTo where a page ended
   */
  default void stored(Cursor upTo) {}
}
