package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The durable store refused a step or could not be reached. */
public final class StoreException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For implementations of the stores. */
  public StoreException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
