package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.RowResult;

/**
 * How a step ended for one of several records.
 *
 * @param id the record
 * @param acted whether this call did it; false if it was done already, or is not
 * @param result {@linkplain RowResult.Saved saved} if the step's effect is there
 */
public record BulkStep(long id, boolean acted, RowResult result) {}
