package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of a currency. Immutable and thread-safe; equal amounts are equal whatever their scale.
 *
 * <p>An amount may have more decimals than the currency has minor units, as prices of one piece do;
 * {@link #rounded} brings it to what can be paid.
 *
 * @param amount with at least the decimals of the currency: {@code 12.5} EUR becomes {@code 12.50}
 * @param currency by ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

  private static final Member<Money, BigDecimal> AMOUNT =
      member("amount", Type.DECIMAL, Money::amount);

  /** The type of fields that hold a currency, by ISO 4217. */
  public static final Type<Currency> CURRENCY =
      Type.text("^[A-Z]{3}$", Money::currency, Currency::getCurrencyCode);

  private static final Member<Money, Currency> CODE = member("currency", CURRENCY, Money::currency);

  /** The type of fields that hold an amount. */
  public static final Type<Money> TYPE =
      Composite.of("money", in -> new Money(in.need(AMOUNT), in.need(CODE)), AMOUNT, CODE);

  /** Brings the amount to its normal scale. */
  public Money {
    BigDecimal normal = Decimals.normal(amount);
    amount = normal.setScale(Math.max(normal.scale(), decimals(currency)));
  }

  /**
   * Returns an amount.
   *
   * @param amount such as {@code 12.50}
   * @param currency by ISO 4217, such as {@code EUR}
   * @throws InvalidValueException if the amount is no number or the currency does not exist
   */
  public static Money of(String amount, String currency) {
    return new Money(Decimals.parse(amount), currency(currency));
  }

  /** Returns an amount given in minor units: 1250 is 12.50 EUR, and 1250 JPY. */
  public static Money ofMinor(long minorUnits, String currency) {
    Currency found = currency(currency);
    return new Money(BigDecimal.valueOf(minorUnits, decimals(found)), found);
  }

  /** Returns the sum; both must be of one currency. */
  public Money plus(Money other) {
    requireSame(other);
    return new Money(amount.add(other.amount), currency);
  }

  /** Returns the difference; both must be of one currency. */
  public Money minus(Money other) {
    return plus(other.negated());
  }

  /** Returns the amount so many times, not rounded. */
  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  /** Returns the amount with the other sign. */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /** Returns the amount rounded half away from zero to the currency's minor unit. */
  public Money rounded() {
    return new Money(amount.setScale(decimals(currency), RoundingMode.HALF_UP), currency);
  }

  /**
   * Returns the amount in minor units.
   *
   * @throws InvalidValueException if it has more decimals than the currency
   */
  public long minorUnits() {
    try {
      return amount.movePointRight(decimals(currency)).longValueExact();
    } catch (ArithmeticException e) {
      throw InvalidValueException.of(
          ErrorCode.TOO_PRECISE, this + " is no whole number of minor units");
    }
  }

  /** Returns the amount and the currency, such as {@code 12.50 EUR}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw InvalidValueException.of(
          ErrorCode.MIXED_CURRENCIES, this + " and " + other + " do not add up");
    }
  }

  private static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw Rules.refuse("'" + code + "' is no currency of ISO 4217");
    }
  }
}
