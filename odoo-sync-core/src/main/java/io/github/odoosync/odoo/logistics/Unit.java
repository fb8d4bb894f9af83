package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A unit of measure: {@code up / down} of the family's reference unit are one of it.
 *
 * @param step the smallest quantity that Odoo keeps in this unit
 * @param family what units have in common that convert into each other
 */
record Unit(long id, String name, BigDecimal up, BigDecimal down, BigDecimal step, long family) {

  private static final int DIGITS = 6;

  /** Converts a quantity; the same unit gives the same number back. */
  BigDecimal convert(BigDecimal quantity, Unit to) {
    if (id == to.id) {
      return quantity;
    }
    return quantity
        .multiply(up)
        .multiply(to.down)
        .divide(down.multiply(to.up), MathContext.DECIMAL128)
        .setScale(DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }

  /** Returns whether Odoo can keep a quantity without rounding it. */
  boolean holds(BigDecimal quantity) {
    return quantity.remainder(step).signum() == 0;
  }

  /** Returns whether two quantities differ by no more than half of what Odoo can tell apart. */
  boolean same(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().multiply(BigDecimal.valueOf(2)).compareTo(step) < 0;
  }

  boolean isZero(BigDecimal quantity) {
    return same(quantity, BigDecimal.ZERO);
  }
}
