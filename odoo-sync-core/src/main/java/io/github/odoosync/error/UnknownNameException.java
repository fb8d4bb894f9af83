package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The server knows no such database, model, method, field or argument. */
public final class UnknownNameException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public UnknownNameException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
