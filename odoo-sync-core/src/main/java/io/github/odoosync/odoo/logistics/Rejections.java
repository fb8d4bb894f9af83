package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;

/** Makes the errors of this package. */
final class Rejections {

  private Rejections() {}

  /** Returns the error of a step that was refused before anything was written. */
  static RejectedException of(ErrorCode code, String operation, String detail) {
    return new RejectedException(
        Failure.of(code, operation, 1, Outcome.NOT_COMMITTED, detail), null);
  }

  /** Returns the error of a step that was sent, answered and yet has no effect, or another one. */
  static RejectedException effectMissing(String operation, String detail) {
    return new RejectedException(
        Failure.of(ErrorCode.EFFECT_MISSING, operation, 1, Outcome.UNKNOWN, detail), null);
  }
}
