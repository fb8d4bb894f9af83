package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** Another transaction was in the way; the server rolled this one back. */
public final class ConflictException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public ConflictException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
