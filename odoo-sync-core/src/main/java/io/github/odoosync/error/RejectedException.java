package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/**
 * A step on a business document was refused, by this library before it was sent or by what the
 * server holds; the message explains why.
 */
public final class RejectedException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the operations of this library. */
  public RejectedException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
