package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Units of measure and the way from one to the other. */
final class Uoms implements Behaviour {

  private static final int DIGITS = 5;

  /** Of all units since 19: what the precision "Product Unit" makes it. */
  private static final double ROUNDING = 0.01;

  @Override
  public void plugInto(Registry registry) {
    boolean inverse = new Variant(registry.version()).factorIsInverse();
    var uom = registry.model("uom.uom").defaultOf("active", true);
    if (inverse) {
      uom.defaultOf("rounding", 0.01)
          .defaultOf("uom_type", "reference")
          .defaultOf("factor", 1.0)
          .computed("factor_inv", unit -> inverseOf(unit.number("factor")).doubleValue())
          .order("factor DESC, id");
    } else {
      uom.defaultOf("relative_factor", 1.0)
          .computed("factor", unit -> absoluteFactor(unit).doubleValue())
          .computed("parent_path", Uoms::path)
          .computed("rounding", unit -> ROUNDING)
          .order("sequence, relative_uom_id, id");
    }
    uom.constraint(unit -> refuseZero(unit, inverse ? "factor" : "relative_factor"));
  }

  /** Converts a quantity; the same unit gives the same number back. */
  static BigDecimal convert(BigDecimal quantity, Rec from, Rec to) {
    if (from.equals(to)) {
      return quantity;
    }
    boolean inverse = Variant.of(from.env()).factorIsInverse();
    BigDecimal up = inverse ? to.number("factor") : from.number("factor");
    BigDecimal down = inverse ? from.number("factor") : to.number("factor");
    return quantity
        .multiply(up)
        .divide(down, MathContext.DECIMAL64)
        .setScale(DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }

  private static BigDecimal absoluteFactor(Rec unit) {
    Rec reference = unit.ref("relative_uom_id");
    BigDecimal own = unit.number("relative_factor");
    return reference == null ? own : own.multiply(absoluteFactor(reference));
  }

  private static String path(Rec unit) {
    Rec reference = unit.ref("relative_uom_id");
    return (reference == null ? "" : path(reference)) + unit.id() + "/";
  }

  private static BigDecimal inverseOf(BigDecimal factor) {
    return factor.signum() == 0
        ? BigDecimal.ZERO
        : BigDecimal.ONE.divide(factor, MathContext.DECIMAL64);
  }

  private static void refuseZero(Rec unit, String field) {
    if (unit.number(field).signum() == 0) {
      throw OdooFault.validation(
          "The operation cannot be completed: The conversion ratio for a unit of measure cannot be"
              + " 0!");
    }
  }
}
