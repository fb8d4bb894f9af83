package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees that what names a package names one that is there, and that no package is within itself. */
final class Packing {

  private Packing() {}

  static void check(List<ShipmentPackage> packages, List<GoodsLine> lines) {
    Map<String, ShipmentPackage> known = new HashMap<>();
    for (ShipmentPackage each : packages) {
      if (known.put(each.id(), each) != null) {
        throw Checks.refuse("Two packages have the id '" + each.id() + "'");
      }
    }
    packages.forEach(each -> climb(each, known));
    lines.forEach(line -> line.packageId().ifPresent(id -> require(id, known)));
  }

  private static void climb(ShipmentPackage start, Map<String, ShipmentPackage> known) {
    Optional<String> outer = start.within();
    for (int steps = 0; outer.isPresent(); steps++) {
      if (steps > known.size()) {
        throw Checks.refuse("Package '" + start.id() + "' is within itself");
      }
      outer = require(outer.get(), known).within();
    }
  }

  private static ShipmentPackage require(String id, Map<String, ShipmentPackage> known) {
    ShipmentPackage found = known.get(id);
    if (found == null) {
      throw Checks.refuse("There is no package '" + id + "', only " + known.keySet());
    }
    return found;
  }
}
