package io.github.odoosync.writer;

import io.github.odoosync.mapping.HeldBack;
import io.github.odoosync.mapping.PlannedWrite.FieldChange;
import java.util.List;

/**
 * What an intent would have sent, beside what is there; of a step, whether it would be taken.
 *
 * @param action what was asked
 * @param state what would have come of it: created, updated, unchanged, acted or done already
 * @param model Odoo's model; empty for a step whose record is not there, or that has none
 * @param recordId the record; 0 for one that would be new, or that an intent before would have made
 * @param fields Odoo's fields that would be written, those of lines too
 * @param changes what would be written on the record itself, and what it holds; of a step, the
 *     record's state and the one it would come to; business data
 * @param heldBack what differs and would not be written
 */
public record ShadowWrite(
    Intent.Action action,
    IntentResult.State state,
    String model,
    long recordId,
    List<String> fields,
    List<FieldChange> changes,
    List<HeldBack> heldBack) {

  /** Copies the lists. */
  public ShadowWrite {
    fields = List.copyOf(fields);
    changes = List.copyOf(changes);
    heldBack = List.copyOf(heldBack);
  }

  /** Shows names of fields only: their values are business data. */
  @Override
  public String toString() {
    return "would have " + state + " " + model + " " + recordId + " " + fields;
  }
}
