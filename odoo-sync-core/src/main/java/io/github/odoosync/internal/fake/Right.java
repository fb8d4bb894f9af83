package io.github.odoosync.internal.fake;

import java.util.Locale;

/** What a user may do with a model. */
public enum Right {
  /** Search and read. */
  READ,
  /** Change records. */
  WRITE,
  /** Make records. */
  CREATE,
  /** Delete records. */
  UNLINK;

  /** Reads Odoo's name of an operation. */
  public static Right of(String operation) {
    try {
      return valueOf(operation.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw OdooFault.value("Invalid operation: " + operation);
    }
  }
}
