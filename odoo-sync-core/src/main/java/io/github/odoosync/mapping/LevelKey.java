package io.github.odoosync.mapping;

import io.github.odoosync.mapping.StockScope.By;
import io.github.odoosync.odoo.OdooRecord;
import java.util.Optional;

/** What one level is of, as far as levels are told apart. */
record LevelKey(
    long productId,
    Optional<OdooRecord> location,
    Optional<String> lot,
    Optional<String> packageName,
    Optional<OdooRecord> owner) {

  static final String[] READS = {
    "product_id.display_name",
    "quantity",
    "reserved_quantity",
    "location_id.complete_name",
    "location_id.display_name",
    "lot_id.name",
    "package_id.name",
    "owner_id.ref",
    "owner_id.display_name"
  };

  static LevelKey of(long productId) {
    return new LevelKey(
        productId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static LevelKey of(OdooRecord quant, StockScope scope) {
    return new LevelKey(
        quant.record("product_id").map(OdooRecord::id).orElseThrow(),
        scope.tells(By.LOCATION) ? quant.record("location_id") : Optional.empty(),
        scope.tells(By.LOT) ? name(quant, "lot_id") : Optional.empty(),
        scope.tells(By.PACKAGE) ? name(quant, "package_id") : Optional.empty(),
        scope.tells(By.OWNER) ? quant.record("owner_id") : Optional.empty());
  }

  private static Optional<String> name(OdooRecord quant, String path) {
    return quant.record(path).flatMap(target -> target.string("name"));
  }
}
