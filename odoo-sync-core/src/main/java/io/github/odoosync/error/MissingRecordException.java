package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A record that was written to or acted upon no longer exists. */
public final class MissingRecordException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public MissingRecordException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
