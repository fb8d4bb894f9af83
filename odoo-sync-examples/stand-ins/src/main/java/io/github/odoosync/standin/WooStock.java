package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.standin.StandIn.Answer;
import io.github.odoosync.standin.StandIn.Call;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Products and variations of a {@link WooServer}, with the one figure that each has: set
 * absolutely, without any key and compared with nothing.
 */
public final class WooStock {

  private static final class Product {

    final long id;
    final long parent;
    final String type;
    final String sku;
    Object manages = true;
    @Nullable BigDecimal quantity;
    int changes;

    Product(long id, long parent, String type, String sku) {
      this.id = id;
      this.parent = parent;
      this.type = type;
      this.sku = sku;
    }

    Map<String, @Nullable Object> json() {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("id", id);
      json.put("name", "A " + sku);
      json.put("type", type);
      json.put("status", "publish");
      json.put("sku", sku);
      json.put("regular_price", "10.00");
      json.put("manage_stock", manages);
      BigDecimal figure = quantity;
      json.put(
          "stock_quantity",
          figure == null || figure.scale() > 0 ? figure : (Object) figure.longValueExact());
      json.put("parent_id", parent);
      json.put(
          "attributes",
          parent == 0
              ? List.of(Map.of("id", 1L, "name", "Colour", "options", List.of("Red", "Blue")))
              : List.of(Map.of("id", 1L, "name", "Colour", "option", sku)));
      json.put("virtual", false);
      json.put("purchasable", true);
      json.put("global_unique_id", "");
      return json;
    }
  }

  private final Map<Long, Product> products = new TreeMap<>();
  private boolean parts;
  private @Nullable BigDecimal stubborn;

  /** Puts a product in, or changes its figure. */
  public synchronized void put(long id, String sku, String quantity) {
    put(id, 0, "simple", sku, quantity);
  }

  /** Puts a product in whose variations have the figures, or some of them. */
  public synchronized void putVariable(long id, String sku) {
    put(id, 0, "variable", sku, "0").manages = false;
  }

  /** Puts a variation in, or changes its figure. */
  public synchronized void putVariation(long id, long parent, String sku, String quantity) {
    put(id, parent, "variation", sku, quantity);
  }

  private Product put(long id, long parent, String type, String sku, String quantity) {
    Product product = products.computeIfAbsent(id, key -> new Product(id, parent, type, sku));
    product.quantity = new BigDecimal(quantity);
    return product;
  }

  /** Takes a product out. */
  public synchronized void remove(long id) {
    products.remove(id);
  }

  /** Sets whose figure it is: true, false or {@code parent}. */
  public synchronized void manage(long id, Object whose) {
    product(id).manages = whose;
  }

  /** Lets the shop count in parts, as plugins do. */
  public synchronized void countInParts() {
    parts = true;
  }

  /** Keeps this figure from now on, whatever is sent. */
  public synchronized void insistOn(String quantity) {
    stubborn = new BigDecimal(quantity);
  }

  /** Returns the figure. */
  public synchronized Optional<BigDecimal> quantity(long id) {
    return Optional.ofNullable(product(id).quantity);
  }

  /** Returns how often the figure was set. */
  public synchronized int changes(long id) {
    return product(id).changes;
  }

  private Product product(long id) {
    return Optional.ofNullable(products.get(id)).orElseThrow();
  }

  synchronized Answer answer(Call call, String path, WooServer server) {
    String[] parts = path.split("/", -1);
    if (path.equals("/products")) {
      return list(
          call,
          products.values().stream()
              .filter(each -> matches(each, call.query().getOrDefault("sku", ""))),
          server);
    }
    Product product = products.get(Long.parseLong(parts[2]));
    if (product == null) {
      return WooServer.refused(404, "woocommerce_rest_product_invalid_id");
    }
    if (parts.length == 3) {
      return call.method().equals("GET")
          ? shown(call, product)
          : product.parent == 0
              ? changed(call, product)
              : WooServer.refused(404, "woocommerce_rest_invalid_product_id");
    }
    if (parts.length == 4) {
      return list(
          call, products.values().stream().filter(each -> each.parent == product.id), server);
    }
    Product variation = products.get(Long.parseLong(parts[4]));
    return variation == null || variation.parent != product.id
        ? WooServer.refused(404, "woocommerce_rest_product_variation_invalid_id")
        : changed(call, variation);
  }

  // Only where a number is asked for are variations among the products.
  private static boolean matches(Product product, String sku) {
    return sku.isEmpty()
        ? product.parent == 0
        : product.sku.equals(sku) || List.of(sku.split(",", -1)).contains(product.sku);
  }

  private static Answer list(Call call, Stream<Product> found, WooServer server) {
    List<Product> all = found.toList();
    int size = Integer.parseInt(call.query().getOrDefault("per_page", "10"));
    List<Map<String, @Nullable Object>> page =
        all.stream()
            .skip(Integer.parseInt(call.query().getOrDefault("offset", "0")))
            .limit(size)
            .map(Product::json)
            .map(each -> WooServer.fields(each, call.query().get("_fields")))
            .toList();
    return server.listed(page, all.size(), size);
  }

  private static Answer shown(Call call, Product product) {
    return Answer.of(200, WooServer.fields(product.json(), call.query().get("_fields")));
  }

  private Answer changed(Call call, Product product) {
    Json wanted = call.body().get("stock_quantity");
    if (!parts && wanted.decimal().stripTrailingZeros().scale() > 0) {
      return WooServer.invalid("stock_quantity", "stock_quantity is not of type integer.");
    }
    if (product.manages.equals(true)) {
      product.quantity = stubborn == null ? wanted.decimal() : stubborn;
      product.changes++;
    }
    return Answer.of(200, product.json());
  }
}
