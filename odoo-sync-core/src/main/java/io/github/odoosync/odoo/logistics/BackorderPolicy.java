package io.github.odoosync.odoo.logistics;

/** What becomes of what a transfer asks for and was not confirmed. */
public enum BackorderPolicy {
  /** It waits on a backorder. */
  BACKORDER,
  /** It is cancelled. */
  CANCEL_REST,
  /** There must be no such rest: a short confirmation is rejected. */
  REJECT_SHORT
}
