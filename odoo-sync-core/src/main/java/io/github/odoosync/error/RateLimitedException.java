package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The server, its gateway or this client's own limits asked to slow down. */
public final class RateLimitedException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public RateLimitedException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
