package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.capability.AdjustStock;
import io.github.odoosync.connector.capability.StockAdjuster;
import io.github.odoosync.model.stock.StockLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what can be sold by a difference. */
final class AdjustStockHandler extends StockChange<AdjustStock> implements StockAdjuster {

  AdjustStockHandler(GraphQl graphQl, Stock stock) {
    super(graphQl, stock, Query.STOCK_ADJUST);
  }

  @Override
  Change change(AdjustStock command) {
    return new Change(
        command.product(),
        command.location(),
        command.difference(),
        command.expected(),
        command.reason());
  }

  @Override
  Map<String, Object> input(Map<String, @Nullable Object> line) {
    return Map.of("changes", List.of(line));
  }

  @Override
  String figureField() {
    return "delta";
  }

  // Nobody can see of a figure whether this difference is in it.
  @Override
  boolean holds(AdjustStock command, StockLevel current) {
    return false;
  }
}
