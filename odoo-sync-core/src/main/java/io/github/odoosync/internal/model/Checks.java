package io.github.odoosync.internal.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import java.util.Optional;

/** Refuses what no document about goods can hold. */
public final class Checks {

  private Checks() {}

  /** Returns the error that says so. */
  public static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }

  /** Refuses a quantity of nothing, or of less. */
  public static void positive(String what, Quantity quantity) {
    if (quantity.value().signum() <= 0) {
      throw refuse(what + " is not more than 0: " + quantity);
    }
  }

  /** Refuses a quantity of less than nothing. */
  public static void notNegative(String what, Quantity quantity) {
    if (quantity.value().signum() < 0) {
      throw refuse(what + " is negative: " + quantity);
    }
  }

  /** Refuses two quantities that cannot be added. */
  public static void sameKind(Quantity one, Quantity other) {
    if (!one.unit().convertsTo(other.unit())) {
      throw InvalidValueException.of(
          ErrorCode.UNIT_NOT_CONVERTIBLE, one + " and " + other + " cannot be compared");
    }
  }

  /** Refuses two amounts that cannot be added. */
  public static void oneCurrency(Money one, Money other) {
    if (!one.currency().equals(other.currency())) {
      throw InvalidValueException.of(
          ErrorCode.MIXED_CURRENCIES,
          "Amounts in " + one.currency() + " and " + other.currency() + " met");
    }
  }

  /** Refuses goods that are a lot and a single piece at once. */
  public static void lotOrSerial(boolean lot, boolean serial) {
    if (lot && serial) {
      throw refuse("Goods have a lot or a serial number, not both");
    }
  }

  /** Refuses what says neither of two things. */
  public static void either(String what, Optional<?> one, Optional<?> other) {
    if (one.isEmpty() && other.isEmpty()) {
      throw InvalidValueException.of(ErrorCode.MISSING_FIELD, what);
    }
  }

  /** Refuses what is no SHA-256. */
  public static void sha256(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw refuse("A SHA-256 has 64 hexadecimal digits in lower case");
    }
  }
}
