package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.RecordIterator;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All records of a query in the order of their ids, read page by page in constant memory.
 *
 * <pre>{@code
 * try (RecordStream<Product> products = odoo.model(Product.class).query().stream()) {
 *   for (Product product : products) { … }
 * }
 * }</pre>
 *
 * <p>The next pages are read in the background while a page is worked on. A record that exists and
 * matches all the while comes exactly once, whatever is created or deleted meanwhile and however
 * often a page is tried again; one that is created or changed meanwhile may come or not. An error
 * reaches the consumer with its type, after the records read before it, and ends the stream.
 *
 * <p>To be read once, by one thread at a time. Closing it early stops the reading; it holds no
 * connection while it waits. Close it, best by try-with-resources.
 *
 * @param <T> the record type
 */
public final class RecordStream<T> implements Iterable<T>, AutoCloseable {

  private final RecordIterator<T> records;
  private boolean taken;

  RecordStream(RecordIterator<T> records) {
    this.records = records;
  }

  /**
   * Returns the records' iterator.
   *
   * @throws IllegalStateException if it was asked for before
   */
  @Override
  public Iterator<T> iterator() {
    if (taken) {
      throw new IllegalStateException("A record stream is read once");
    }
    taken = true;
    return records;
  }

  /**
   * Returns the records as a sequential Java stream, which closes this one when it is closed.
   *
   * @throws IllegalStateException if it was asked for before
   */
  public Stream<T> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
        .onClose(this::close);
  }

  /** Stops the reading. Idempotent. */
  @Override
  public void close() {
    records.close();
  }
}
