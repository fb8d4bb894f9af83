package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** None or several records were found where exactly one was asked for. */
public final class NotExactlyOneException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public NotExactlyOneException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
