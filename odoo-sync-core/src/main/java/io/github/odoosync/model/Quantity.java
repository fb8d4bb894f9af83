package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * So much of a unit; negative where something is taken away. Immutable and thread-safe; equal
 * quantities are equal whatever their scale.
 *
 * @param value exact; never rounded unless asked for
 * @param unit the unit of measure
 */
public record Quantity(BigDecimal value, Unit unit) {

  private static final Member<Quantity, BigDecimal> VALUE =
      member("value", Type.DECIMAL, Quantity::value);
  private static final Member<Quantity, Unit> UNIT = member("unit", Unit.TYPE, Quantity::unit);

  /** The type of fields that hold a quantity. */
  public static final Type<Quantity> TYPE =
      Composite.of("quantity", in -> new Quantity(in.need(VALUE), in.need(UNIT)), VALUE, UNIT);

  /** Brings the number into its normal form. */
  public Quantity {
    value = Decimals.normal(value);
  }

  /** Returns a quantity such as {@code 2.5} of {@code KGM}. */
  public static Quantity of(String value, Unit unit) {
    return new Quantity(Decimals.parse(value), unit);
  }

  /** Returns so many whole units. */
  public static Quantity of(long value, Unit unit) {
    return new Quantity(BigDecimal.valueOf(value), unit);
  }

  /** Returns so many pieces. */
  public static Quantity pieces(long value) {
    return of(value, Unit.ONE);
  }

  /**
   * Returns the same quantity in another unit, exact to 34 digits.
   *
   * @throws InvalidValueException if the units are not of one kind
   */
  public Quantity in(Unit other) {
    return new Quantity(unit.convert(value, other), other);
  }

  /** Returns the sum in this unit. */
  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.in(unit).value), unit);
  }

  /** Returns the difference in this unit. */
  public Quantity minus(Quantity other) {
    return plus(other.negated());
  }

  /** Returns the quantity so many times. */
  public Quantity times(BigDecimal factor) {
    return new Quantity(value.multiply(factor), unit);
  }

  /** Returns the quantity with the other sign. */
  public Quantity negated() {
    return new Quantity(value.negate(), unit);
  }

  /** Returns the quantity rounded to the {@linkplain Unit#decimals() decimals of its unit}. */
  public Quantity rounded(RoundingMode mode) {
    return rounded(unit.decimals(), mode);
  }

  /** Returns the quantity rounded to so many decimals, where the system at hand has its own. */
  public Quantity rounded(int decimals, RoundingMode mode) {
    return new Quantity(value.setScale(decimals, mode), unit);
  }

  /**
   * Returns whether both are the same at the precision of this unit: what differs by less than half
   * of its last decimal is dust.
   */
  public boolean sameAs(Quantity other) {
    BigDecimal half = BigDecimal.valueOf(5, unit.decimals() + 1);
    return value.subtract(other.in(unit).value).abs().compareTo(half) < 0;
  }

  /**
   * Returns less than 0, 0 or more than 0 as this is less than, the same as or more than the other.
   *
   * @throws InvalidValueException if the units are not of one kind
   */
  public int compare(Quantity other) {
    return value.compareTo(other.in(unit).value);
  }

  /** Returns whether nothing is left at all. */
  public boolean isZero() {
    return value.signum() == 0;
  }

  /** Returns the number and the unit's code, such as {@code 2.5 KGM}. */
  @Override
  public String toString() {
    return value.toPlainString() + " " + unit;
  }
}
