package io.github.odoosync.odoo;

import java.util.List;

/**
 * One page of a query's records, and how many there are in all.
 *
 * <p>Immutable. The total was counted with the page; it can be another one by the next page.
 *
 * @param <T> the record type
 * @param records the records of this page
 * @param number the page's number; the first is 0
 * @param size how many records a full page has
 * @param total how many records match the query
 */
public record Page<T>(List<T> records, int number, int size, long total) {

  /** Copies the list. */
  public Page {
    records = List.copyOf(records);
  }

  /** Returns how many pages there are. */
  public long pages() {
    return (total + size - 1) / size;
  }

  /** Returns whether there is a page behind this one. */
  public boolean hasNext() {
    return number + 1L < pages();
  }
}
