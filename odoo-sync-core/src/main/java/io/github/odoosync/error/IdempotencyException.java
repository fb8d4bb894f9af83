package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/**
 * The work of a key was not run: the key is in use, belongs to other content, or its work was
 * refused before. Then the code is the one that it was refused with.
 */
public final class IdempotencyException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the library and for implementations of its SPI. */
  public IdempotencyException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
