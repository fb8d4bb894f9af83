package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the books say of several places, read in one call: quants are summed. */
final class OnHand {

  /** A product in one location, of one lot, package and owner. */
  record Place(
      long productId,
      long locationId,
      @Nullable Long lotId,
      @Nullable Long packageId,
      @Nullable Long ownerId) {}

  private final Map<Place, BigDecimal> sums = new HashMap<>();
  private final Map<Place, List<Long>> quants = new HashMap<>();

  private OnHand() {}

  static OnHand read(Server server, List<Place> places) {
    Set<Long> products = new LinkedHashSet<>();
    Set<Long> locations = new LinkedHashSet<>();
    for (Place place : places) {
      products.add(place.productId());
      locations.add(place.locationId());
    }
    OnHand read = new OnHand();
    server
        .model(
            "stock.quant",
            "quantity",
            "product_id",
            "location_id",
            "lot_id",
            "package_id",
            "owner_id")
        .where(field("product_id").in(products), field("location_id").in(locations))
        .list()
        .forEach(read::add);
    return read;
  }

  private void add(OdooRecord quant) {
    Place place =
        new Place(
            Ids.required(quant, "product_id"),
            Ids.required(quant, "location_id"),
            Ids.of(quant, "lot_id"),
            Ids.of(quant, "package_id"),
            Ids.of(quant, "owner_id"));
    quants.computeIfAbsent(place, any -> new ArrayList<>()).add(quant.id());
    sums.merge(place, quant.decimal("quantity").orElse(BigDecimal.ZERO), BigDecimal::add);
  }

  /** Returns how much is there; zero where nothing is. */
  BigDecimal of(Place place) {
    return sums.getOrDefault(place, BigDecimal.ZERO);
  }

  /** Returns the quants of a place: several where deliveries met, until Odoo merges them. */
  List<Long> quants(Place place) {
    return quants.getOrDefault(place, List.of());
  }
}
