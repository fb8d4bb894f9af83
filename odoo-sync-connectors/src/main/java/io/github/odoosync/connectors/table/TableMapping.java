package io.github.odoosync.connectors.table;

import java.util.List;

/**
 * Says what the rows of a table mean. Thread-safe.
 *
 * @param <D> what rows become, usually a document of the canonical model
 */
public interface TableMapping<D> {

  /** Returns the columns, in the order in which they are written. */
  List<Column<?>> columns();

  /** Returns the columns by which a row, or the rows of one document, are known; each needed. */
  List<Column<?>> key();

  /**
   * Returns whether a document may have several rows: those that stand together and have the same
   * key. If not, a key comes once in a file.
   */
  default boolean spansRows() {
    return false;
  }

  /**
   * Makes a document.
   *
   * @param rows one, or all that have the same key
   * @throws io.github.odoosync.error.OdooSyncException naming what is wrong; it is said of the
   *     first of the rows
   */
  D read(List<Row> rows);

  /** Returns the rows of a document: one, unless it {@linkplain #spansRows spans} several. */
  List<Row> write(D document);
}
