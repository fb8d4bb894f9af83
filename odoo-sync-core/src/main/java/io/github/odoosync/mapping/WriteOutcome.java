package io.github.odoosync.mapping;

import java.util.List;

/**
 * What became of a document that was to be written to Odoo.
 *
 * @param id the record's id
 * @param kind whether it was made, changed, or found as it should be
 * @param fields Odoo's fields that were written, those of lines with the field of the lines before
 * @param heldBack what differed and was not written
 */
public record WriteOutcome(long id, Kind kind, List<String> fields, List<HeldBack> heldBack) {

  /** What was done. */
  public enum Kind {
    /** A record was made. */
    CREATED,
    /** A record was changed. */
    UPDATED,
    /** Odoo held it all: nothing was sent. */
    UNCHANGED
  }

  /** Copies the lists. */
  public WriteOutcome {
    fields = List.copyOf(fields);
    heldBack = List.copyOf(heldBack);
  }
}
