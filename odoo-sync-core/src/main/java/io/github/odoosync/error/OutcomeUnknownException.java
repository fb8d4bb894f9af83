package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A write left and no answer came; only a look at the server can tell what became of it. */
public final class OutcomeUnknownException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public OutcomeUnknownException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
