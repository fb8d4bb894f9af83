package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;

/** Reads how much of each product and variation can be sold. */
final class StockLevels implements InventorySource {

  private final ProductWalk<StockLevel> walk;

  /**
   * @param location the code of the location whose stock the shop sells
   */
  StockLevels(WooApi api, String location) {
    LocationRef where = LocationRef.builder().set(LocationRef.CODE, location).build();
    this.walk =
        new ProductWalk<>(
            api,
            Stocked.FIELDS,
            (id, parent, json) -> {
              Stocked stocked = Stocked.read(json, parent);
              ProductRef product =
                  ProductRef.builder()
                      .setAll(ProductRef.EXTERNAL_KEYS, stocked.key(api.site()))
                      .set(ProductRef.SKU, Texts.text(json.get("sku")).orElse(null))
                      .build();
              return stocked.isManaged() ? stocked.level(product, where, Unit.ONE) : null;
            });
  }

  @Override
  public String stream() {
    return "stock";
  }

  @Override
  public SourcePage<StockLevel> fetch(Cursor from, int limit) {
    return walk.fetch(from, limit);
  }
}
