package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When amounts and quantities mean the same, and which code stands for a value. */
final class Amounts {

  private Amounts() {}

  static void requireCurrency(Money value, @Nullable Money current) {
    if (current != null && !value.currency().equals(current.currency())) {
      throw InvalidValueException.of(
          ErrorCode.CURRENCY_MISMATCH, value + " cannot be written where Odoo holds " + current);
    }
  }

  static void requireHeld(Money price, int decimals) {
    if (price.amount().stripTrailingZeros().scale() > decimals) {
      throw InvalidValueException.of(
          ErrorCode.TOO_PRECISE, "Odoo keeps " + decimals + " decimals of the price " + price);
    }
  }

  /** Returns whether Odoo, which keeps so many decimals, would hold the one for the other. */
  static boolean same(Money value, Money current, int decimals) {
    return value.currency().equals(current.currency())
        && same(value.amount(), current.amount(), decimals);
  }

  static boolean same(Quantity value, Quantity current, int decimals) {
    return value.unit().equals(current.unit()) && same(value.value(), current.value(), decimals);
  }

  static boolean same(BigDecimal value, BigDecimal current, int decimals) {
    return value
            .setScale(decimals, RoundingMode.HALF_UP)
            .compareTo(current.setScale(decimals, RoundingMode.HALF_UP))
        == 0;
  }

  static <E extends Enum<E>> String codeOf(String path, Map<String, E> meanings, E value) {
    for (Map.Entry<String, E> meaning : meanings.entrySet()) {
      if (meaning.getValue() == value) {
        return meaning.getKey();
      }
    }
    throw InvalidValueException.of(
        ErrorCode.INVALID_VALUE, path + " has no code for " + value + " in this Odoo");
  }
}
