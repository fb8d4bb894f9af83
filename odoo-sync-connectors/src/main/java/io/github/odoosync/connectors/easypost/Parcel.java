package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.FieldError;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one label is for: EasyPost's shipments hold one parcel each, ours may hold several. */
record Parcel(@Nullable String id, @Nullable Weight weight, @Nullable Dimensions size) {

  private static final Unit OUNCE = new Unit("ONZ");
  private static final Unit INCH = new Unit("INH");

  /** Returns the parcels of a shipment: its outermost packages, or all of it as one. */
  static List<Parcel> of(Shipment shipment) {
    Weight whole = shipment.weight().orElse(null);
    List<ShipmentPackage> outermost =
        shipment.packages().stream().filter(each -> each.within().isEmpty()).toList();
    if (outermost.isEmpty()) {
      return List.of(new Parcel(null, whole, null));
    }
    Optional<Weight> alone = outermost.size() == 1 ? shipment.weight() : Optional.empty();
    return outermost.stream()
        .map(
            each ->
                new Parcel(
                    each.id(),
                    each.weight().or(() -> alone).orElse(null),
                    each.dimensions().orElse(null)))
        .toList();
  }

  /** Returns what keeps parcels from being rated. */
  static List<FieldError> errors(Shipment shipment, List<Parcel> parcels) {
    List<FieldError> errors = new ArrayList<>();
    if (shipment.shipTo().isEmpty()) {
      errors.add(new FieldError("shipTo", "missing", "A carrier has to know where it goes"));
    }
    for (Parcel parcel : parcels) {
      if (parcel.weight() == null) {
        String field = parcel.id() == null ? "weight" : "packages[" + parcel.id() + "].weight";
        errors.add(new FieldError(field, "missing", "Carriers rate by weight"));
      }
    }
    return errors;
  }

  Map<String, BigDecimal> tree() {
    Map<String, BigDecimal> tree = new LinkedHashMap<>();
    if (weight != null) {
      // Too light a declaration is charged afterwards; so it is rounded up.
      tree.put("weight", weight.in(OUNCE).value().setScale(1, RoundingMode.CEILING));
    }
    if (size != null) {
      tree.put("length", inches(size.length(), size.unit()));
      tree.put("width", inches(size.width(), size.unit()));
      tree.put("height", inches(size.height(), size.unit()));
    }
    return tree;
  }

  private static BigDecimal inches(BigDecimal side, Unit unit) {
    return new Quantity(side, unit).in(INCH).value().setScale(1, RoundingMode.CEILING);
  }
}
