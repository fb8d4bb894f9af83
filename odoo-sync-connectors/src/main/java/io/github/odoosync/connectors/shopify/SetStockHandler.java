package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.model.stock.StockLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets what can be sold. */
final class SetStockHandler extends StockChange<SetStock> implements StockSetter {

  SetStockHandler(GraphQl graphQl, Stock stock) {
    super(graphQl, stock, Query.STOCK_SET);
  }

  @Override
  Change change(SetStock command) {
    return new Change(
        command.product(),
        command.location(),
        command.quantity(),
        command.expected(),
        command.reason());
  }

  @Override
  Map<String, Object> input(Map<String, @Nullable Object> line) {
    return Map.of("quantities", List.of(line));
  }

  @Override
  String figureField() {
    return "quantity";
  }

  @Override
  boolean holds(SetStock command, StockLevel current) {
    return current.free().filter(command.quantity()::sameAs).isPresent();
  }
}
