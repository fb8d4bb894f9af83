package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;

/**
 * A party's or place's number of GS1. Immutable and thread-safe.
 *
 * @param value 13 digits, the last of which is the check digit
 */
public record Gln(String value) {

  /** The type of fields that hold one. */
  public static final Type<Gln> TYPE = Type.text("^[0-9]{13}$", Gln::new, Gln::value);

  /**
   * Checks the digits.
   *
   * @throws InvalidValueException if they are not 13, or the check digit is wrong
   */
  public Gln {
    value = CheckDigit.checked("GLN", value, 13);
  }

  /** Returns the 13 digits. */
  @Override
  public String toString() {
    return value;
  }
}
