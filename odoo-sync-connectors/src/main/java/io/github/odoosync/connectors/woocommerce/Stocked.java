package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the shop says of the stock of a product or a variation.
 *
 * @param parent the product whose variation it is; empty if it is none
 * @param manages whose figure it is: {@code true} for its own, {@code parent}, or {@code false}
 * @param quantity what can be sold; less than nothing where more was
 */
record Stocked(String id, Optional<String> parent, String manages, BigDecimal quantity) {

  static final String FIELDS = "parent_id,sku,manage_stock,stock_quantity";

  static final String PRODUCT = "product";
  static final String VARIATION = "variation";

  /** Reads it; {@code known} is its product where the list is that of its variations. */
  static Stocked read(Json product, @Nullable String known) {
    boolean variation = Texts.text(product.get("type")).filter(VARIATION::equals).isPresent();
    Optional<String> parent =
        known != null
            ? Optional.of(known)
            : variation ? Texts.id(product.get("parent_id")) : Optional.empty();
    return new Stocked(
        Texts.needId(product.get("id")),
        parent,
        String.valueOf(product.get("manage_stock").tree()),
        Texts.amount(product.get("stock_quantity")));
  }

  boolean isManaged() {
    return manages.equals("true");
  }

  boolean isManagedByParent() {
    return manages.equals("parent");
  }

  boolean has(BigDecimal figure) {
    return quantity.compareTo(figure) == 0;
  }

  ExternalKey key(Site site) {
    return site.key(parent.isPresent() ? VARIATION : PRODUCT, id);
  }

  /** Returns the document; the shop knows one figure, which is what it can sell. */
  StockLevel level(ProductRef product, LocationRef location, Unit unit) {
    Quantity sellable = new Quantity(quantity, unit);
    return StockLevel.builder()
        .set(Document.KEY, new BusinessKey(StockLevel.SCHEMA.name(), id))
        .set(StockLevel.PRODUCT, product)
        .set(StockLevel.LOCATION, location)
        .set(StockLevel.ON_HAND, sellable)
        .set(StockLevel.FREE, sellable)
        .build();
  }
}
