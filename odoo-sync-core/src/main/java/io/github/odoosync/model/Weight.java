package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.math.BigDecimal;

/**
 * A weight. Immutable and thread-safe.
 *
 * @param value not negative
 * @param unit a unit of mass
 */
public record Weight(BigDecimal value, Unit unit) {

  private static final Member<Weight, BigDecimal> VALUE =
      member("value", Type.DECIMAL, Weight::value);
  private static final Member<Weight, Unit> UNIT = member("unit", Unit.TYPE, Weight::unit);

  /** The type of fields that hold a weight. */
  public static final Type<Weight> TYPE =
      Composite.of("weight", in -> new Weight(in.need(VALUE), in.need(UNIT)), VALUE, UNIT);

  /**
   * Checks the weight and brings the number into its normal form.
   *
   * @throws InvalidValueException if it is negative or the unit measures something else
   */
  public Weight {
    value = Decimals.normal(value);
    if (value.signum() < 0 || !unit.measures(UnitTable.Kind.MASS)) {
      throw Rules.refuse(value.toPlainString() + " " + unit + " is no weight");
    }
  }

  /** Returns a weight such as {@code 2.5} of {@code KGM}. */
  public static Weight of(String value, Unit unit) {
    return new Weight(Decimals.parse(value), unit);
  }

  /** Returns the same weight in another unit of mass. */
  public Weight in(Unit other) {
    return new Weight(unit.convert(value, other), other);
  }

  /** Returns the sum in this unit. */
  public Weight plus(Weight other) {
    return new Weight(value.add(other.in(unit).value), unit);
  }
}
