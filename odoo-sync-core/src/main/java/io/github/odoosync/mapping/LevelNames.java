package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.StockQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the company, products, places and owners of levels are called: one call for each kind. */
final class LevelNames {

  private static final String PLACE = "stock.location";
  private static final String PATH = "complete_name";

  private final OdooClient odoo;
  private final Lookups lookups;
  private final StockQuery query;
  private final Source company;
  private final LocationRef place;
  private final Map<Long, Source> products;
  private final Map<Long, Source> places;
  private final Map<Long, Source> owners;

  LevelNames(
      OdooClient client,
      Lookups lookups,
      StockQuery query,
      List<io.github.odoosync.odoo.logistics.StockLevel> levels) {
    this.odoo = client.withContext(context -> context.withArchived());
    this.lookups = lookups;
    this.query = query;
    this.company = one("res.company", query.companyId(), "name");
    this.place = place();
    this.products =
        read(
            "product.product",
            ids(levels, level -> OptionalLong.of(level.productId())),
            "display_name",
            "default_code",
            "barcode",
            "tracking",
            "uom_id.display_name");
    this.places = read(PLACE, ids(levels, level -> level.locationId()), "display_name", PATH);
    Set<Long> parties = ids(levels, level -> level.ownerId());
    query.ownerId().ifPresent(parties::add);
    this.owners = read("res.partner", parties, "display_name", "ref");
  }

  StockLevel document(io.github.odoosync.odoo.logistics.StockLevel level) {
    Source product = found(products, level.productId(), "product.product");
    LocationRef location =
        level.locationId().isPresent()
            ? placed(found(places, level.locationId().getAsLong(), PLACE))
            : place;
    Unit unit = unit(product);
    Builder<StockLevel> built =
        StockLevel.builder()
            .set(Document.KEY, key(level, product, location))
            .set(Document.COMPANY, company.text("name"))
            .set(StockLevel.PRODUCT, References.productOf(product))
            .set(StockLevel.LOCATION, location)
            .set(StockLevel.PACKAGE_ID, level.packageName().orElse(null))
            .set(StockLevel.OWNER, owner(level))
            .set(StockLevel.ON_HAND, quantity(level.onHand(), unit))
            .set(StockLevel.RESERVED, quantity(level.reserved(), unit))
            .set(StockLevel.FREE, quantity(level.free(), unit));
    level.incoming().ifPresent(value -> built.set(StockLevel.INCOMING, quantity(value, unit)));
    level.outgoing().ifPresent(value -> built.set(StockLevel.OUTGOING, quantity(value, unit)));
    boolean serial = "serial".equals(product.text("tracking"));
    level
        .lot()
        .filter(name -> serial)
        .map(Serial::of)
        .ifPresent(it -> built.set(StockLevel.SERIAL, it));
    level.lot().filter(name -> !serial).map(Lot::of).ifPresent(it -> built.set(StockLevel.LOT, it));
    return built.build();
  }

  private Unit unit(Source product) {
    Long id = product.id("uom_id");
    if (id == null) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "Product " + product.id() + " has no unit");
    }
    return lookups.unit(id);
  }

  private static BusinessKey key(
      io.github.odoosync.odoo.logistics.StockLevel level, Source product, LocationRef location) {
    String sku = Keys.known(product.text("default_code"));
    StringBuilder key = new StringBuilder(sku == null ? Keys.BORN_IN_ODOO + product.id() : sku);
    key.append('@').append(location.code().orElseGet(() -> location.externalKeys().get(0).key()));
    level.lot().ifPresent(lot -> key.append(";lot=").append(lot));
    level.packageName().ifPresent(name -> key.append(";package=").append(name));
    level.ownerId().ifPresent(id -> key.append(";owner=").append(id));
    return new BusinessKey(StockLevel.SCHEMA.name(), key.toString());
  }

  private @Nullable PartyRef owner(io.github.odoosync.odoo.logistics.StockLevel level) {
    OptionalLong id = level.ownerId().isPresent() ? level.ownerId() : query.ownerId();
    return id.isPresent() ? References.partyOf(found(owners, id.getAsLong(), "res.partner")) : null;
  }

  private LocationRef place() {
    if (query.locationId().isPresent()) {
      return placed(one(PLACE, query.locationId().getAsLong(), "display_name", PATH));
    }
    String model = "stock.warehouse";
    Source warehouse = one(model, query.warehouseId().orElseThrow(), "display_name", "code");
    return References.placeOf(warehouse, model, "code");
  }

  private static LocationRef placed(Source location) {
    return References.placeOf(location, PLACE, PATH);
  }

  private Source one(String model, long id, String... fields) {
    return found(read(model, Set.of(id), fields), id, model);
  }

  private Map<Long, Source> read(String model, Collection<Long> ids, String... fields) {
    Map<Long, Source> found = new HashMap<>();
    if (!ids.isEmpty()) {
      odoo.model(model, fields)
          .byIds(ids)
          .forEach((id, each) -> found.put(id, Source.of(each, lookups)));
    }
    return found;
  }

  private static Source found(Map<Long, Source> records, long id, String model) {
    Source found = records.get(id);
    if (found == null) {
      throw InvalidValueException.of(ErrorCode.NOT_FOUND, model + " " + id + " is not visible");
    }
    return found;
  }

  private static Set<Long> ids(
      List<io.github.odoosync.odoo.logistics.StockLevel> levels,
      Function<io.github.odoosync.odoo.logistics.StockLevel, OptionalLong> path) {
    Set<Long> ids = new LinkedHashSet<>();
    levels.forEach(level -> path.apply(level).ifPresent(ids::add));
    return ids;
  }

  private static Quantity quantity(BigDecimal value, Unit unit) {
    return new Quantity(value.setScale(Figures.DECIMALS, RoundingMode.HALF_UP), unit);
  }
}
