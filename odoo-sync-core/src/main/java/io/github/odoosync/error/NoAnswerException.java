package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A read left and no answer came; it can be read again. */
public final class NoAnswerException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public NoAnswerException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
