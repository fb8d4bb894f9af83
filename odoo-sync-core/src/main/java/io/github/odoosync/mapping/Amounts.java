package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import java.util.Map;

/** When amounts and quantities mean the same, and which code stands for a value. */
final class Amounts {

  private Amounts() {}

  static boolean same(Money value, Money current, Lookups lookups) {
    if (!value.currency().equals(current.currency())) {
      throw InvalidValueException.of(
          ErrorCode.CURRENCY_MISMATCH, value + " cannot be written where Odoo holds " + current);
    }
    return value.equals(current);
  }

  static boolean same(Quantity value, Quantity current, Lookups lookups) {
    return value.unit().equals(current.unit()) && value.sameAs(current);
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
