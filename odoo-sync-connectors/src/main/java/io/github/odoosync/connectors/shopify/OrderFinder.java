package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the shop's order that a document means. */
final class OrderFinder {

  private final GraphQl graphQl;
  private final Function<BusinessKey, Optional<String>> known;

  OrderFinder(GraphQl graphQl, Function<BusinessKey, Optional<String>> known) {
    this.graphQl = graphQl;
    this.known = known;
  }

  /** Returns the order's id: as the application knows it, or by its name. */
  CommandResult<String> find(BusinessKey order) {
    Optional<String> id = known.apply(order).filter(Gid::isNumber);
    if (id.isPresent()) {
      return new CommandResult.Done<>(Gid.of(Gid.ORDER, id.get()));
    }
    List<String> found =
        graphQl.send(
            Query.ORDER_BY_NAME,
            Map.of("query", "name:" + SearchText.quoted(order.key())),
            data -> ids(data, order.key()));
    if (found.size() == 1) {
      return new CommandResult.Done<>(found.get(0));
    }
    String message = found.isEmpty() ? "No order has this name" : "Two orders have this name";
    return new CommandResult.Rejected<>(
        message + ": " + order.key(), List.of(new FieldError("orders", "", message)));
  }

  // The search finds what is alike too.
  private static List<String> ids(Json data, String name) {
    return data.get("orders").get("nodes").items().stream()
        .filter(order -> order.get("name").text().equals(name))
        .map(order -> order.get("id").text())
        .toList();
  }
}
