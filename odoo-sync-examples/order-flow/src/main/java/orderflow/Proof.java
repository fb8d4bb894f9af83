package orderflow;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts from the systems' own records what became of each order: Odoo's tables, the labels that
 * were sold, what the shop was told. It knows nothing of the sync process and its database.
 */
final class Proof {

  private final OdooClient odoo;
  private final Shop shop;
  private final Carrier carrier;
  private final String run;
  private final Findings findings = new Findings();

  Proof(OdooClient odoo, Shop shop, Carrier carrier, String run) {
    this.odoo = odoo;
    this.shop = shop;
    this.carrier = carrier;
    this.run = run;
  }

  /**
   * Counts.
   *
   * @param audit what the application says of its own comparison: it has to have compared all, and
   *     to have found no difference
   */
  Findings.Verdict count(Json audit) {
    audit.get("drift").items().forEach(line -> findings.drift(line.text()));
    long compared = audit.get("compared").integer();
    findings.count("orders and products compared", compared);
    int all = shop.orders().size() + Shop.PRODUCTS;
    if (compared != all) {
      findings.drift("%d orders and products were compared, not %d".formatted(compared, all));
    }
    Map<Long, String> orders = orders();
    lines(orders);
    new ShippingProof(odoo, shop, carrier, findings).count(orders);
    invoices(orders);
    stock();
    return findings.verdict();
  }

  private Map<Long, String> orders() {
    Map<Long, String> found = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (OdooRecord order :
        odoo.model("sale.order", "client_order_ref", "state", "note")
            .where(field("client_order_ref").like(run + "-SO%"))
            .list()) {
      String key = order.string("client_order_ref").orElseThrow();
      found.put(order.id(), key);
      times.merge(key, 1, Integer::sum);
      if (!order.string("state").orElse("").equals("sale")) {
        findings.lost(key + " is not confirmed in Odoo");
      }
      String note = order.string("note").orElse("");
      if (!note.contains(shop.note(key))) {
        findings.disordered(
            "of %s Odoo has '%s', and last written was '%s'".formatted(key, note, shop.note(key)));
      }
    }
    findings.count("orders in Odoo", found.size());
    for (Shop.Order order : shop.orders()) {
      findings.compare(order.key() + " in Odoo", 1, times.getOrDefault(order.key(), 0));
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
      Findings.add(ordered, key, sku, line.decimal("product_uom_qty").orElse(BigDecimal.ZERO));
      Findings.add(delivered, key, sku, line.decimal("qty_delivered").orElse(BigDecimal.ZERO));
      Findings.add(invoiced, key, sku, line.decimal("qty_invoiced").orElse(BigDecimal.ZERO));
    }
    for (Shop.Order order : shop.orders()) {
      Map<String, Integer> wanted = pieces(order);
      findings.compare(order.key() + " ordered in Odoo", wanted, ordered.get(order.key()));
      findings.compare(order.key() + " delivered in Odoo", wanted, delivered.get(order.key()));
      findings.compare(order.key() + " invoiced in Odoo", wanted, invoiced.get(order.key()));
    }
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
        findings.lost("invoice " + invoice.id() + " is not posted");
      }
      invoiced.merge(
          invoice.string("invoice_origin").orElse(""),
          invoice.decimal("amount_total").orElse(BigDecimal.ZERO),
          BigDecimal::add);
    }
    findings.count("invoices in Odoo", count);
    BigDecimal wanted =
        shop.orders().stream().map(Shop.Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = invoiced.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.compareTo(wanted) != 0) {
      String what = "%s was sold and %s invoiced".formatted(wanted, total);
      if (total.compareTo(wanted) < 0) {
        findings.lost(what);
      } else {
        findings.doubled(what);
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
    findings.count("products with stock", held.size());
    held.forEach(
        (sku, quantity) -> {
          BigDecimal told = shop.stock().get(sku);
          if (told == null || told.compareTo(quantity) != 0) {
            findings.lost("%s is %s in Odoo and %s in the shop".formatted(sku, quantity, told));
          }
        });
  }

  private static String sku(OdooRecord record) {
    return record
        .record("product_id")
        .flatMap(product -> product.string("default_code"))
        .orElse("");
  }

  /** Returns how many of each product were ordered. */
  static Map<String, Integer> pieces(Shop.Order order) {
    Map<String, Integer> pieces = new HashMap<>();
    order.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Integer::sum));
    return pieces;
  }
}
