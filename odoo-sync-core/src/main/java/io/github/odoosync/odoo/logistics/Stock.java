package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.RecordStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much there is. Odoo does not store these figures on products, and one place can have
 * several records of the same goods: they are summed here. Thread-safe.
 */
public final class Stock {

  private static final List<String> OPEN =
      List.of("waiting", "confirmed", "partially_available", "assigned");

  private final Server server;
  private final Units units;

  Stock(Server server, Units units) {
    this.server = server;
    this.units = units;
  }

  private record Key(
      long productId,
      @Nullable Long locationId,
      @Nullable String lot,
      @Nullable String pack,
      @Nullable Long ownerId) {}

  private static final class Sums {

    private BigDecimal onHand = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private BigDecimal incoming = BigDecimal.ZERO;
    private BigDecimal outgoing = BigDecimal.ZERO;
  }

  /**
   * Reads levels. A product that was asked for by its id has one, of zero if there is nothing of
   * it, unless levels are told apart by more than the product.
   *
   * @throws RejectedException if the warehouse or location is of another company, or is none
   */
  public List<StockLevel> levels(StockQuery query) {
    server.require(Needs.INVENTORY);
    long root = root(query);
    boolean plain = isPlain(query);
    Map<Key, Sums> sums = new LinkedHashMap<>();
    if (plain) {
      query.products().stream().sorted().forEach(id -> sums.put(plainKey(id), new Sums()));
    }
    addQuants(query, root, sums);
    if (plain) {
      addMoves(query, root, sums);
    }
    List<StockLevel> levels = new ArrayList<>();
    sums.forEach((key, sum) -> levels.add(level(key, sum, plain)));
    return levels;
  }

  /**
   * Reads how many whole kits there are, by what the scarcest component allows, and what of that is
   * free. Never computed from the stock of kits themselves: there is none.
   *
   * @param query its products are ignored
   */
  public List<StockLevel> kits(StockQuery query, Collection<Kit> kits) {
    Set<Long> components = new LinkedHashSet<>();
    kits.forEach(kit -> components.addAll(kit.components().keySet()));
    if (components.isEmpty()) {
      return List.of();
    }
    Map<Long, StockLevel> levels = new LinkedHashMap<>();
    for (StockLevel level : levels(withoutGrain(query).products(components))) {
      levels.put(level.productId(), level);
    }
    return kits.stream().map(kit -> kitLevel(kit, levels)).toList();
  }

  private static StockQuery withoutGrain(StockQuery query) {
    StockQuery bare =
        query.locationId().isPresent()
            ? StockQuery.ofLocation(query.companyId(), query.locationId().getAsLong())
            : StockQuery.ofWarehouse(query.companyId(), query.warehouseId().orElseThrow());
    return switch (query.owned()) {
      case COMPANY -> bare;
      case ANYBODY -> bare.anyOwner();
      case PARTNER -> bare.owner(query.ownerId().orElseThrow());
    };
  }

