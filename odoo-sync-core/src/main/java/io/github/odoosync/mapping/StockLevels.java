package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.mapping.StockScope.By;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads stock levels from Odoo's quants, summed: Odoo can keep several for one key. Thread-safe;
 * the client stays the caller's to close.
 *
 * <p>On hand is what lies in internal locations. What is on its way in or out is told only where
 * levels are told apart by nothing beside the product: moves do not know their lots yet. Levels are
 * read and never written; what was counted goes to Odoo through the inventory of its logistics.
 */
public final class StockLevels {

  private final OdooClient odoo;
  private final Lookups lookups;

  private StockLevels(OdooClient odoo, Lookups lookups) {
    this.odoo = odoo;
    this.lookups = lookups;
  }

  /** Returns the levels of a client's database, with the look-ups and external keys of a mapper. */
  public static StockLevels of(OdooClient odoo, OdooMapper mapper) {
    return new StockLevels(odoo, mapper.lookups());
  }

  /**
   * Reads the levels of a scope, ordered by their keys.
   *
   * @throws io.github.odoosync.error.InvalidValueException if the company, the place, a product or
   *     the owner is missing, archived or ambiguous
   */
  public List<StockLevel> read(StockScope scope) {
    StockPlace place = StockPlace.find(odoo, lookups, scope);
    Set<Long> asked = new LinkedHashSet<>();
    scope.products().forEach(product -> asked.add(lookups.productId(product).id()));
    Map<LevelKey, LevelSum> sums = new LinkedHashMap<>();
    asked.stream()
        .filter(product -> scope.tellsNothing())
        .forEach(product -> sums.put(LevelKey.of(product), new LevelSum()));
    addQuants(scope, place, asked, sums);
    if (scope.tellsNothing()) {
      addMoves(place, scope, asked, sums, true);
      addMoves(place, scope, asked, sums, false);
    }
    return documents(scope, place, sums);
  }

  private void addQuants(
      StockScope scope, StockPlace place, Set<Long> asked, Map<LevelKey, LevelSum> sums) {
    List<Domain> conditions = new ArrayList<>(place.conditions("company_id"));
    conditions.add(field("location_id").childOf(place.rootId()));
    conditions.add(field("location_id.usage").eq("internal"));
    addOwner(scope, "owner_id", conditions);
    addProducts(asked, conditions);
    List<OdooRecord> quants =
        place
            .in(odoo)
            .model("stock.quant", LevelKey.READS)
            .where(conditions.toArray(Domain[]::new))
            .orderBy("id")
            .list();
    for (OdooRecord quant : quants) {
      sums.computeIfAbsent(LevelKey.of(quant, scope), key -> new LevelSum()).add(quant);
    }
  }

  private void addMoves(
      StockPlace place,
      StockScope scope,
      Set<Long> asked,
      Map<LevelKey, LevelSum> sums,
      boolean incoming) {
    List<Domain> conditions = new ArrayList<>(place.conditions("company_id"));
    conditions.add(field("state").in("waiting", "confirmed", "partially_available", "assigned"));
    Domain from = field("location_id").childOf(place.rootId());
    Domain to = field("location_dest_id").childOf(place.rootId());
    conditions.add(incoming ? to : from);
    conditions.add((incoming ? from : to).not());
    addOwner(scope, "restrict_partner_id", conditions);
    addProducts(asked, conditions);
    List<OdooRecord> moves =
        place
            .in(odoo)
            .model("stock.move", "product_id", "product_qty")
            .where(conditions.toArray(Domain[]::new))
            .orderBy("id")
            .list();
    for (OdooRecord move : moves) {
      LevelKey key = LevelKey.of(move.ref("product_id").orElseThrow().id());
      BigDecimal quantity = move.decimal("product_qty").orElse(BigDecimal.ZERO);
      sums.computeIfAbsent(key, unused -> new LevelSum()).addMove(quantity, incoming);
    }
  }

  private void addOwner(StockScope scope, String path, List<Domain> conditions) {
    switch (scope.owned()) {
      case COMPANY -> conditions.add(field(path).isNotSet());
      case PARTY -> {
        if (scope.owner() != null) {
          conditions.add(field(path).eq(lookups.partyId(scope.owner()).id()));
        }
      }
      case ANYBODY -> {}
    }
  }

  private static void addProducts(Set<Long> asked, List<Domain> conditions) {
    if (!asked.isEmpty()) {
      conditions.add(field("product_id").in(asked));
    }
  }

  private List<StockLevel> documents(
      StockScope scope, StockPlace place, Map<LevelKey, LevelSum> sums) {
    Set<Long> ids = new LinkedHashSet<>();
    sums.keySet().forEach(key -> ids.add(key.productId()));
    LevelDocuments documents = LevelDocuments.load(place.in(odoo), lookups, scope, place, ids);
    Map<String, StockLevel> sorted = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          StockLevel level = documents.of(key, sum, scope.tells(By.OWNER));
          sorted.put(level.key().key(), level);
        });
    return List.copyOf(sorted.values());
  }
}
