/**
 * Reconciliation of two systems: what is missing, doubled or different between them is found,
 * explained, counted over time and, where allowed, repaired.
 */
@NullMarked
package io.github.odoosync.reconcile;

import org.jspecify.annotations.NullMarked;