  private static StockLevel kitLevel(Kit kit, Map<Long, StockLevel> levels) {
    BigDecimal onHand =
        kit.complete(id -> of(levels, id).map(StockLevel::onHand).orElse(BigDecimal.ZERO));
    BigDecimal free =
        kit.complete(id -> of(levels, id).map(StockLevel::free).orElse(BigDecimal.ZERO));
    return new StockLevel(
        kit.productId(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        onHand,
        onHand.subtract(free),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<StockLevel> of(Map<Long, StockLevel> levels, long id) {
    return Optional.ofNullable(levels.get(id));
  }

  private static boolean isPlain(StockQuery query) {
    for (StockQuery.By by : StockQuery.By.values()) {
      if (query.tells(by)) {
        return false;
      }
    }
    return true;
  }

  private static Key plainKey(long productId) {
    return new Key(productId, null, null, null, null);
  }

  private long root(StockQuery query) {
    boolean location = query.locationId().isPresent();
    String model = location ? "stock.location" : "stock.warehouse";
    long id = location ? query.locationId().getAsLong() : query.warehouseId().orElseThrow();
    String root = location ? "id" : "view_location_id";
    OdooRecord record =
        server
            .model(
                model,
                "company_id",
                "display_name",
                "view_location_id".equals(root) ? root : "usage")
            .byId(id)
            .orElseThrow(() -> rejected(ErrorCode.NOT_FOUND, "There is no " + model + " " + id));
    Long company = Ids.of(record, "company_id");
    if (company != null && company != query.companyId()) {
      throw rejected(
          ErrorCode.OTHER_COMPANY,
          "%s is of company %s, not of %s"
              .formatted(record.string("display_name").orElse(model), company, query.companyId()));
    }
    server.requireCompany(query.companyId(), "stock.levels", "The stock");
    return location ? id : Ids.required(record, root);
  }

  private void addQuants(StockQuery query, long root, Map<Key, Sums> sums) {
    List<Domain> where = new ArrayList<>();
    where.add(field("location_id").childOf(root));
    where.add(field("location_id.usage").in("internal", "transit"));
    where.add(field("company_id").eq(query.companyId()));
    owned(query, "owner_id").ifPresent(where::add);
    products(query).ifPresent(where::add);
    try (RecordStream<OdooRecord> quants =
        server
            .model(
                "stock.quant",
                "product_id",
                "location_id",
                "lot_id.name",
                "package_id.name",
                "owner_id",
                "quantity",
                "reserved_quantity")
            .where(where.toArray(Domain[]::new))
            .stream()) {
      for (OdooRecord quant : quants) {
        Sums sum = sums.computeIfAbsent(key(query, quant), k -> new Sums());
        sum.onHand = sum.onHand.add(quant.decimal("quantity").orElse(BigDecimal.ZERO));
        sum.reserved = sum.reserved.add(quant.decimal("reserved_quantity").orElse(BigDecimal.ZERO));
      }
    }
  }

  private static Key key(StockQuery query, OdooRecord quant) {
    return new Key(
        Ids.required(quant, "product_id"),
        query.tells(StockQuery.By.LOCATION) ? Ids.of(quant, "location_id") : null,
        query.tells(StockQuery.By.LOT) ? name(quant, "lot_id") : null,
        query.tells(StockQuery.By.PACKAGE) ? name(quant, "package_id") : null,
        query.tells(StockQuery.By.OWNER) ? Ids.of(quant, "owner_id") : null);
  }

  private static @Nullable String name(OdooRecord quant, String field) {
    return quant.record(field).flatMap(target -> target.string("name")).orElse(null);
  }

  private static Optional<Domain> owned(StockQuery query, String owner) {
    return switch (query.owned()) {
      case COMPANY -> Optional.of(field(owner).isNotSet());
      case ANYBODY -> Optional.empty();
      case PARTNER -> Optional.of(field(owner).eq(query.ownerId().orElseThrow()));
    };
  }

  private static Optional<Domain> products(StockQuery query) {
    return query.products().isEmpty()
        ? Optional.empty()
        : Optional.of(field("product_id").in(query.products()));
  }

  private void addMoves(StockQuery query, long root, Map<Key, Sums> sums) {
    Domain from = field("location_id").childOf(root);
    Domain to = field("location_dest_id").childOf(root);
    for (OdooRecord move : moves(query, to.and(from.not()))) {
      Sums sum = sumsOf(sums, move);
      sum.incoming = sum.incoming.add(demand(move));
    }
    for (OdooRecord move : moves(query, from.and(to.not()))) {
      Sums sum = sumsOf(sums, move);
      sum.outgoing = sum.outgoing.add(demand(move));
    }
  }

  private static Sums sumsOf(Map<Key, Sums> sums, OdooRecord move) {
    long product = move.record("product_id").orElseThrow().id();
    return sums.computeIfAbsent(plainKey(product), k -> new Sums());
  }

  private BigDecimal demand(OdooRecord move) {
    Unit unit = units.get(Ids.required(move, "product_uom"));
    Unit own = units.get(Ids.required(move.record("product_id").orElseThrow(), "uom_id"));
    return unit.convert(move.decimal("product_uom_qty").orElse(BigDecimal.ZERO), own);
  }

  private List<OdooRecord> moves(StockQuery query, Domain way) {
    List<Domain> where = new ArrayList<>(List.of(way, field("state").in(OPEN)));
    where.add(field("company_id").eq(query.companyId()));
    owned(query, "restrict_partner_id")
        .filter(domain -> query.owned() == StockQuery.Owned.PARTNER)
        .ifPresent(where::add);
    products(query).ifPresent(where::add);
    try (RecordStream<OdooRecord> moves =
        server
            .model("stock.move", "product_id.uom_id", "product_uom", "product_uom_qty")
            .where(where.toArray(Domain[]::new))
            .stream()) {
      return moves.stream().toList();
    }
  }

  private static StockLevel level(Key key, Sums sum, boolean plain) {
    return new StockLevel(
        key.productId(),
        Ids.optional(key.locationId()),
        Optional.ofNullable(key.lot()),
        Optional.ofNullable(key.pack()),
        Ids.optional(key.ownerId()),
        sum.onHand,
        sum.reserved,
        plain ? Optional.of(sum.incoming) : Optional.empty(),
        plain ? Optional.of(sum.outgoing) : Optional.empty());
  }

  private static RejectedException rejected(ErrorCode code, String why) {
    return Rejections.of(code, "stock.levels", why);
  }
}
