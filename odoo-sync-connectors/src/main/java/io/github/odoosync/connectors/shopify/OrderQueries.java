package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.model.order.SalesOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads orders with all of their lines, and keeps those that cannot be understood. */
final class OrderQueries implements OrderReader {

  private final GraphQl graphQl;
  private final OrderMapper mapper;

  OrderQueries(GraphQl graphQl, String shop) {
    this.graphQl = graphQl;
    this.mapper = new OrderMapper(shop);
  }

  @Override
  public Optional<SourceRecord<SalesOrder>> read(String id) {
    if (!Gid.isNumber(id)) {
      return Optional.empty();
    }
    Json order =
        graphQl.send(Query.ORDER, Map.of("id", Gid.of(Gid.ORDER, id)), data -> data.get("order"));
    return order.optional().map(this::record);
  }

  /** Reads an order whose first lines came with it. */
  SourceRecord<SalesOrder> record(Json order) {
    return record(order, this::allLines);
  }

  SourceRecord<SalesOrder> record(Json order, Function<Json, List<Json>> lines) {
    String id = "";
    try {
      id = Gid.number(order.get("id"));
      String version = order.get("updatedAt").text();
      return new SourceRecord.Found<>(id, version, mapper.order(order, lines.apply(order)));
    } catch (DecodingException | InvalidValueException e) {
      return unreadable(id, order, e);
    }
  }

  static <T> SourceRecord<T> unreadable(String id, Json came, OdooSyncException why) {
    return new SourceRecord.Unreadable<>(
        id, Payload.bytes(Json.write(came.tree())), why.failure().detail());
  }

  private List<Json> allLines(Json order) {
    String id = order.get("id").text();
    return Pages.all(
        order.get("lineItems"),
        after ->
            graphQl.send(
                Query.ORDER_LINES,
                Map.of("id", id, "after", after),
                data -> data.get("order").get("lineItems")));
  }
}
