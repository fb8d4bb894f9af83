package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** A method answered with a wizard and did nothing where a finished step was expected. */
public final class UnansweredWizardException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public UnansweredWizardException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
