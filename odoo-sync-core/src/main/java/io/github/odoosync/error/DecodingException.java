package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A field came with a value that its declared type cannot hold. */
public final class DecodingException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public DecodingException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
