package io.github.odoosync.mapping;

import io.github.odoosync.mapping.WriteOutcome.Kind;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.util.List;

/**
 * What is to be sent for one document.
 *
 * @param row the record by the external id of the document's key, with its lines where it is new
 * @param target where the translations are
 * @param values of a record that is there, its changed lines included
 * @param newLines of a record that is there
 * @param fields what is written, for people
 */
record Change(
    UpsertRow row, Target target, Values values, List<UpsertRow> newLines, List<String> fields) {

  Change {
    newLines = List.copyOf(newLines);
    fields = List.copyOf(fields);
  }

  Kind kind() {
    return fields.isEmpty() ? Kind.UNCHANGED : Kind.UPDATED;
  }

  /** Returns what is written on a new record once it is there. */
  Values afterLoad() {
    return target.afterLoad();
  }

  /** Returns whether {@code load()} of the row does what writing the values does. */
  boolean isLoadable() {
    return values.asMap().keySet().equals(row.values().asMap().keySet());
  }
}
