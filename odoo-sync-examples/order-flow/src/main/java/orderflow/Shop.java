package orderflow;

import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import io.github.odoosync.standin.ShopifyServer.Fulfilment;
import io.github.odoosync.standin.Webhooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small web shop on Shopify: it sells, lets customers change their minds, and keeps a record of
 * all that it is told. Its record is what the proof is counted from.
 */
final class Shop implements AutoCloseable {

  static final String DOMAIN = "order-flow.myshopify.com";
  static final String CLIENT = "order-flow";
  static final String SECRET = "the secret of the shop's app";
  static final String LOCATION = "1";
  static final int PRODUCTS = 12;
  static final int CUSTOMERS = 20;

  private static final String CURRENCY = "USD";
  private static final int CHANGE_EACH = 10;
  private static final int FIRST_NUMBER = 1_001;
  private static final double THROTTLED = 0.03;

  /** One line of an order. */
  record Line(String sku, int quantity, BigDecimal price) {}

  /** An order as it was placed. */
  record Order(String key, int customer, Instant placedAt, List<Line> lines) {

    BigDecimal total() {
      return lines.stream()
          .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private final ShopifyServer server = new ShopifyServer(DOMAIN, SECRET);
  private final Random chance;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private int throttled;

  Shop(Random chance) {
    this.chance = chance;
    for (int i = 0; i < PRODUCTS; i++) {
      server.stock().put(sku(i), item(i), LOCATION, 0);
    }
  }

  /** Returns where its API is. */
  String url() {
    return server.address();
  }

  static String sku(int product) {
    return "TEE-%02d".formatted(product);
  }

  /** Returns the number of its inventory item. */
  static String item(int product) {
    return Integer.toString(500 + product);
  }

  static boolean sells(String sku) {
    return sku.startsWith("TEE-");
  }

  /** Returns what people call a customer; to the shop they are numbers. */
  static String customer(int number) {
    return "C-%03d".formatted(number);
  }

  static BigDecimal price(int product) {
    return new BigDecimal("9.50").add(BigDecimal.valueOf(product));
  }

  /** Sells something to somebody; now and then customers of before change their minds. */
  synchronized Order sell(String key) {
    List<Line> lines = new ArrayList<>();
    int first = chance.nextInt(PRODUCTS);
    for (int i = 0; i <= chance.nextInt(3); i++) {
      int product = (first + i) % PRODUCTS;
      lines.add(new Line(sku(product), 1 + chance.nextInt(5), price(product)));
    }
    Order order = new Order(key, 1 + chance.nextInt(CUSTOMERS), Instant.now(), List.copyOf(lines));
    int index = orders.size();
    orders.put(key, order);
    server.put(placed(number(index), order, note(key, "Ring once")));
    if (index % CHANGE_EACH == 0) {
      change(index - CHANGE_EACH, "Do not ring");
      change(index - 2 * CHANGE_EACH, "Ring twice");
    }
    if (chance.nextDouble() < THROTTLED) {
      server.throttleNext();
      throttled++;
    }
    return order;
  }

  private void change(int index, String note) {
    if (index >= 0) {
      String key = List.copyOf(orders.keySet()).get(index);
      server.change(number(index), order -> order.note(note(key, note)));
    }
  }

  private static String number(int index) {
    return Integer.toString(FIRST_NUMBER + index);
  }

  private String note(String key, String text) {
    notes.put(key, text);
    return text;
  }

  private static ShopifyOrder placed(String number, Order order, String note) {
    ShopifyOrder placed =
        new ShopifyOrder(number)
            .named(order.key())
            .customer(Integer.toString(order.customer()))
            .currency(CURRENCY)
            .withoutFreight()
            .note(note);
    order
        .lines()
        .forEach(
            line ->
                placed.line(line.sku(), line.quantity(), line.price().toPlainString(), LOCATION));
    return placed;
  }

  synchronized List<Order> orders() {
    return List.copyOf(orders.values());
  }

  /** Returns what the customer of an order wrote last. */
  synchronized String note(String order) {
    return notes.getOrDefault(order, "");
  }

  /** Returns what the shop was told to have left of each order, in the order of telling. */
  Map<String, List<Fulfilment>> fulfilments() {
    return server.shipped();
  }

  /** Returns what was last told to be available of each product. */
  Map<String, BigDecimal> stock() {
    Map<String, BigDecimal> told = new LinkedHashMap<>();
    for (int i = 0; i < PRODUCTS; i++) {
      if (server.stock().changes(item(i), LOCATION) > 0) {
        told.put(sku(i), BigDecimal.valueOf(server.stock().available(item(i), LOCATION)));
      }
    }
    return told;
  }

  /** Returns how often it had no room for a query. */
  synchronized int throttled() {
    return throttled;
  }

  /** Returns what it has to tell. */
  Webhooks webhooks() {
    return server.webhooks();
  }

  /** Returns the server, for tests that do by hand what the sync process does. */
  ShopifyServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
