package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The server refused the credentials, or the client stopped trying them. */
public final class AuthenticationException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public AuthenticationException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
