package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an order is still to leave one location.
 *
 * @param id Shopify's id
 * @param location the id of the location; empty where it was deleted
 * @param lines what is open
 */
record FulfilmentOrder(String id, Optional<String> location, List<Line> lines) {

  /**
   * An order line as far as it is to leave here.
   *
   * @param id the id of the line here
   * @param orderLine the number of the order's line
   * @param sku what it is; empty where it has none
   * @param remaining how much is open
   */
  record Line(String id, String orderLine, String sku, int remaining) {}

  /** Returns whether Shopify lets something of it be shipped now. */
  static boolean isOpen(Json order) {
    return order.get("supportedActions").items().stream()
        .anyMatch(action -> action.get("action").text().equals("CREATE_FULFILLMENT"));
  }

  static FulfilmentOrder read(Json order, List<Json> lines) {
    Json location = order.get("assignedLocation").get("location").get("id");
    return new FulfilmentOrder(
        order.get("id").text(),
        location.optional().map(Json::text),
        lines.stream().map(FulfilmentOrder::line).toList());
  }

  /** Takes as much of what is wanted as is open here, and out of what is wanted. */
  Map<String, Integer> take(Map<OrderLine, Integer> wanted) {
    Map<String, Integer> taken = new LinkedHashMap<>();
    for (Line line : lines) {
      for (Map.Entry<OrderLine, Integer> want : wanted.entrySet()) {
        int open = line.remaining() - taken.getOrDefault(line.id(), 0);
        int now = want.getKey().is(line) ? Math.min(want.getValue(), open) : 0;
        if (now > 0) {
          taken.merge(line.id(), now, Integer::sum);
          want.setValue(want.getValue() - now);
        }
      }
    }
    return taken;
  }

  /**
   * What a shipment calls a line of the order: its key, or where it has none what is in it.
   *
   * @param key the number of the order's line; empty if the shipment does not say
   * @param sku what is in it; empty if the shipment does not say
   */
  record OrderLine(String key, String sku) {

    boolean is(Line line) {
      return key.isEmpty() ? sku.equals(line.sku()) : key.equals(line.orderLine());
    }
  }

  private static Line line(Json line) {
    return new Line(
        line.get("id").text(),
        Gid.number(line.get("lineItem").get("id")),
        line.get("sku").optional().map(Json::text).orElse(""),
        (int) Math.max(0, Math.min(line.get("remainingQuantity").integer(), 1_000_000)));
  }
}
