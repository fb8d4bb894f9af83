package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the two systems of a reconciliation: how all that it holds of one kind is read.
 *
 * <p>Documents of both sides are the same when their {@linkplain Document#key() business keys} have
 * the same text. Called by one thread at a time; what it throws ends the run and leaves the drift
 * that was known as it is.
 *
 * @param <D> the kind of document
 */
public interface Side<D extends Document> {

  /** Returns the system's name, such as {@code odoo} or {@code shop}. */
  String name();

  /**
   * Streams all documents, in any order, as they are now; the caller closes the stream. One at a
   * time is kept, so any number may come.
   */
  Stream<D> all();

  /**
   * Streams the keys of what may have changed since a moment, too many rather than too few: what
   * was deleted since, too, if the system can tell.
   */
  Stream<String> changedSince(Instant moment);

  /**
   * Reads some documents as they are now. What is not there is left out; what is there twice comes
   * twice.
   *
   * @param keys texts of business keys, a few hundred at most
   */
  List<D> read(Collection<String> keys);
}
