package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.RowResult;
import java.util.Optional;

/**
 * What became of a planned write.
 *
 * @param planned what was planned
 * @param result what Odoo said; for what needed no call: saved
 */
public record AppliedWrite<D extends Document>(PlannedWrite<D> planned, RowResult result) {

  /** Returns the outcome, if Odoo holds the document now. */
  public Optional<WriteOutcome> outcome() {
    return result instanceof RowResult.Saved saved
        ? Optional.of(
            new WriteOutcome(saved.id(), planned.kind(), planned.fields(), planned.heldBack()))
        : Optional.empty();
  }
}
