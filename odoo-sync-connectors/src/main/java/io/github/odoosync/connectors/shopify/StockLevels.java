package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connectors.shopify.Stock.Place;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.stock.StockLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much of each item is at one location. A figure changes without any time that could be
 * asked for, so each round reads all of them; what is as before is known by its content.
 */
final class StockLevels implements InventorySource {

  static final String STREAM = "stock";

  private static final int MOST = 50;

  private final GraphQl graphQl;
  private final String shop;
  private final String location;

  /**
   * Reads one location.
   *
   * @param location Shopify's id of it: digits
   */
  StockLevels(GraphQl graphQl, String shop, String location) {
    this.graphQl = graphQl;
    this.shop = shop;
    this.location = location;
  }

  @Override
  public String stream() {
    return STREAM;
  }

  @Override
  public SourcePage<StockLevel> fetch(Cursor from, int limit) {
    int first = Math.min(limit, MOST);
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("first", first);
    variables.put("after", from.isStart() ? null : from.value());
    variables.put("location", Gid.of(Gid.LOCATION, location));
    Json page =
        graphQl.send(Query.STOCK_LEVELS, first, variables, data -> data.get("inventoryItems"));
    List<SourceRecord<StockLevel>> records = new ArrayList<>();
    page.get("nodes").items().forEach(item -> records.add(record(item)));
    boolean more = page.get("pageInfo").get("hasNextPage").flag();
    Cursor next = more ? new Cursor(page.get("pageInfo").get("endCursor").text()) : Cursor.START;
    return new SourcePage<>(records, next, more);
  }

  private SourceRecord<StockLevel> record(Json item) {
    String id = "";
    try {
      id = Gid.number(item.get("id"));
      Json level = item.get("inventoryLevel");
      return level.isNull()
          ? new SourceRecord.Gone<>(id)
          : new SourceRecord.Found<>(id, "", level(id, item, level));
    } catch (DecodingException | InvalidValueException e) {
      return OrderQueries.unreadable(id, item, e);
    }
  }

  private StockLevel level(String id, Json item, Json level) {
    Place place = new Place(Gid.of(Gid.ITEM, id), Gid.of(Gid.LOCATION, location));
    List<ExternalKey> keys = List.of(Gid.key(shop, Gid.ITEM, id));
    ProductRef product =
        ProductRef.builder()
            .set(ProductRef.EXTERNAL_KEYS, keys)
            .set(ProductRef.SKU, item.get("sku").optional().map(Json::text).orElse(null))
            .build();
    LocationRef where =
        LocationRef.builder()
            .set(LocationRef.EXTERNAL_KEYS, List.of(Gid.key(shop, Gid.LOCATION, location)))
            .build();
    return Stock.level(level, place, product, where);
  }
}
