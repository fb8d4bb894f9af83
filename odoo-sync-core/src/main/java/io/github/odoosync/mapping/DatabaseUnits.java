package io.github.odoosync.mapping;

import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.model.Unit;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Ref;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The units that a database counts and measures in, kept for a while. Thread-safe. */
final class DatabaseUnits {

  private final OdooClient odoo;
  private final Map<String, Unit> named;
  private final ExpiringCache<String, Units> units;
  private final ExpiringCache<String, String> measures;

  DatabaseUnits(OdooClient odoo, Map<String, Unit> named, Duration kept, Clock clock) {
    this.odoo = odoo;
    this.named = Map.copyOf(named);
    this.units = new ExpiringCache<>(kept, 1, clock);
    this.measures = new ExpiringCache<>(kept, 2, clock);
  }

  void clear() {
    units.clear();
    measures.clear();
  }

  Unit of(long id) {
    if (!all().names().containsKey(id)) {
      units.clear();
    }
    return all().of(id);
  }

  Ref idOf(Unit unit) {
    return Ref.of(all().idOf(unit));
  }

  Unit ofWeight() {
    return Measures.weight(measure("weight_uom_name"));
  }

  Unit ofVolume() {
    return Measures.volume(measure("volume_uom_name"));
  }

  private Units all() {
    return units.get("all", unused -> Units.load(odoo, named));
  }

  // Every product shows it; where there is none, nothing was measured yet.
  private String measure(String path) {
    return measures.get(
        path,
        field ->
            odoo.model("product.product", field).query().limit(1).list().stream()
                .flatMap(product -> product.string(field).stream())
                .findFirst()
                .orElse(""));
  }
}
