package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A value or document breaks a rule of the canonical model; nothing was kept of it. */
public final class InvalidValueException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the packages of the model and the mapping. */
  public InvalidValueException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }

  /** Returns the refusal of a value, said in one sentence. */
  public static InvalidValueException of(ErrorCode code, String detail) {
    return new InvalidValueException(Failure.of(code, detail), null);
  }
}
