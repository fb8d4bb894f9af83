/**
 * Odoo's logistics, the same on Odoo 17, 18 and 19: orders, transfers, returns, inventory,
 * purchases, invoices and what hangs on them.
 *
 * <p>Everything starts at {@link io.github.odoosync.odoo.logistics.Logistics}. Each step looks
 * before it acts and looks again afterwards, so it may be called once more after any failure, one
 * of unknown outcome included: nothing is done twice, and {@link
 * io.github.odoosync.odoo.logistics.StepResult} says which call did it.
 */
@NullMarked
package io.github.odoosync.odoo.logistics;

import org.jspecify.annotations.NullMarked;
