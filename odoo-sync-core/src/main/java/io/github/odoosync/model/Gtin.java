package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * A product's number of GS1: GTIN-8, -12 (UPC), -13 (EAN) or -14. Immutable and thread-safe; the
 * same number written with fewer leading zeros is equal.
 *
 * @param value always 14 digits
 */
public record Gtin(String value) {

  /** The type of fields that hold a GTIN. */
  public static final Type<Gtin> TYPE = Type.text("^[0-9]{14}$", Gtin::new, Gtin::value);

  /**
   * Checks the digits and fills them up to 14.
   *
   * @throws InvalidValueException if they are not 8, 12, 13 or 14, or the check digit is wrong
   */
  public Gtin {
    String digits = CheckDigit.checked("GTIN", value, 8, 12, 13, 14);
    value = "0".repeat(14 - digits.length()) + digits;
  }

  /** Returns the GTIN of digits without their check digit. */
  public static Gtin ofUnchecked(String digits) {
    return new Gtin(digits + CheckDigit.of(digits));
  }

  /** Returns the ways to write it, shortest first: as systems keep it, one or the other. */
  public List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (int length : new int[] {8, 12, 13, 14}) {
      if (value.startsWith("0".repeat(14 - length))) {
        forms.add(value.substring(14 - length));
      }
    }
    return List.copyOf(forms);
  }

  /** Returns the 14 digits. */
  @Override
  public String toString() {
    return value;
  }
}
