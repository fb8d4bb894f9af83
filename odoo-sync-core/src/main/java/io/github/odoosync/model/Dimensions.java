package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.math.BigDecimal;

/**
 * The outer size of something. Immutable and thread-safe.
 *
 * @param length not negative
 * @param width not negative
 * @param height not negative
 * @param unit a unit of length
 */
public record Dimensions(BigDecimal length, BigDecimal width, BigDecimal height, Unit unit) {

  private static final Member<Dimensions, BigDecimal> LENGTH =
      member("length", Type.DECIMAL, Dimensions::length);
  private static final Member<Dimensions, BigDecimal> WIDTH =
      member("width", Type.DECIMAL, Dimensions::width);
  private static final Member<Dimensions, BigDecimal> HEIGHT =
      member("height", Type.DECIMAL, Dimensions::height);
  private static final Member<Dimensions, Unit> UNIT = member("unit", Unit.TYPE, Dimensions::unit);

  /** The type of fields that hold dimensions. */
  public static final Type<Dimensions> TYPE =
      Composite.of(
          "dimensions",
          in -> new Dimensions(in.need(LENGTH), in.need(WIDTH), in.need(HEIGHT), in.need(UNIT)),
          LENGTH,
          WIDTH,
          HEIGHT,
          UNIT);

  /**
   * Checks the size and brings the numbers into their normal form.
   *
   * @throws InvalidValueException if one is negative or the unit measures something else
   */
  public Dimensions {
    length = Decimals.normal(length);
    width = Decimals.normal(width);
    height = Decimals.normal(height);
    if (Math.min(length.signum(), Math.min(width.signum(), height.signum())) < 0
        || !unit.measures(UnitTable.Kind.LENGTH)) {
      throw Rules.refuse("%s x %s x %s %s is no size".formatted(length, width, height, unit));
    }
  }

  /** Returns a size such as {@code 40 x 30 x 20 CMT}. */
  public static Dimensions of(String length, String width, String height, Unit unit) {
    return new Dimensions(
        Decimals.parse(length), Decimals.parse(width), Decimals.parse(height), unit);
  }

  /** Returns the volume in cubic metres. */
  public Quantity volume() {
    BigDecimal cubicMetres = metres(length).multiply(metres(width)).multiply(metres(height));
    return new Quantity(cubicMetres, Unit.CUBIC_METRE);
  }

  private BigDecimal metres(BigDecimal side) {
    return unit.convert(side, Unit.METRE);
  }
}
