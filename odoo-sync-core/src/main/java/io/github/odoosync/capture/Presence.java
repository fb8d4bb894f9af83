package io.github.odoosync.capture;

/** Whether a record is there, as far as the user of Odoo can tell. */
public enum Presence {
  /** It is there. */
  PRESENT,
  /** It is there and archived. */
  ARCHIVED,
  /** It exists and cannot be seen: a rule, a company, or it is none of those captured any more. */
  NOT_VISIBLE,
  /** It was deleted. */
  GONE
}
