package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.standin.ShopifyServer.Fulfilment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a {@link ShopifyOrder} is open, by its fulfilment orders, and what has left. */
final class ShopifyFulfilments {

  /** What is open of a line, at one location. */
  private static final class Open {

    private final String order;
    private final String id;
    private final String location;
    private final ShopifyOrder.Line line;
    private int remaining;

    Open(String order, String id, String location, ShopifyOrder.Line line) {
      this.order = order;
      this.id = id;
      this.location = location;
      this.line = line;
      this.remaining = line.quantity();
    }
  }

  private final String number;
  private final List<Open> open = new ArrayList<>();
  private final List<Map<String, Object>> made = new ArrayList<>();
  private final List<Fulfilment> shipped = new ArrayList<>();
  private boolean onHold;

  ShopifyFulfilments(String number) {
    this.number = number;
  }

  void open(ShopifyOrder.Line line, int key, String location) {
    String order = "gid://shopify/FulfillmentOrder/" + number + location;
    String id = "gid://shopify/FulfillmentOrderLineItem/" + number + key;
    open.add(new Open(order, id, location, line));
  }

  void cancel() {
    open.clear();
  }

  void hold() {
    onHold = true;
  }

  boolean owns(String fulfilmentOrder) {
    return open.stream().anyMatch(each -> each.order.equals(fulfilmentOrder));
  }

  /** Returns the fulfilments as a query reads them. */
  List<Map<String, Object>> all() {
    return List.copyOf(made);
  }

  /** Returns what has left. */
  List<Fulfilment> shipped() {
    return List.copyOf(shipped);
  }

  /** Returns the fulfilment orders as a query reads them. */
  Map<String, Object> orders() {
    Map<String, List<Open>> byOrder = new LinkedHashMap<>();
    open.forEach(each -> byOrder.computeIfAbsent(each.order, any -> new ArrayList<>()).add(each));
    List<Object> nodes = new ArrayList<>();
    byOrder.forEach((id, parts) -> nodes.add(fulfilmentOrder(id, parts)));
    return Map.of("pageInfo", Map.of("hasNextPage", false), "nodes", nodes);
  }

  private Map<String, Object> fulfilmentOrder(String id, List<Open> parts) {
    boolean some = !onHold && parts.stream().anyMatch(part -> part.remaining > 0);
    return Map.of(
        "id",
        id,
        "status",
        onHold ? "ON_HOLD" : some ? "OPEN" : "CLOSED",
        "supportedActions",
        some ? List.of(Map.of("action", "CREATE_FULFILLMENT")) : List.of(),
        "assignedLocation",
        Map.of("location", Map.of("id", "gid://shopify/Location/" + parts.get(0).location)),
        "lineItems",
        openLines(id, 0, 80));
  }

  /** Returns a page of what is open of a fulfilment order. */
  Map<String, Object> openLines(String fulfilmentOrder, int from, int count) {
    List<Open> all = open.stream().filter(each -> each.order.equals(fulfilmentOrder)).toList();
    int to = Math.min(all.size(), from + count);
    List<Object> nodes = new ArrayList<>();
    for (Open part : all.subList(from, to)) {
      nodes.add(
          Map.of(
              "id",
              part.id,
              "sku",
              part.line.sku(),
              "remainingQuantity",
              part.remaining,
              "lineItem",
              Map.of("id", part.line.id())));
    }
    return Map.of(
        "pageInfo",
        Map.of("hasNextPage", to < all.size(), "endCursor", Integer.toString(to)),
        "nodes",
        nodes);
  }

  /** Takes what has left, or says why not. */
  Map<String, Object> fulfil(Json input, int number) {
    Map<Open, Integer> wanted = wanted(input);
    boolean tooMuch = wanted.entrySet().stream().anyMatch(e -> e.getKey().remaining < e.getValue());
    boolean split = wanted.keySet().stream().map(each -> each.location).distinct().count() > 1;
    if (tooMuch || split || onHold || wanted.isEmpty()) {
      return Map.of(
          "userErrors",
          List.of(
              Map.of(
                  "field",
                  List.of("fulfillment", "lineItemsByFulfillmentOrder"),
                  "message",
                  "Invalid fulfillment order line item quantity requested.")));
    }
    wanted.forEach((each, quantity) -> each.remaining -= quantity);
    String id = "gid://shopify/Fulfillment/" + number;
    Json tracking = input.get("trackingInfo");
    List<String> numbers = tracking.get("numbers").items().stream().map(Json::text).toList();
    Map<String, Integer> pieces = new LinkedHashMap<>();
    wanted.forEach((each, quantity) -> pieces.merge(each.line.sku(), quantity, Integer::sum));
    shipped.add(new Fulfilment(id, numbers, pieces));
    Map<String, Object> fulfilment = new LinkedHashMap<>();
    fulfilment.put("id", id);
    fulfilment.put("status", "SUCCESS");
    fulfilment.put(
        "trackingInfo",
        numbers.stream()
            .map(each -> Map.of("number", each, "company", tracking.get("company").text()))
            .toList());
    fulfilment.put("totalQuantity", wanted.values().stream().mapToInt(Integer::intValue).sum());
    fulfilment.put("notifyCustomer", input.get("notifyCustomer").flag());
    made.add(fulfilment);
    return Map.of("fulfillment", fulfilment, "userErrors", List.of());
  }

  private Map<Open, Integer> wanted(Json input) {
    Map<Open, Integer> wanted = new LinkedHashMap<>();
    for (Json part : input.get("lineItemsByFulfillmentOrder").items()) {
      for (Json line : part.get("fulfillmentOrderLineItems").items()) {
        open.stream()
            .filter(each -> each.id.equals(line.get("id").text()))
            .forEach(
                each -> wanted.merge(each, (int) line.get("quantity").integer(), Integer::sum));
      }
    }
    return wanted;
  }
}
