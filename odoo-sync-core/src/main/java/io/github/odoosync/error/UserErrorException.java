package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A business rule of the server's refused the step. */
public final class UserErrorException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public UserErrorException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
