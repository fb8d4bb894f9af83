/** Upsert by external id over Odoo's {@code load()}, and the look-up of external ids. */
@NullMarked
package io.github.odoosync.internal.upsert;

import org.jspecify.annotations.NullMarked;
