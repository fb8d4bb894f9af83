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

  /** A line. */
  record Line(String id, String sku, int quantity, String price) {}

  private final String number;
  private final List<Line> lines = new ArrayList<>();
  private final ShopifyFulfilments fulfilments;
  private String name;
  private String customer = "77";
  private String currency = "EUR";
  private String note = "leave it at the door";
  private boolean freight = true;
  private Instant updatedAt = Instant.EPOCH;
  private Object total = "20.00";
  private boolean cancelled;

  /** Starts an order whose name is its number behind a hash. */
  public ShopifyOrder(String number) {
    this.number = number;
    this.name = "#" + number;
    this.fulfilments = new ShopifyFulfilments(number);
  }

  /** Gives it another name, as shops do that number orders in a way of their own. */
  public ShopifyOrder named(String value) {
    name = value;
    return this;
  }

  /** Says who bought it: digits. */
  public ShopifyOrder customer(String value) {
    customer = value;
    return this;
  }

  /** Sets the shop's currency. */
  public ShopifyOrder currency(String value) {
    currency = value;
    return this;
  }

  /** Sets what the customer wrote. */
  public ShopifyOrder note(String value) {
    note = value;
    return this;
  }

  /** Lets it be sent for nothing. */
  public ShopifyOrder withoutFreight() {
    freight = false;
    return this;
  }

  /** Adds a line, all of it to leave one location. */
  public ShopifyOrder line(String sku, int quantity, String price, String location) {
    int key = lines.size() + 1;
    Line line = new Line("gid://shopify/LineItem/" + number + key, sku, quantity, price);
    lines.add(line);
    fulfilments.open(line, key, location);
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
    fulfilments.cancel();
    return this;
  }

  /** Lets nothing leave. */
  public ShopifyOrder hold() {
    fulfilments.hold();
    return this;
  }

  /** Returns how many fulfilments have this tracking number. */
  public int fulfilments(String trackingNumber) {
    return (int)
        fulfilments().stream().filter(each -> each.toString().contains(trackingNumber)).count();
  }

  /** Returns the fulfilments as a query reads them, oldest first. */
  public List<Map<String, Object>> fulfilments() {
    return fulfilments.all();
  }

  /** Returns it as a query reads it. */
  public Map<String, Object> asRead() {
    return tree(0, 100);
  }

  String number() {
    return number;
  }

  String name() {
    return name;
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

  /** Returns what of it has left, and what has not. */
  ShopifyFulfilments goods() {
    return fulfilments;
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
    tree.put("note", note);
    tree.put("tags", List.of("web", "vip"));
    tree.put("sourceName", "web");
    tree.put("poNumber", null);
    tree.put("email", "jane@example.com");
    tree.put("phone", null);
    tree.put("taxesIncluded", false);
    tree.put("currencyCode", currency);
    tree.put(
        "customer", Map.of("id", "gid://shopify/Customer/" + customer, "displayName", "Jane Doe"));
    tree.put("shippingAddress", address());
    tree.put("shippingLine", freight ? shippingLine() : null);
    tree.put("currentTotalTaxSet", money("3.80"));
    tree.put("currentTotalPriceSet", money(total));
    return tree;
  }

  private Map<String, Object> shippingLine() {
    return Map.of(
        "id", "gid://shopify/ShippingLine/5",
        "title", "Standard",
        "currentDiscountedPriceSet", money("4.90"));
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

  private Map<String, Object> money(Object amount) {
    return Map.of("shopMoney", Map.of("amount", amount, "currencyCode", currency));
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
