package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** Some units of measure: which convert into which, and how fine they are. */
final class DraftUnits {

  private static final BigDecimal COARSE = BigDecimal.ONE;

  private final Map<Long, OdooRecord> units;
  private final boolean categories;

  private DraftUnits(Map<Long, OdooRecord> units, boolean categories) {
    this.units = units;
    this.categories = categories;
  }

  static DraftUnits read(Server server, Collection<Long> ids) {
    boolean categories = Term.UNIT_CATEGORY.in(server.version()).isPresent();
    String kin = categories ? "category_id" : "parent_path";
    return new DraftUnits(server.model("uom.uom", "name", "rounding", kin).byIds(ids), categories);
  }

  boolean known(long unit) {
    return units.containsKey(unit);
  }

  String name(long unit) {
    OdooRecord record = units.get(unit);
    return record == null ? "unit " + unit : record.string("name").orElse("unit " + unit);
  }

  boolean convertible(long from, long to) {
    return from == to || family(from).equals(family(to));
  }

  /** DraftUnits convert within a category up to 18, and below one reference unit since 19. */
  private String family(long unit) {
    OdooRecord record = units.get(unit);
    if (record == null) {
      return "unknown " + unit;
    }
    if (categories) {
      return record.ref("category_id").map(Ref::id).map(String::valueOf).orElse("none " + unit);
    }
    String path = record.string("parent_path").orElse(unit + "/");
    return path.substring(0, path.indexOf('/'));
  }

  BigDecimal rounding(long unit) {
    OdooRecord record = units.get(unit);
    BigDecimal rounding = record == null ? COARSE : record.decimal("rounding").orElse(COARSE);
    return rounding.signum() > 0 ? rounding : COARSE;
  }

  /** Returns whether a quantity is a whole number of the unit's smallest steps. */
  boolean fits(BigDecimal quantity, long unit) {
    return quantity.remainder(rounding(unit)).signum() == 0;
  }
}
