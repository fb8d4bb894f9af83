package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.shipment.Shipment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what was shipped of an order. The shop has no shipments and knows no second attempt: so the
 * order keeps what was told under a key of the shipment, written together with its status, and a
 * note says it to people. Either step looks first whether it was done.
 */
final class Fulfilments implements FulfilmentSink {

  /** When an order becomes completed. */
  enum Completion {
    WHEN_ALL_SHIPPED,
    ALWAYS,
    NEVER;

    static final List<String> NAMES = List.of("when-all-shipped", "always", "never");

    static Completion of(String name) {
      return values()[NAMES.indexOf(name)];
    }
  }

  private static final String COMPLETED = "completed";
  private static final Set<String> DEAD = Set.of("cancelled", "refunded", "failed", "trash");

  private final WooApi api;
  private final OrderFinder orders;
  private final ShipmentNotes notes;
  private final Completion completion;

  Fulfilments(WooApi api, OrderFinder orders, ShipmentNotes notes, Completion completion) {
    this.api = api;
    this.orders = orders;
    this.notes = notes;
    this.completion = completion;
  }

  @Override
  public Repeat repeat() {
    return Repeat.LOOKUP_BEFORE_RETRY;
  }

  @Override
  public CommandResult<ExternalKey> execute(Shipment shipment, CommandContext context) {
    return order(shipment)
        .then(
            order ->
                Told.of(shipment, order)
                    .then(told -> keep(told, order))
                    .then(told -> notes.write(shipment, id(order)))
                    .then(written -> new CommandResult.Done<>(key(shipment, order))));
  }

  @Override
  public Optional<CommandResult<ExternalKey>> lookUp(Shipment shipment, CommandContext context) {
    return order(shipment) instanceof CommandResult.Done<Json> found
            && Told.of(shipment, found.value()) instanceof CommandResult.Done<Told> told
            && told.value().isKeptWith(found.value())
            && notes.isWritten(shipment, id(found.value()))
        ? Optional.of(new CommandResult.Done<>(key(shipment, found.value())))
        : Optional.empty();
  }

  private CommandResult<Json> order(Shipment shipment) {
    List<BusinessKey> served = shipment.orders();
    if (served.size() == 1) {
      return orders.find(served.get(0));
    }
    String message = "What is told is of one order, not of " + served.size();
    return new CommandResult.Rejected<>(message, List.of(new FieldError("orders", "", message)));
  }

  private CommandResult<Told> keep(Told told, Json order) {
    if (told.isKeptWith(order)) {
      return new CommandResult.Done<>(told);
    }
    String status = order.get("status").text();
    if (DEAD.contains(status)) {
      return new CommandResult.Conflict<>("The order is " + status, null);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("meta_data", List.of(told.meta()));
    if (!status.equals(COMPLETED) && isCompleted(told, order)) {
      body.put("status", COMPLETED);
    }
    HttpRequest request = api.put("order.ship", "/orders/{}", id(order)).json(body).build();
    return api.order(request, answer -> told);
  }

  private boolean isCompleted(Told told, Json order) {
    return switch (completion) {
      case ALWAYS -> true;
      case NEVER -> false;
      case WHEN_ALL_SHIPPED -> isAllShipped(told.shipped(order), order);
    };
  }

  private boolean isAllShipped(Map<String, BigDecimal> shipped, Json order) {
    Refunds refunds = Refunds.read(Orders.refunds(api, order));
    for (Json item : order.get("line_items").items()) {
      String line = Texts.needId(item.get("id"));
      BigDecimal left = Texts.amount(item.get("quantity")).add(refunds.quantity(line));
      if (shipped.getOrDefault(line, BigDecimal.ZERO).compareTo(left) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String id(Json order) {
    return Texts.needId(order.get("id"));
  }

  private ExternalKey key(Shipment shipment, Json order) {
    return api.site().key("shipment", id(order) + "/" + shipment.key().key());
  }
}
