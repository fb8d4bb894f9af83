package orderflow;

import static io.github.odoosync.odoo.Domain.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts from the systems' own records what became of each order: Odoo's tables, the carrier's
 * labels, what the shop was told. It knows nothing of the sync process and its database.
 */
final class Proof {

  private static final List<String> STATES = List.of("DRAFT", "QUOTED", "CONFIRMED", "LOCKED");

  private final OdooClient odoo;
  private final Shop shop;
  private final Carrier carrier;
  private final String run;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> disordered = new ArrayList<>();
  private final List<String> drift = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();

  Proof(OdooClient odoo, Shop shop, Carrier carrier, String run) {
    this.odoo = odoo;
    this.shop = shop;
    this.carrier = carrier;
    this.run = run;
  }

  /** What was found. */
  record Verdict(
      List<String> lost,
      List<String> doubled,
      List<String> disordered,
      List<String> drift,
      Map<String, Long> counts) {

    boolean good() {
      return troubles().isEmpty();
    }

    List<String> troubles() {
      return Stream.of(lost, doubled, disordered, drift).flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
      return "%d lost, %d duplicated, order %s, %d drift"
          .formatted(
              lost.size(), doubled.size(), disordered.isEmpty() ? "kept" : "BROKEN", drift.size());
    }
  }

  /**
   * Counts.
   *
   * @param audit what the application says of its own comparison: it has to have compared all, and
   *     to have found no difference
   */
  Verdict count(JsonNode audit) {
    audit.path("drift").forEach(line -> drift.add(line.asText()));
    long compared = audit.path("compared").asLong();
    counts.put("orders and products compared", compared);
    int all = shop.orders().size() + shop.stock().size();
    if (compared != all) {
      drift.add("%d orders and products were compared, not %d".formatted(compared, all));
    }
    Map<Long, String> orders = orders();
    lines(orders);
    transfers(orders);
    invoices(orders);
    shop();
    stock();
    return new Verdict(lost, doubled, disordered, drift, counts);
  }

  private Map<Long, String> orders() {
    Map<Long, String> found = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (OdooRecord order :
        odoo.model("sale.order", "client_order_ref", "state")
            .where(field("client_order_ref").like(run + "-SO%"))
            .list()) {
      String key = order.string("client_order_ref").orElseThrow();
      found.put(order.id(), key);
      times.merge(key, 1, Integer::sum);
      if (!order.string("state").orElse("").equals("sale")) {
        lost.add(key + " is not confirmed in Odoo");
      }
    }
    counts.put("orders in Odoo", (long) found.size());
    for (Shop.Order order : shop.orders()) {
      compare(order.key() + " in Odoo", 1, times.getOrDefault(order.key(), 0));
    }
    return found;
  }

  private void lines(Map<Long, String> orders) {
    Map<String, Map<String, Integer>> ordered = new HashMap<>();
    Map<String, Map<String, Integer>> delivered = new HashMap<>();
    Map<String, Map<String, Integer>> invoiced = new HashMap<>();
    for (OdooRecord line :
        odoo.model(
                "sale.order.line",
                "order_id",
                "product_id.default_code",
                "product_uom_qty",
                "qty_delivered",
                "qty_invoiced")
            .where(field("order_id").in(orders.keySet()))
            .list()) {
      String key = orders.get(line.whole("order_id").orElseThrow());
      String sku = sku(line);
      add(ordered, key, sku, line.decimal("product_uom_qty").orElse(BigDecimal.ZERO));
      add(delivered, key, sku, line.decimal("qty_delivered").orElse(BigDecimal.ZERO));
      add(invoiced, key, sku, line.decimal("qty_invoiced").orElse(BigDecimal.ZERO));
    }
    for (Shop.Order order : shop.orders()) {
      Map<String, Integer> wanted = pieces(order);
      compare(order.key() + " ordered in Odoo", wanted, ordered.get(order.key()));
      compare(order.key() + " delivered in Odoo", wanted, delivered.get(order.key()));
      compare(order.key() + " invoiced in Odoo", wanted, invoiced.get(order.key()));
    }
  }

