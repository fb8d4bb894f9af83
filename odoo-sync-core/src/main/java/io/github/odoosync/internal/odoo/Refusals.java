package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import org.jspecify.annotations.Nullable;

/** What the caller got wrong, found before anything is sent. */
public final class Refusals {

  private Refusals() {}

  /** Refuses a value, domain or query. */
  public static ConfigurationException value(String detail) {
    return new ConfigurationException(Failure.of(ErrorCode.INVALID_REQUEST, detail), null);
  }

  static ConfigurationException type(String detail, @Nullable Throwable cause) {
    return new ConfigurationException(Failure.of(ErrorCode.CONFIGURATION, detail), cause);
  }
}
