package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The user may not do this on the server. */
public final class AccessException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public AccessException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
