package io.github.odoosync.writer;

/** What becomes of a document whose record was deleted in Odoo after an intent had led to it. */
public enum DeletedPolicy {
  /** Its lane stands until somebody decides: see {@link OdooWriter#recreate}. */
  ASK,
  /** The record stays deleted, and the intent is through. */
  SKIP,
  /** The record is made anew. */
  RECREATE
}
