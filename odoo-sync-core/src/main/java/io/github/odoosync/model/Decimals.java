package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.math.BigDecimal;

/** The one form of decimal numbers: equal numbers are equal objects and the same text. */
final class Decimals {

  static final String PATTERN = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$";

  // Far beyond any business number, and short enough to be written out.
  private static final int MAX_DIGITS = 40;

  private Decimals() {}

  static BigDecimal normal(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    if (bare.precision() > MAX_DIGITS || Math.abs((long) bare.scale()) > MAX_DIGITS) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "A number has more than " + MAX_DIGITS + " digits");
    }
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  static BigDecimal parse(Object tree) {
    if (tree instanceof BigDecimal decimal) {
      return normal(decimal);
    }
    if (tree instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    if (tree instanceof String text && text.matches(PATTERN)) {
      return normal(new BigDecimal(text));
    }
    throw InvalidValueException.of(
        ErrorCode.UNREADABLE_DOCUMENT, "a decimal number is expected, such as \"12.5\"");
  }
}
