package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the shop's order that a document means. */
final class OrderFinder {

  private final WooApi api;
  private final Function<BusinessKey, Optional<String>> known;

  OrderFinder(WooApi api, Function<BusinessKey, Optional<String>> known) {
    this.api = api;
    this.known = known;
  }

  /** Returns the order: as the application knows it, or by its number, which mostly is its id. */
  CommandResult<Json> find(BusinessKey order) {
    Optional<String> id = known.apply(order).filter(Texts::isId);
    if (id.isPresent()) {
      return one(byId(id.get()).stream().toList(), order);
    }
    List<Json> same =
        Optional.of(order.key())
            .filter(Texts::isId)
            .flatMap(this::byId)
            .filter(found -> isNumbered(found, order))
            .stream()
            .toList();
    return one(same.isEmpty() ? search(order) : same, order);
  }

  private Optional<Json> byId(String id) {
    HttpRequest request =
        api.get("order.read", "/orders/{}", id).query("dp", OrderMapper.DECIMALS).build();
    return api.find(request, order -> order);
  }

  // The search finds what is alike too.
  private List<Json> search(BusinessKey order) {
    HttpRequest request =
        api.get("order.find", "/orders")
            .query("search", order.key())
            .query("status", "any")
            .query("per_page", "100")
            .query("dp", OrderMapper.DECIMALS)
            .build();
    return api.list(request).items().stream().filter(found -> isNumbered(found, order)).toList();
  }

  private static boolean isNumbered(Json found, BusinessKey order) {
    return Texts.text(found.get("number")).filter(order.key()::equals).isPresent();
  }

  private static CommandResult<Json> one(List<Json> found, BusinessKey order) {
    if (found.size() == 1) {
      return new CommandResult.Done<>(found.get(0));
    }
    String message = found.isEmpty() ? "No order has this number" : "Two orders have this number";
    return new CommandResult.Rejected<>(
        message + ": " + order.key(), List.of(new FieldError("orders", "", message)));
  }
}
