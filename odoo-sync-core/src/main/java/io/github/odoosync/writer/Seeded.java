package io.github.odoosync.writer;

import io.github.odoosync.model.BusinessKey;
import java.util.List;

/**
 * What became of a document that was to be bound to the record that Odoo has of it already.
 *
 * @param document the document
 * @param state whether it was bound
 * @param model Odoo's model
 * @param records the record; several where they answer to the document at once, or where one
 *     answers to several documents; empty if there is none
 */
public record Seeded(BusinessKey document, State state, String model, List<Long> records) {

  /** Copies the list. */
  public Seeded {
    records = List.copyOf(records);
  }

  /** Whether a document was bound. */
  public enum State {
    /** It was, just now. */
    BOUND,
    /** It had been before, to the same record. */
    KNOWN,
    /** Odoo has no record of it: its first intent makes one. */
    MISSING,
    /** People have to say which record it is. Nothing was bound. */
    AMBIGUOUS
  }
}
