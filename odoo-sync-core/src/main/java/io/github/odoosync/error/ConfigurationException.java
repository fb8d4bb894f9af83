package io.github.odoosync.error;

import org.jspecify.annotations.Nullable;

/** What the caller configured or asked for is wrong; nothing was sent. */
public final class ConfigurationException extends OdooSyncException {

  private static final long serialVersionUID = 1L;

  /** For the client and for implementations of its SPI. */
  public ConfigurationException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause);
  }
}
