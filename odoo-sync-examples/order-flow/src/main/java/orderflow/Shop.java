package orderflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small web shop with an API: it sells, tells of it by webhooks, and keeps a record of all that
 * it is told. Its record is what the proof is counted from.
 */
final class Shop implements AutoCloseable {

  static final int PRODUCTS = 12;
  static final int CUSTOMERS = 20;

  /** One line of an order. */
  record Line(String key, String sku, int quantity, BigDecimal price) {}

  /** An order as it was placed. */
  record Order(String key, String customer, Instant placedAt, List<Line> lines) {

    BigDecimal total() {
      return lines.stream()
          .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** What the shop was told of an order that left. */
  record Fulfilment(String id, String order, String tracking, Map<String, Integer> pieces) {}

  private final Http.Server server;
  private final Webhooks webhooks;
  private final Random chance;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, Fulfilment> fulfilments = new ConcurrentHashMap<>();
  private final Map<String, List<String>> states = new ConcurrentHashMap<>();
  private final Map<String, List<BigDecimal>> stock = new ConcurrentHashMap<>();

  private Shop(Webhooks webhooks, Random chance) throws IOException {
    this.webhooks = webhooks;
    this.chance = chance;
    this.server = Http.serve(0, 4, this::handle);
  }

  /**
   * Opens the shop.
   *
   * @param webhookUrl where its events go
   */
  static Shop open(String webhookUrl, Random chance) throws IOException {
    return new Shop(new Webhooks(webhookUrl, chance), chance);
  }

  String url() {
    return server.url();
  }

  static String sku(int product) {
    return "TEE-%02d".formatted(product);
  }

  static boolean sells(String sku) {
    return sku.startsWith("TEE-");
  }

  static String customer(int number) {
    return "C-%03d".formatted(number);
  }

  static BigDecimal price(int product) {
    return new BigDecimal("9.50").add(BigDecimal.valueOf(product));
  }

  /** Sells something to somebody. */
  synchronized Order sell(String key) {
    List<Line> lines = new ArrayList<>();
    int first = chance.nextInt(PRODUCTS);
    for (int i = 0; i <= chance.nextInt(3); i++) {
      int product = (first + i) % PRODUCTS;
      lines.add(
          new Line(Integer.toString(i + 1), sku(product), 1 + chance.nextInt(5), price(product)));
    }
    Order order =
        new Order(key, customer(chance.nextInt(CUSTOMERS)), Instant.now(), List.copyOf(lines));
    orders.put(key, order);
    webhooks.emit(event(order), 0);
    return order;
  }

  private static Map<String, Object> event(Order order) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "order-" + order.key());
    event.put("order", order.key());
    event.put("customer", order.customer());
    event.put("placedAt", order.placedAt().toString());
    event.put("total", order.total().toPlainString());
    event.put(
        "lines",
        order.lines().stream()
            .map(
                line ->
                    Map.of(
                        "key", line.key(),
                        "sku", line.sku(),
                        "quantity", line.quantity(),
                        "price", line.price().toPlainString()))
            .toList());
    return event;
  }

  private Http.Answer handle(String method, String path, JsonNode body) {
    String[] parts = path.split("/");
    if (method.equals("GET")) {
      return path.equals("/orders") ? Http.Answer.ok(table()) : Http.Answer.ok(stock());
    }
    if (method.equals("PUT") && parts.length == 3 && parts[1].equals("stock")) {
      told(stock, parts[2], new BigDecimal(body.path("available").asText()));
    } else if (parts.length == 4 && parts[3].equals("state")) {
      told(states, parts[2], body.path("state").asText());
    } else if (parts.length == 4 && parts[3].equals("fulfilments")) {
      // Told twice under one id it is one; the id is the caller's.
      fulfilments.putIfAbsent(body.path("id").asText(), fulfilment(parts[2], body));
    } else {
      return new Http.Answer(404, Map.of());
    }
    return Http.Answer.ok(Map.of());
  }

  /** Returns the shop's own table: each order, its state and how much of it has left. */
  private List<Map<String, Object>> table() {
    Map<String, Map<String, Integer>> fulfilled = new HashMap<>();
    for (Fulfilment each : fulfilments()) {
      Map<String, Integer> pieces = fulfilled.computeIfAbsent(each.order(), any -> new HashMap<>());
      each.pieces().forEach((sku, count) -> pieces.merge(sku, count, Integer::sum));
    }
    List<Map<String, Object>> table = new ArrayList<>();
    for (Order order : orders()) {
      List<String> told = states(order.key());
      Map<String, Object> row = event(order);
      row.put("state", told.isEmpty() ? "DRAFT" : told.get(told.size() - 1));
      row.put("fulfilled", fulfilled.getOrDefault(order.key(), Map.of()));
      table.add(row);
    }
    return table;
  }

  private static Fulfilment fulfilment(String order, JsonNode body) {
    Map<String, Integer> pieces = new LinkedHashMap<>();
    body.path("pieces")
        .properties()
        .forEach(entry -> pieces.put(entry.getKey(), entry.getValue().asInt()));
    return new Fulfilment(body.path("id").asText(), order, body.path("tracking").asText(), pieces);
  }

  private static <T> void told(Map<String, List<T>> log, String key, T value) {
    log.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>()).add(value);
  }

  synchronized List<Order> orders() {
    return List.copyOf(orders.values());
  }

  List<Fulfilment> fulfilments() {
    return List.copyOf(fulfilments.values());
  }

  /** Returns the states that an order was told to be in, in the order of telling. */
  List<String> states(String order) {
    return List.copyOf(states.getOrDefault(order, List.of()));
  }

  /** Returns what was last told to be available of each product. */
  Map<String, BigDecimal> stock() {
    Map<String, BigDecimal> last = new LinkedHashMap<>();
    stock.forEach((sku, told) -> last.put(sku, told.get(told.size() - 1)));
    return last;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public void close() {
    webhooks.close();
    server.close();
  }
}
