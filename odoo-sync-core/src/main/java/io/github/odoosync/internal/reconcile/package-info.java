/** What the stores of reconciliations share. */
@NullMarked
package io.github.odoosync.internal.reconcile;

import org.jspecify.annotations.NullMarked;
