package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A record class does not fit the server's model. */
public final class SchemaMismatchException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public SchemaMismatchException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
