package io.github.odoosync.capture;

import java.util.Locale;

/** By what a change was seen first. */
public enum Lane {
  /** The poll of the newest seconds, or a hint. */
  HOT,
  /** A closed window. */
  SETTLED,
  /** The walk over all records that finds what no date shows. */
  SWEEP,
  /** The walk that gives a new consumer its first state. */
  LOAD;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
