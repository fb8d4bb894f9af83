package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.Gtin;
import io.github.odoosync.model.Sscc;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers with a check digit: a wrong one is only told when it comes, and never sent. */
public final class Digits {

  private Digits() {}

  /** Returns the GLN; null and a warning if it is none. */
  public static @Nullable Gln gln(String digits, Segment at, int element, Context context) {
    return checked(Gln::new, "GLN", digits, at, element, context);
  }

  /** Returns the SSCC; null and a warning if it is none. */
  public static @Nullable Sscc sscc(String digits, Segment at, int element, Context context) {
    return checked(Sscc::new, "SSCC", digits, at, element, context);
  }

  /** Warns of a GTIN that is none. */
  public static void warnOfGtin(String digits, Segment at, int element, Context context) {
    checked(Gtin::new, "GTIN", digits, at, element, context);
  }

  /** Returns whether a barcode has the digits of a GTIN; refuses one whose check digit is wrong. */
  public static boolean isGtin(String barcode) {
    if (!barcode.matches("[0-9]{8}|[0-9]{12,14}")) {
      return false;
    }
    try {
      new Gtin(barcode);
      return true;
    } catch (InvalidValueException e) {
      throw new BadElement(Problem.BAD_VALUE, "The check digit of the GTIN is wrong");
    }
  }

  private static <T> @Nullable T checked(
      Function<String, T> maker,
      String name,
      String digits,
      Segment at,
      int element,
      Context context) {
    try {
      return maker.apply(digits);
    } catch (InvalidValueException e) {
      context.warn(Problem.BAD_VALUE, at, element, "The check digit of the " + name + " is wrong");
      return null;
    }
  }
}
