package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order of a {@link ShopifyServer}, with what of it is open and what has left. */
public final class ShopifyOrder {

  private record Line(String id, String sku, int quantity, String price) {}

  /** What is open of a line, at one location. */
  private static final class Open {

    private final String order;
    private final String id;
    private final String location;
    private final Line line;
    private int remaining;

    Open(String order, String id, String location, Line line, int remaining) {
      this.order = order;
      this.id = id;
      this.location = location;
      this.line = line;
      this.remaining = remaining;
    }
  }

  private final String number;
  private final List<Line> lines = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<Map<String, Object>> fulfilments = new ArrayList<>();
  private Instant updatedAt = Instant.EPOCH;
  private Object total = "20.00";
  private boolean cancelled;
  private boolean onHold;

  /** Starts an order whose name is its number behind a hash. */
  public ShopifyOrder(String number) {
    this.number = number;
  }

  /** Adds a line, all of it to leave one location. */
  public ShopifyOrder line(String sku, int quantity, String price, String location) {
    int key = lines.size() + 1;
    Line line = new Line("gid://shopify/LineItem/" + number + key, sku, quantity, price);
    lines.add(line);
    String order = "gid://shopify/FulfillmentOrder/" + number + location;
    String id = "gid://shopify/FulfillmentOrderLineItem/" + number + key;
    open.add(new Open(order, id, location, line, quantity));
    return this;
  }

  /** Makes the total something that nobody can read. */
  public ShopifyOrder poison() {
    total = List.of("a lot");
    return this;
  }

  /** Cancels it. */
  public ShopifyOrder cancel() {
    cancelled = true;
    open.clear();
    return this;
  }

  /** Lets nothing leave. */
  public ShopifyOrder hold() {
    onHold = true;
    return this;
  }

  /** Returns how many fulfilments have this tracking number. */
  public int fulfilments(String trackingNumber) {
    return (int)
        fulfilments.stream().filter(each -> each.toString().contains(trackingNumber)).count();
  }

  /** Returns the fulfilments, oldest first. */
  public List<Map<String, Object>> fulfilments() {
    return List.copyOf(fulfilments);
  }

  /** Returns it as a query reads it. */
  public Map<String, Object> asRead() {
    return tree(0, 100);
  }

  String number() {
    return number;
  }

  String name() {
    return "#" + number;
  }

  String id() {
    return "gid://shopify/Order/" + number;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  void touch(Instant at) {
    updatedAt = at;
  }

  boolean owns(String fulfilmentOrder) {
    return open.stream().anyMatch(each -> each.order.equals(fulfilmentOrder));
  }

  Map<String, Object> tree(int from, int count) {
    Map<String, @Nullable Object> tree = fields();
    int to = Math.min(lines.size(), from + count);
    tree.put(
        "lineItems",
        Map.of(
            "pageInfo", Map.of("hasNextPage", to < lines.size(), "endCursor", Integer.toString(to)),
            "nodes", lines.subList(from, to).stream().map(this::line).toList()));
    return withoutNulls(tree);
  }

  /** Writes it as an export does: a line for itself, and one for each of its lines. */
  void writeTo(StringBuilder file) {
    file.append(json(fields())).append('\n');
    for (Line line : lines) {
      Map<String, Object> tree = new LinkedHashMap<>(line(line));
      tree.put("__parentId", id());
      file.append(json(tree)).append('\n');
    }
  }

  private Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("id", id());
    tree.put("name", name());
    tree.put("updatedAt", updatedAt.toString());
    tree.put("processedAt", "2026-02-28T09:00:00Z");
    tree.put("cancelledAt", cancelled ? updatedAt.toString() : null);
    tree.put("note", "leave it at the door");
    tree.put("tags", List.of("web", "vip"));
    tree.put("sourceName", "web");
    tree.put("poNumber", null);
    tree.put("email", "jane@example.com");
    tree.put("phone", null);
    tree.put("taxesIncluded", false);
    tree.put("currencyCode", "EUR");
    tree.put("customer", Map.of("id", "gid://shopify/Customer/77", "displayName", "Jane Doe"));
    tree.put("shippingAddress", address());
    tree.put(
        "shippingLine",
        Map.of(
            "id", "gid://shopify/ShippingLine/5",
            "title", "Standard",
            "currentDiscountedPriceSet", money("4.90")));
    tree.put("currentTotalTaxSet", money("3.80"));
    tree.put("currentTotalPriceSet", money(total));
    return tree;
  }

  private static Map<String, Object> address() {
    return Map.of(
        "name", "Jane Doe",
        "company", "Doe & Co",
        "address1", "1 Main St",
        "address2", "",
        "city", "Redondo Beach",
        "zip", "90277",
        "provinceCode", "CA",
        "countryCodeV2", "US",
        "phone", "+1 555 0100");
  }

  private Map<String, Object> line(Line line) {
    return Map.of(
        "id", line.id(),
        "sku", line.sku(),
        "name", "A " + line.sku(),
        "currentQuantity", line.quantity(),
        "variant", Map.of("id", "gid://shopify/ProductVariant/9"),
        "originalUnitPriceSet", money(line.price()),
        "priceAfterAllDiscountsBeforeTaxesSet", money(line.price()));
  }

  private static Map<String, Object> money(Object amount) {
    return Map.of("shopMoney", Map.of("amount", amount, "currencyCode", "EUR"));
  }

  Map<String, Object> fulfilmentOrders() {
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

  Map<String, Object> fulfil(Json input, int id) {
    Map<Open, Integer> wanted = new LinkedHashMap<>();
    for (Json part : input.get("lineItemsByFulfillmentOrder").items()) {
      for (Json line : part.get("fulfillmentOrderLineItems").items()) {
        open.stream()
            .filter(each -> each.id.equals(line.get("id").text()))
            .forEach(
                each -> wanted.merge(each, (int) line.get("quantity").integer(), Integer::sum));
      }
    }
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
    List<Object> tracking = new ArrayList<>();
    for (Json tracked : input.get("trackingInfo").get("numbers").items()) {
      tracking.add(
          Map.of(
              "number",
              tracked.text(),
              "company",
              input.get("trackingInfo").get("company").text()));
    }
    Map<String, Object> fulfilment = new LinkedHashMap<>();
    fulfilment.put("id", "gid://shopify/Fulfillment/" + id);
    fulfilment.put("status", "SUCCESS");
    fulfilment.put("trackingInfo", tracking);
    fulfilment.put("totalQuantity", wanted.values().stream().mapToInt(Integer::intValue).sum());
    fulfilment.put("notifyCustomer", input.get("notifyCustomer").flag());
    fulfilments.add(fulfilment);
    return Map.of("fulfillment", fulfilment, "userErrors", List.of());
  }

  // What is missing reads as null.
  private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> tree) {
    Map<String, Object> kept = new LinkedHashMap<>();
    tree.forEach(
        (name, value) -> {
          if (value != null) {
            kept.put(name, value);
          }
        });
    return kept;
  }

  private static String json(Object tree) {
    return new String(Json.write(tree), StandardCharsets.UTF_8);
  }
}
