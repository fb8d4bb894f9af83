package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Unit;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units of one database, both ways. */
record Units(Map<Long, Unit> byId, Map<Unit, List<Long>> byUnit, Map<Long, String> names) {

  static Units load(OdooClient odoo, Map<String, Unit> named) {
    List<OdooRecord> records =
        odoo.model("uom.uom", "name").query().context(Map.of("active_test", false)).list();
    Map<Long, ExternalId> externalIds =
        odoo.externalIds().of("uom.uom", records.stream().map(OdooRecord::id).toList());
    Units units = new Units(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (OdooRecord each : records) {
      String name = each.string("name").orElse("");
      units.names.put(each.id(), name);
      Unit unit = unitOf(named.get(name), externalIds.get(each.id()));
      if (unit != null) {
        units.byId.put(each.id(), unit);
        units.byUnit.computeIfAbsent(unit, key -> new ArrayList<>()).add(each.id());
      }
    }
    return units;
  }

  private static @Nullable Unit unitOf(@Nullable Unit named, @Nullable ExternalId id) {
    if (named != null) {
      return named;
    }
    return id == null ? null : UnitCodes.of(id.toString()).orElse(null);
  }

  Unit of(long id) {
    Unit unit = byId.get(id);
    if (unit == null) {
      throw InvalidValueException.of(
          ErrorCode.NOT_FOUND,
          "Odoo's unit '%s' (%d) has no code of UN/ECE Recommendation 20; name it with unit(…)"
              .formatted(names.getOrDefault(id, "?"), id));
    }
    return unit;
  }

  long idOf(Unit unit) {
    List<Long> ids = byUnit.getOrDefault(unit, List.of());
    if (ids.size() != 1) {
      throw InvalidValueException.of(
          ErrorCode.NOT_FOUND,
          ids.isEmpty()
              ? "Odoo has no unit for " + unit + "; name it with unit(…)"
              : unit + " stands for several of Odoo's units: " + ids);
    }
    return ids.get(0);
  }
}
