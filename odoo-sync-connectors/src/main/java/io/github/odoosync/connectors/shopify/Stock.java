package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.stock.StockLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a document means by a product and a location, and reads how much is there. */
final class Stock {

  /** An inventory item at a location, by Shopify's ids. */
  record Place(String item, String location) {}

  private final GraphQl graphQl;
  private final String shop;
  private final ShopLocations locations;

  Stock(GraphQl graphQl, String shop, ShopLocations locations) {
    this.graphQl = graphQl;
    this.shop = shop;
    this.locations = locations;
  }

  /** Finds the item and the location. */
  CommandResult<Place> place(ProductRef product, LocationRef location) {
    Optional<String> where = locations.find(location);
    if (where.isEmpty()) {
      return rejected("location", "names no location of this shop, and the settings name none");
    }
    Optional<String> known = Gid.find(product.externalKeys(), shop, Gid.ITEM);
    if (known.isPresent()) {
      return new CommandResult.Done<>(new Place(known.get(), where.get()));
    }
    return product.sku().isEmpty()
        ? rejected("product", "has neither a key of this shop nor a SKU")
        : bySku(product.sku().get())
            .then(item -> new CommandResult.Done<>(new Place(item, where.get())));
  }

  /** Reads how much is there; empty if the item is not stocked there. */
  Optional<StockLevel> level(Place place, ProductRef product, LocationRef location) {
    return graphQl.send(
        Query.STOCK,
        Map.of("item", place.item(), "location", place.location()),
        data ->
            data.get("inventoryItem")
                .get("inventoryLevel")
                .optional()
                .map(level -> level(level, place, product, location)));
  }

  private CommandResult<String> bySku(String sku) {
    List<String> found =
        graphQl.send(
            Query.ITEM_BY_SKU,
            Map.of("query", "sku:" + SearchText.quoted(sku)),
            data ->
                data.get("inventoryItems").get("nodes").items().stream()
                    .filter(item -> item.get("sku").text().equals(sku))
                    .map(item -> Gid.of(Gid.ITEM, Gid.number(item.get("id"))))
                    .toList());
    if (found.size() == 1) {
      return new CommandResult.Done<>(found.get(0));
    }
    return rejected("product.sku", found.isEmpty() ? "is not in the shop" : "is in the shop twice");
  }

  private static <T> CommandResult<T> rejected(String field, String message) {
    return new CommandResult.Rejected<>(
        field + " " + message, List.of(new FieldError(field, "", message)));
  }

  /** Reads the figures of an item at a location. */
  static StockLevel level(Json level, Place place, ProductRef product, LocationRef location) {
    Map<String, Quantity> figures = new LinkedHashMap<>();
    for (Json figure : level.get("quantities").items()) {
      figures.put(figure.get("name").text(), Quantity.pieces(figure.get("quantity").integer()));
    }
    String key = place.item() + "@" + place.location();
    return StockLevel.builder()
        .set(Document.KEY, new BusinessKey(StockLevel.SCHEMA.name(), key))
        .set(StockLevel.PRODUCT, product)
        .set(StockLevel.LOCATION, location)
        .set(StockLevel.ON_HAND, figures.get("on_hand"))
        .set(StockLevel.FREE, figures.get("available"))
        .set(StockLevel.RESERVED, figures.get("committed"))
        .set(StockLevel.INCOMING, figures.get("incoming"))
        .build();
  }
}
