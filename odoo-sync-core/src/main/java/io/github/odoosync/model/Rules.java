package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;

/** The checks that several values share. */
final class Rules {

  private Rules() {}

  static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }

  static void text(String what, String value) {
    if (value.isBlank() || !value.strip().equals(value)) {
      throw refuse(what + " is blank, or has space around it: '" + value + "'");
    }
  }
}
