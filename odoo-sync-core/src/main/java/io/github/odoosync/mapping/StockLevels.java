package io.github.odoosync.mapping;

import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.odoo.logistics.Stock;
import io.github.odoosync.odoo.logistics.StockQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stock levels as documents: what {@link Stock} sums, with what it is called. Thread-safe; the
 * client stays the caller's to close.
 *
 * <pre>{@code
 * Lookups lookups = mapper.lookups();
 * StockQuery query =
 *     StockQuery.ofWarehouse(lookups.companyId("Acme").id(), lookups.warehouseId(place).id());
 * List<StockLevel> levels = StockLevels.of(odoo, mapper).read(query);
 * }</pre>
 *
 * <p>Levels are read and never written; what was counted goes to Odoo as {@link StockCounts}.
 */
public final class StockLevels {

  private final OdooClient odoo;
  private final Lookups lookups;
  private final Stock stock;

  private StockLevels(OdooClient odoo, Lookups lookups) {
    this.odoo = odoo;
    this.lookups = lookups;
    this.stock = Logistics.of(odoo).stock();
  }

  /** Returns the levels of a client's database, with the look-ups and external keys of a mapper. */
  public static StockLevels of(OdooClient odoo, OdooMapper mapper) {
    return new StockLevels(odoo, mapper.lookups());
  }

  /**
   * Reads levels, ordered by their keys.
   *
   * @throws io.github.odoosync.error.RejectedException if the place is missing or of another
   *     company
   * @throws io.github.odoosync.error.InvalidValueException if a product's unit has no code
   */
  public List<StockLevel> read(StockQuery query) {
    List<io.github.odoosync.odoo.logistics.StockLevel> found = stock.levels(query);
    LevelNames names = new LevelNames(odoo, lookups, query, found);
    Map<String, StockLevel> byKey = new TreeMap<>();
    found.stream()
        .map(names::document)
        .forEach(document -> byKey.put(document.key().key(), document));
    return List.copyOf(byKey.values());
  }

  /**
   * Reads the level of each of these products, by their ids; that of one which is not there is 0.
   *
   * @throws IllegalArgumentException if the query tells levels of one product apart
   */
  public Map<Long, StockLevel> readByProduct(StockQuery query, Collection<Long> products) {
    if (products.isEmpty()) {
      return Map.of();
    }
    List<io.github.odoosync.odoo.logistics.StockLevel> found =
        stock.levels(query.products(products));
    LevelNames names = new LevelNames(odoo, lookups, query, found);
    Map<Long, StockLevel> levels = new LinkedHashMap<>();
    for (io.github.odoosync.odoo.logistics.StockLevel level : found) {
      if (levels.put(level.productId(), names.document(level)) != null) {
        throw new IllegalArgumentException("A product has several levels in this query");
      }
    }
    return levels;
  }
}
