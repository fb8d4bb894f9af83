package io.github.odoosync.standin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order of a {@link WooServer}. */
public final class WooOrder {

  private static final BigDecimal RATE = new BigDecimal("0.20");

  private final long id;
  private final List<Map<String, @Nullable Object>> items = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> freights = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> refunds = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> meta = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> notes = new ArrayList<>();
  private String number;
  private String status = "processing";
  private String currency = "EUR";
  private long customer;
  private boolean withoutShipping;
  private Instant modified = Instant.EPOCH;

  /** Makes one of this id, which is its number too. */
  public WooOrder(long id) {
    this.id = id;
    this.number = Long.toString(id);
  }

  /** Returns its id. */
  public long id() {
    return id;
  }

  /** Gives it another number, as plugins do. */
  public WooOrder number(String value) {
    number = value;
    return this;
  }

  /** Sets its status. */
  public WooOrder status(String value) {
    status = value;
    return this;
  }

  /** Sets its currency. */
  public WooOrder currency(String code) {
    currency = code;
    return this;
  }

  /** Makes it a customer's; it is a guest's else. */
  public WooOrder customer(long value) {
    customer = value;
    return this;
  }

  /** Leaves the address of delivery empty. */
  public WooOrder withoutShipping() {
    withoutShipping = true;
    return this;
  }

  /** Adds so many of a product, each at a price without taxes. */
  public WooOrder line(String sku, String quantity, String price) {
    BigDecimal net = new BigDecimal(quantity).multiply(new BigDecimal(price));
    Map<String, @Nullable Object> item = item(net);
    item.put("name", "A " + sku);
    item.put("product_id", 70L + items.size());
    item.put("variation_id", 0L);
    item.put("quantity", number(new BigDecimal(quantity)));
    item.put("tax_class", "");
    item.put("subtotal", net);
    item.put("subtotal_tax", tax(net));
    item.put("sku", sku);
    item.put("price", new BigDecimal(price));
    items.add(item);
    return this;
  }

  /** Adds freight. */
  public WooOrder freight(String price) {
    Map<String, @Nullable Object> item = item(new BigDecimal(price));
    item.put("method_title", "Flat rate");
    item.put("method_id", "flat_rate");
    freights.add(item);
    return this;
  }

  /** Gives so many of a line back, the first being 0. */
  public WooOrder refund(int line, String quantity) {
    Map<String, @Nullable Object> sold = items.get(line);
    BigDecimal net =
        decimal(sold.get("total"))
            .multiply(new BigDecimal(quantity))
            .divide(decimal(sold.get("quantity")), 2, RoundingMode.HALF_UP)
            .negate();
    Map<String, @Nullable Object> item = item(net);
    item.put("quantity", number(new BigDecimal(quantity).negate()));
    item.put(
        "meta_data",
        List.of(
            Map.of("id", 1L, "key", "_refunded_item_id", "value", String.valueOf(sold.get("id")))));
    return refund(net.add(tax(net)).negate(), "", List.of(item));
  }

  /** Gives an amount back for nothing in particular. */
  public WooOrder refundAmount(String amount, String reason) {
    return refund(new BigDecimal(amount), reason, List.of());
  }

  private WooOrder refund(
      BigDecimal amount, String reason, List<Map<String, @Nullable Object>> lines) {
    Map<String, @Nullable Object> refund = new LinkedHashMap<>();
    refund.put("id", id * 1_000 + 900 + refunds.size());
    refund.put("amount", amount);
    refund.put("reason", reason);
    refund.put("line_items", lines);
    refunds.add(refund);
    return this;
  }

