package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes documents of summed levels, with what their products are called and counted in. */
final class LevelDocuments {

  // Floating point leaves dust behind; no quantity has as many decimals.
  private static final int DECIMALS = 6;

  private final Lookups lookups;
  private final StockScope scope;
  private final StockPlace place;
  private final Map<Long, OdooRecord> products;

  private LevelDocuments(
      Lookups lookups, StockScope scope, StockPlace place, Map<Long, OdooRecord> products) {
    this.lookups = lookups;
    this.scope = scope;
    this.place = place;
    this.products = products;
  }

  static LevelDocuments load(
      OdooClient odoo,
      Lookups lookups,
      StockScope scope,
      StockPlace place,
      Collection<Long> productIds) {
    Map<Long, OdooRecord> products =
        odoo.withContext(context -> context.withArchived())
            .model(
                "product.product", "display_name", "default_code", "barcode", "tracking", "uom_id")
            .byIds(productIds);
    return new LevelDocuments(lookups, scope, place, products);
  }

  StockLevel of(LevelKey key, LevelSum sum, boolean ownersTold) {
    OdooRecord product = products.get(key.productId());
    if (product == null) {
      throw TransferMappings.refuse("Product " + key.productId() + " is not visible");
    }
    Unit unit = lookups.unit(product.ref("uom_id").map(Ref::id).orElseThrow());
    Builder<StockLevel> level =
        StockLevel.builder()
            .set(Document.KEY, new BusinessKey(StockLevel.SCHEMA.name(), name(product, key)))
            .set(Document.COMPANY, scope.company())
            .set(StockLevel.PRODUCT, product(product))
            .set(StockLevel.LOCATION, key.location().map(this::location).orElse(place.ref()))
            .set(StockLevel.PACKAGE_ID, key.packageName().orElse(null))
            .set(StockLevel.OWNER, owner(key, ownersTold))
            .set(StockLevel.ON_HAND, quantity(sum.onHand(), unit))
            .set(StockLevel.RESERVED, quantity(sum.reserved(), unit))
            .set(StockLevel.FREE, quantity(sum.onHand().subtract(sum.reserved()), unit));
    setLot(level, product, key);
    if (scope.tellsNothing()) {
      level.set(StockLevel.INCOMING, quantity(sum.incoming(), unit));
      level.set(StockLevel.OUTGOING, quantity(sum.outgoing(), unit));
    }
    return level.build();
  }

  private static void setLot(Builder<StockLevel> level, OdooRecord product, LevelKey key) {
    boolean serial = product.string("tracking").filter("serial"::equals).isPresent();
    key.lot()
        .ifPresent(
            name -> {
              if (serial) {
                level.set(StockLevel.SERIAL, Serial.of(name));
              } else {
                level.set(StockLevel.LOT, Lot.of(name));
              }
            });
  }

  private @Nullable PartyRef owner(LevelKey key, boolean told) {
    return told ? key.owner().map(this::party).orElse(null) : scope.owner();
  }

  private String name(OdooRecord product, LevelKey key) {
    StringBuilder name =
        new StringBuilder(product.string("default_code").orElse(Keys.BORN_IN_ODOO + product.id()));
    name.append('@')
        .append(
            key.location()
                .flatMap(location -> location.string("complete_name"))
                .or(() -> place.ref().code())
                .orElse(Keys.BORN_IN_ODOO + place.rootId()));
    key.lot().ifPresent(lot -> name.append(";lot=").append(lot));
    key.packageName().ifPresent(each -> name.append(";package=").append(each));
    key.owner().ifPresent(owner -> name.append(";owner=").append(owner.id()));
    return name.toString();
  }

  private ProductRef product(OdooRecord product) {
    return ProductRef.builder()
        .setAll(ProductRef.EXTERNAL_KEYS, lookups.keyOf("product.product", product.id()))
        .set(ProductRef.SKU, product.string("default_code").orElse(null))
        .set(ProductRef.BARCODE, product.string("barcode").orElse(null))
        .set(ProductRef.NAME, product.string("display_name").orElse(null))
        .build();
  }

  private LocationRef location(OdooRecord location) {
    return LocationRef.builder()
        .setAll(LocationRef.EXTERNAL_KEYS, lookups.keyOf("stock.location", location.id()))
        .set(LocationRef.CODE, location.string("complete_name").orElse(null))
        .set(LocationRef.NAME, location.string("display_name").orElse(null))
        .build();
  }

  private PartyRef party(OdooRecord owner) {
    return PartyRef.builder()
        .setAll(PartyRef.EXTERNAL_KEYS, lookups.keyOf("res.partner", owner.id()))
        .set(PartyRef.CODE, owner.string("ref").orElse(null))
        .set(PartyRef.NAME, owner.string("display_name").orElse(null))
        .build();
  }

  private static Quantity quantity(BigDecimal value, Unit unit) {
    return new Quantity(value.setScale(DECIMALS, RoundingMode.HALF_UP), unit);
  }
}
