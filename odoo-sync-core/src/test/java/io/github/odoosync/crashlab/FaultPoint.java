package io.github.odoosync.crashlab;

import java.util.Locale;

/** A moment at which a process can be told to vanish without a word. */
enum FaultPoint {
  /** Lanes are claimed, nobody knows of it yet. */
  AFTER_CLAIM,
  /** The handler is about to act. */
  BEFORE_EFFECT,
  /** The handler has acted, nothing is confirmed. */
  AFTER_EFFECT,
  /** The confirmation is about to be sent. */
  BEFORE_SETTLE,
  /** The confirmation is stored, its answer not yet read. */
  AFTER_SETTLE,
  /** A writer is about to keep what it will do, or what came of it. */
  BEFORE_KEEP,
  /** A writer has kept it. */
  AFTER_KEEP,
  /** The producer has written all and not committed. */
  BEFORE_COMMIT,
  /** The producer has committed and told nobody. */
  AFTER_COMMIT;

  String command() {
    return "halt " + name().toLowerCase(Locale.ROOT);
  }
}
