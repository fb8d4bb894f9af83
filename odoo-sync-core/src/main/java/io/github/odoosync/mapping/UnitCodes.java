package io.github.odoosync.mapping;

import io.github.odoosync.model.Unit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which unit each of Odoo's own is: by the external ids of its module, the same in 17 to 19. */
final class UnitCodes {

  private static final Map<String, Unit> BY_NAME = new HashMap<>();

  static {
    add("unit C62", "dozen DZN", "kgm KGM", "gram GRM", "ton TNE", "lb LBR", "oz ONZ");
    add("hour HUR", "day DAY", "minute MIN", "meter MTR", "millimeter MMT", "cm CMT", "km KMT");
    add("inch INH", "foot FOT", "yard YRD", "mile SMI", "litre LTR", "milliliter MLT");
    add("floz OZA", "qt QTL", "gal GLL", "cubic_meter MTQ", "cubic_inch INQ", "cubic_foot FTQ");
    BY_NAME.put("uom_square_meter", new Unit("MTK"));
    BY_NAME.put("uom_square_foot", new Unit("FTK"));
  }

  private UnitCodes() {}

  /** Returns the unit of an external id such as {@code uom.product_uom_kgm}. */
  static Optional<Unit> of(String externalId) {
    return externalId.startsWith("uom.")
        ? Optional.ofNullable(BY_NAME.get(externalId.substring(4)))
        : Optional.empty();
  }

  private static void add(String... units) {
    for (String unit : units) {
      int space = unit.indexOf(' ');
      BY_NAME.put("product_uom_" + unit.substring(0, space), new Unit(unit.substring(space + 1)));
    }
  }
}
