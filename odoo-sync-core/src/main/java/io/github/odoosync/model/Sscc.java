package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;

/**
 * A logistic unit's number of GS1, the one on a pallet's or carton's label. Immutable and
 * thread-safe.
 *
 * @param value 18 digits, the last of which is the check digit
 */
public record Sscc(String value) {

  /** The type of fields that hold one. */
  public static final Type<Sscc> TYPE = Type.text("^[0-9]{18}$", Sscc::new, Sscc::value);

  /**
   * Checks the digits.
   *
   * @throws InvalidValueException if they are not 18, or the check digit is wrong
   */
  public Sscc {
    value = CheckDigit.checked("SSCC", value, 18);
  }

  /** Returns the 18 digits. */
  @Override
  public String toString() {
    return value;
  }
}
