package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds lots and packages by their names. Thread-safe. */
final class LotsAndPackages {

  private static final String LOT = "stock.lot";

  private final Server server;

  LotsAndPackages(Server server) {
    this.server = server;
  }

  private record LotKey(long productId, String name) {}

  /** What was found. */
  static final class Found {

    private final Map<LotKey, Long> lots = new HashMap<>();
    private final Map<String, String> ownersOfNames = new HashMap<>();
    private final Map<String, Long> packages = new HashMap<>();

    @Nullable Long lot(long productId, String name) {
      return lots.get(new LotKey(productId, name));
    }

    @Nullable Long packageId(String name) {
      return packages.get(name);
    }

    String whyNot(Picking.Move product, String lot) {
      String owner = ownersOfNames.get(lot);
      return owner == null
          ? "There is no lot or serial number " + lot + " of " + product.product()
          : "Lot " + lot + " is one of " + owner + ", not of " + product.product();
    }
  }

  /** Looks up all names of some lines. */
  Found find(Picking picking, List<ConfirmedLine> lines) {
    return find(picking.companyId(), lines);
  }

  /** Looks up all names of some lines, as one company sees them. */
  Found find(long companyId, List<ConfirmedLine> lines) {
    Set<String> lots = new LinkedHashSet<>();
    Set<String> packages = new LinkedHashSet<>();
    for (ConfirmedLine line : lines) {
      line.lot().ifPresent(lots::add);
      line.fromPackage().ifPresent(packages::add);
      line.intoPackage().ifPresent(packages::add);
    }
    return find(lots, packages, companyId);
  }

  Found find(Set<String> lots, Set<String> packages, long companyId) {
    Found found = new Found();
    if (!lots.isEmpty()) {
      for (OdooRecord lot :
          server
              .model(LOT, "name", "product_id.display_name")
              .where(field("name").in(lots), ofCompany(companyId))
              .list()) {
        OdooRecord product = lot.record("product_id").orElseThrow();
        String name = lot.string("name").orElse("");
        found.lots.put(new LotKey(product.id(), name), lot.id());
        found.ownersOfNames.putIfAbsent(name, product.string("display_name").orElse("another"));
      }
    }
    if (!packages.isEmpty()) {
      for (OdooRecord pack :
          server
              .model(server.name(Term.PACKAGE_MODEL), "name")
              .where(field("name").in(packages), ofCompany(companyId))
              .orderBy("id")
              .list()) {
        found.packages.putIfAbsent(pack.string("name").orElse(""), pack.id());
      }
    }
    return found;
  }

  private static Domain ofCompany(long companyId) {
    return field("company_id").eq(companyId).or(field("company_id").isNotSet());
  }

  /** Returns the package of a name, made if there is none; to be called again after any failure. */
  long packageNamed(String name, long companyId) {
    Long id = find(Set.of(), Set.of(name), companyId).packageId(name);
    return id != null
        ? id
        : server.model(server.name(Term.PACKAGE_MODEL)).create(Values.of("name", name));
  }

  /**
   * A place that has goods.
   *
   * @param free what no other transfer has reserved; in the product's unit
   */
  record Place(
      long productId,
      long locationId,
      @Nullable Long lotId,
      @Nullable Long packageId,
      @Nullable Long ownerId,
      BigDecimal free) {

    boolean suits(Wanted wanted) {
      return productId == wanted.productId()
          && (wanted.lotId() == null || wanted.lotId().equals(lotId))
          && (wanted.fromPackageId() == null || wanted.fromPackageId().equals(packageId))
          && Objects.equals(wanted.ownerId(), ownerId);
    }
  }

  /** Returns where the goods of some lines can be taken from, what is oldest first. */
  List<Place> places(Picking picking, List<Wanted> wanted) {
    Set<Long> products = new LinkedHashSet<>();
    wanted.forEach(w -> products.add(w.productId()));
    if (products.isEmpty() || picking.sourceIsEndless()) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    for (OdooRecord quant : quants(picking, products)) {
      BigDecimal quantity = quant.decimal("quantity").orElse(BigDecimal.ZERO);
      BigDecimal reserved = quant.decimal("reserved_quantity").orElse(BigDecimal.ZERO);
      places.add(
          new Place(
              Ids.required(quant, "product_id"),
              Ids.required(quant, "location_id"),
              Ids.of(quant, "lot_id"),
              Ids.of(quant, "package_id"),
              Ids.of(quant, "owner_id"),
              quantity.subtract(reserved)));
    }
    return places;
  }

  private List<OdooRecord> quants(Picking picking, Set<Long> products) {
    return server
        .model(
            "stock.quant",
            "product_id",
            "location_id",
            "lot_id",
            "package_id",
            "owner_id",
            "quantity",
            "reserved_quantity")
        .where(
            field("product_id").in(products),
            field("location_id").childOf(picking.sourceId()),
            field("quantity").ge(0))
        .orderBy("in_date", "id")
        .list();
  }

  /** Returns which serial numbers are in stock: where a transfer takes from, or anywhere. */
  Set<Long> serialsInStock(Picking picking, List<Wanted> serials) {
    List<Long> lots =
        serials.stream().map(Wanted::lotId).filter(Objects::nonNull).distinct().toList();
    if (lots.isEmpty()) {
      return Set.of();
    }
    Domain where =
        picking.sourceIsEndless()
            ? field("location_id.usage").in("internal", "transit")
            : field("location_id").childOf(picking.sourceId());
    Set<Long> there = new HashSet<>();
    for (OdooRecord quant :
        server
            .model("stock.quant", "lot_id", "quantity")
            .where(field("lot_id").in(lots), where)
            .list()) {
      if (quant.decimal("quantity").orElse(BigDecimal.ZERO).signum() > 0) {
        there.add(Ids.required(quant, "lot_id"));
      }
    }
    return there;
  }
}
