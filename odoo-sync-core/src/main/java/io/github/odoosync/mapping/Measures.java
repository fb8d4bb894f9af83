package io.github.odoosync.mapping;

import io.github.odoosync.model.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The units of weights, volumes and lengths, which a setting of the database decides: metric ones
 * or those of the United States. Odoo tells them by name beside the figures.
 */
final class Measures {

  private static final Unit MILLIMETRE = new Unit("MMT");
  private static final Unit FOOT = new Unit("FOT");
  private static final Unit CUBIC_FOOT = new Unit("FTQ");

  private Measures() {}

  static Unit weight(@Nullable String name) {
    return name != null && name.startsWith("lb") ? Unit.POUND : Unit.KILOGRAM;
  }

  static Unit volume(@Nullable String name) {
    return name != null && name.startsWith("ft") ? CUBIC_FOOT : Unit.CUBIC_METRE;
  }

  static Unit length(@Nullable String name) {
    return name != null && name.startsWith("ft") ? FOOT : MILLIMETRE;
  }

  /** Returns a figure; null for none and for zero, which Odoo shows where nothing was measured. */
  static @Nullable BigDecimal measured(Source source, String path) {
    BigDecimal value = Figures.clean(source.decimal(path));
    return value == null || value.signum() <= 0 ? null : value;
  }
}