  private Map<String, @Nullable Object> item(BigDecimal net) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("id", id * 1_000 + items.size() + freights.size() + 1);
    item.put("total", net);
    item.put("total_tax", tax(net));
    item.put("taxes", List.of());
    item.put("meta_data", List.of());
    return item;
  }

  private static BigDecimal tax(BigDecimal net) {
    return net.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
  }

  String number() {
    return number;
  }

  /** Returns its status. */
  public String status() {
    return status;
  }

  Instant modified() {
    return modified;
  }

  WooOrder touch(Instant now) {
    modified = now.truncatedTo(ChronoUnit.SECONDS);
    return this;
  }

  /** Returns its notes: text and whether the customer reads it. */
  public List<Map<String, @Nullable Object>> notes() {
    return notes;
  }

  Map<String, @Nullable Object> note(String text, boolean forCustomer) {
    Map<String, @Nullable Object> note = new LinkedHashMap<>();
    note.put("id", id * 1_000 + 500 + notes.size());
    note.put("note", text);
    note.put("customer_note", forCustomer);
    notes.add(note);
    return note;
  }

  /** Escapes its notes for HTML, as plugins do. */
  public void escapeNotes() {
    notes.forEach(
        note ->
            note.put(
                "note",
                "<p>"
                    + String.valueOf(note.get("note"))
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                    + "</p>"));
  }

  /** Returns the values that are kept with it under a key. */
  public List<@Nullable Object> meta(String key) {
    return meta.stream()
        .filter(each -> key.equals(each.get("key")))
        .map(each -> each.get("value"))
        .toList();
  }

  /** Returns everything that is kept with it. */
  public List<Map<String, @Nullable Object>> meta() {
    return meta;
  }

  /** Keeps a value with it under a key. */
  public void keep(String key, @Nullable Object value) {
    for (Map<String, @Nullable Object> each : meta) {
      if (key.equals(each.get("key"))) {
        each.put("value", value);
        return;
      }
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    kept.put("id", id * 1_000 + 700 + meta.size());
    kept.put("key", key);
    kept.put("value", value);
    meta.add(kept);
  }

  /** Returns it as WooCommerce writes it, with so many decimals. */
  public Map<String, @Nullable Object> json(int decimals) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (List<Map<String, @Nullable Object>> list : List.of(items, freights)) {
      for (Map<String, @Nullable Object> item : list) {
        net = net.add(decimal(item.get("total")));
        tax = tax.add(decimal(item.get("total_tax")));
      }
    }
    json.put("id", id);
    json.put("parent_id", 0L);
    json.put("number", number);
    json.put("order_key", "wc_order_" + id);
    json.put("created_via", "checkout");
    json.put("version", "9.8.0");
    json.put("status", status);
    json.put("currency", currency);
    json.put("date_created", "2026-03-01T12:00:00");
    json.put("date_created_gmt", "2026-03-01T10:00:00");
    json.put("date_modified", gmt(modified.plusSeconds(7_200)));
    json.put("date_modified_gmt", gmt(modified));
    json.put("total", net.add(tax));
    json.put("total_tax", tax);
    json.put("prices_include_tax", true);
    json.put("customer_id", customer);
    json.put("customer_note", "");
    json.put("billing", billing());
    json.put("shipping", withoutShipping ? List.of() : shipping());
    json.put("meta_data", meta);
    json.put("line_items", items);
    json.put("tax_lines", List.of());
    json.put("shipping_lines", freights);
    json.put("fee_lines", List.of());
    json.put("coupon_lines", List.of());
    json.put("refunds", refunds.stream().map(WooOrder::brief).toList());
    return asTexts(json, decimals);
  }

  /** Returns what was given back as WooCommerce writes it. */
  public List<Map<String, @Nullable Object>> refunds(int decimals) {
    return refunds.stream().map(each -> asTexts(each, decimals)).toList();
  }

  private static Map<String, @Nullable Object> brief(Map<String, @Nullable Object> refund) {
    Map<String, @Nullable Object> brief = new LinkedHashMap<>();
    brief.put("id", refund.get("id"));
    brief.put("reason", refund.get("reason"));
    brief.put("total", decimal(refund.get("amount")).negate());
    return brief;
  }

  private static Map<String, Object> billing() {
    Map<String, Object> billing = new LinkedHashMap<>(shipping());
    billing.put("email", "jane@example.com");
    billing.put("phone", "+1 555 0100");
    return billing;
  }

  private static Map<String, Object> shipping() {
    Map<String, Object> shipping = new LinkedHashMap<>();
    shipping.put("first_name", "Jane");
    shipping.put("last_name", "Doe");
    shipping.put("company", "Doe & Co");
    shipping.put("address_1", "1 Main St");
    shipping.put("address_2", "");
    shipping.put("city", "Springfield");
    shipping.put("state", "CA");
    shipping.put("postcode", "90000");
    shipping.put("country", "US");
    return shipping;
  }

  private static String gmt(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  }

  // Amounts are texts, but for the price of one piece; quantities are numbers.
  private static Map<String, @Nullable Object> asTexts(
      Map<String, @Nullable Object> tree, int decimals) {
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    tree.forEach(
        (name, value) -> {
          boolean plain = name.equals("price") || name.equals("quantity");
          texts.put(name, plain ? value : asText(value, decimals));
        });
    return texts;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object asText(@Nullable Object value, int decimals) {
    if (value instanceof BigDecimal amount) {
      return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
    if (value instanceof Map) {
      return asTexts((Map<String, @Nullable Object>) value, decimals);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> Objects.requireNonNull(asText(each, decimals))).toList();
    }
    return value;
  }

  private static BigDecimal decimal(@Nullable Object value) {
    return new BigDecimal(String.valueOf(value));
  }

  private static Object number(BigDecimal quantity) {
    return quantity.stripTrailingZeros().scale() <= 0 ? quantity.longValue() : quantity;
  }
}