  private void transfers(Map<Long, String> orders) {
    Map<String, String> done = new HashMap<>();
    for (OdooRecord transfer :
        odoo.model("stock.picking", "name", "state", "carrier_tracking_ref", "sale_id")
            .where(
                field("sale_id").in(orders.keySet()),
                field("picking_type_code").eq("outgoing"),
                field("state").ne("cancel"))
            .list()) {
      String name = transfer.string("name").orElseThrow();
      if (transfer.string("state").orElse("").equals("done")) {
        done.put(name, transfer.string("carrier_tracking_ref").orElse(""));
      } else {
        lost.add(name + " is not shipped");
      }
    }
    counts.put("deliveries in Odoo", (long) done.size());
    counts.put("labels of the carrier", (long) carrier.labels().size());
    Set<String> told =
        shop.fulfilments().stream().map(Shop.Fulfilment::id).collect(Collectors.toSet());
    done.forEach(
        (name, tracking) -> {
          compare("label of " + name, 1, carrier.labels().containsKey(name) ? 1 : 0);
          if (!tracking.equals(carrier.labels().get(name))) {
            lost.add(name + " has the tracking number '" + tracking + "' in Odoo");
          }
          compare("fulfilment of " + name + " in the shop", 1, told.contains(name) ? 1 : 0);
        });
    Set<String> stray = new HashSet<>(carrier.labels().keySet());
    stray.removeAll(done.keySet());
    stray.forEach(name -> doubled.add("a label for " + name + ", which Odoo did not ship"));
  }

  private void invoices(Map<Long, String> orders) {
    Map<String, BigDecimal> invoiced = new HashMap<>();
    long count = 0;
    for (OdooRecord invoice :
        odoo.model("account.move", "invoice_origin", "state", "amount_total")
            .where(
                field("move_type").eq("out_invoice"),
                field("line_ids.sale_line_ids.order_id").in(orders.keySet()))
            .list()) {
      count++;
      if (!invoice.string("state").orElse("").equals("posted")) {
        lost.add("invoice " + invoice.id() + " is not posted");
      }
      invoiced.merge(
          invoice.string("invoice_origin").orElse(""),
          invoice.decimal("amount_total").orElse(BigDecimal.ZERO),
          BigDecimal::add);
    }
    counts.put("invoices in Odoo", count);
    BigDecimal wanted =
        shop.orders().stream().map(Shop.Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = invoiced.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.compareTo(wanted) != 0) {
      (total.compareTo(wanted) < 0 ? lost : doubled)
          .add("%s was sold and %s invoiced".formatted(wanted, total));
    }
  }

  private void shop() {
    Map<String, Map<String, Integer>> told = new HashMap<>();
    for (Shop.Fulfilment fulfilment : shop.fulfilments()) {
      fulfilment
          .pieces()
          .forEach((sku, pieces) -> add(told, fulfilment.order(), sku, BigDecimal.valueOf(pieces)));
    }
    counts.put("fulfilments in the shop", (long) shop.fulfilments().size());
    for (Shop.Order order : shop.orders()) {
      compare(order.key() + " fulfilled in the shop", pieces(order), told.get(order.key()));
      int last = -1;
      for (String state : shop.states(order.key())) {
        int now = STATES.indexOf(state);
        if (now < last) {
          disordered.add(order.key() + " was told as " + shop.states(order.key()));
        }
        last = now;
      }
      if (last < STATES.indexOf("CONFIRMED")) {
        lost.add("the shop does not know that " + order.key() + " is confirmed");
      }
    }
  }

  private void stock() {
    Map<String, BigDecimal> held = new HashMap<>();
    for (OdooRecord quant :
        odoo.model("stock.quant", "product_id.default_code", "quantity")
            .where(
                field("product_id.default_code").like("TEE-%"),
                field("location_id.usage").eq("internal"))
            .list()) {
      held.merge(sku(quant), quant.decimal("quantity").orElse(BigDecimal.ZERO), BigDecimal::add);
    }
    counts.put("products with stock", (long) held.size());
    held.forEach(
        (sku, quantity) -> {
          BigDecimal told = shop.stock().get(sku);
          if (told == null || told.compareTo(quantity) != 0) {
            lost.add("%s is %s in Odoo and %s in the shop".formatted(sku, quantity, told));
          }
        });
  }

  private static String sku(OdooRecord record) {
    return record
        .record("product_id")
        .flatMap(product -> product.string("default_code"))
        .orElse("");
  }

  private static Map<String, Integer> pieces(Shop.Order order) {
    Map<String, Integer> pieces = new HashMap<>();
    order.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Integer::sum));
    return pieces;
  }

  private static void add(
      Map<String, Map<String, Integer>> all, String key, String sku, BigDecimal pieces) {
    all.computeIfAbsent(key, any -> new HashMap<>()).merge(sku, pieces.intValue(), Integer::sum);
  }

  private void compare(String what, Map<String, Integer> wanted, Map<String, Integer> found) {
    Map<String, Integer> there = found == null ? Map.of() : found;
    Set<String> skus = new HashSet<>(wanted.keySet());
    skus.addAll(there.keySet());
    for (String sku : skus) {
      compare(what + ": " + sku, wanted.getOrDefault(sku, 0), there.getOrDefault(sku, 0));
    }
  }

  private void compare(String what, int wanted, int found) {
    if (found < wanted) {
      lost.add("%s: %d of %d".formatted(what, found, wanted));
    } else if (found > wanted) {
      doubled.add("%s: %d instead of %d".formatted(what, found, wanted));
    }
  }
}
