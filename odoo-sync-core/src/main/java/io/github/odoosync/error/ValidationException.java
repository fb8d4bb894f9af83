package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A constraint of the server's refused the values. */
public final class ValidationException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public ValidationException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
