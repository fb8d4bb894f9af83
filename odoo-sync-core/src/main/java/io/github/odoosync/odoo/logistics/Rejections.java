package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.RowResult;

/** Makes the errors of this package. */
final class Rejections {

  private Rejections() {}

  /** Returns the error of a step that was refused before anything was written. */
  static RejectedException of(ErrorCode code, String operation, String detail) {
    return new RejectedException(
        Failure.of(code, operation, 1, Outcome.NOT_COMMITTED, detail), null);
  }

  /** Returns the error of a step on a record that is not there. */
  static RejectedException notFound(String model, long id) {
    return of(
        ErrorCode.NOT_FOUND,
        model + ".read",
        "There is no " + model + " " + id + ", or this login may not see it or its company");
  }

  /** Returns the error of a step that was taken, and is not all that has happened. */
  static RejectedException committed(ErrorCode code, String operation, String detail) {
    return new RejectedException(Failure.of(code, operation, 1, Outcome.COMMITTED, detail), null);
  }

  /** Returns the error of a step that was sent, answered and yet has no effect, or another one. */
  static RejectedException effectMissing(String operation, String detail) {
    return new RejectedException(
        Failure.of(ErrorCode.EFFECT_MISSING, operation, 1, Outcome.UNKNOWN, detail), null);
  }

  /** Returns the error of a step that another call is doing at the same time. */
  static ConflictException conflict(String operation, String detail) {
    return new ConflictException(failure(ErrorCode.CONFLICT, operation, detail), null);
  }

  /** Throws the error of a row that was refused for a reason that has an error of its own. */
  static void throwRow(String operation, ExternalId id, RowResult.Rejected row) {
    String detail = id + ": " + row.message();
    if (row.kind() == RowResult.Kind.ACCESS) {
      throw new AccessException(failure(ErrorCode.ACCESS, operation, detail), null);
    }
    if (row.kind() == RowResult.Kind.DELETED) {
      throw new MissingRecordException(failure(ErrorCode.MISSING_RECORD, operation, detail), null);
    }
  }

  private static Failure failure(ErrorCode code, String operation, String detail) {
    return Failure.of(code, operation, 1, Outcome.NOT_COMMITTED, detail);
  }
}
