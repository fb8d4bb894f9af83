package io.github.odoosync.connectors.ubl;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Numbers and amounts as elements. */
final class Amounts {

  /** The decimals that amounts have in the European norm, whatever the currency. */
  static final int DECIMALS = 2;

  private Amounts() {}

  static BigDecimal number(String text) {
    if (!text.matches("[+-]?[0-9]{1,20}([.][0-9]{0,15})?")) {
      throw new BadUbl("NUMBER", "A number is none");
    }
    return new BigDecimal(text);
  }

  /** Returns the amount on a path; zero if there is none. */
  static BigDecimal of(Element element, String... path) {
    return optional(element, path).orElse(BigDecimal.ZERO);
  }

  static Optional<BigDecimal> optional(Element element, String... path) {
    return element.text(path).map(Amounts::number);
  }

  static BigDecimal needed(Element element, String... path) {
    return number(element.need(path));
  }

  static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  static BigDecimal percentOf(BigDecimal base, BigDecimal percent) {
    return rounded(base.multiply(percent).movePointLeft(2));
  }

  /** Returns an amount that has no more decimals than the norm lets it have. */
  static BigDecimal exact(Money money, String what) {
    try {
      return money.amount().setScale(DECIMALS, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw InvalidValueException.of(
          ErrorCode.TOO_PRECISE, "BR-DEC: " + what + " has more than two decimals");
    }
  }

  static void put(Element element, String name, BigDecimal amount, String currency) {
    element.leaf(name, amount.toPlainString(), Map.of("currencyID", currency));
  }
}
