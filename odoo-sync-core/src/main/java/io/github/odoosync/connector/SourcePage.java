package io.github.odoosync.connector;

import java.util.List;

/**
 * A page of what was read.
 *
 * @param <T> what was read
 * @param records in the order in which they are to be taken
 * @param next where the page after this one begins; to be kept also if there are no records
 * @param more whether the page after this one may be had at once
 */
public record SourcePage<T>(List<SourceRecord<T>> records, Cursor next, boolean more) {

  /** Copies the list. */
  public SourcePage {
    records = List.copyOf(records);
  }
}
