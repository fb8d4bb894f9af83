package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The server failed with an exception of its own that fits no other class. */
public final class ServerFaultException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public ServerFaultException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
