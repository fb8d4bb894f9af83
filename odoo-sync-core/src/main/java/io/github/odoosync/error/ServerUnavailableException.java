package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The server is down, starting, overloaded, or its breaker is open. */
public final class ServerUnavailableException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public ServerUnavailableException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
