package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The request did not leave this machine: name, port, TLS or connect time-out. */
public final class NotSentException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public NotSentException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
