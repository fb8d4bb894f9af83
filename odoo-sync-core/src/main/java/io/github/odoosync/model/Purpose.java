package io.github.odoosync.model;

/** What a document is written for. */
enum Purpose {
  /** To be kept or sent: everything. */
  STORE,
  /** To be compared: what the business means, nothing else. */
  COMPARE
}
