package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** The answer is not Odoo's, cut, or larger than the client accepts. */
public final class BadResponseException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public BadResponseException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
