package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines of sales orders. */
final class SaleLines implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    Variant variant = new Variant(registry.version());
    ModelSpec line = registry.model("sale.order.line");
    defaults(line, variant);
    computed(line, variant);
    line.order("order_id, sequence, id")
        .cascade("order_id")
        .displayName(SaleLines::title)
        .afterCreate(l -> deliverChange(l, Set.of("product_uom_qty")))
        .afterWrite(SaleLines::deliverChange);
  }

  private static void defaults(ModelSpec line, Variant variant) {
    line.defaultOf("product_uom_qty", 1.0)
        .defaultOf("sequence", 10L)
        .defaultOf("customer_lead", 0.0)
        .defaultFrom("name", (env, given) -> ofProduct(env, given, Rec::displayName))
        .defaultFrom("price_unit", (env, given) -> price(env, given, variant))
        .defaultFrom(variant.saleLineUnit(), Products::unitOf)
        .defaultFrom(
            variant.saleLineTaxes(),
            (env, given) -> ofProduct(env, given, p -> replace(p.ids("taxes_id"))));
  }

  static List<Object> replace(List<Long> ids) {
    return List.of(List.of(6L, 0L, ids));
  }

  static @Nullable Object ofProduct(
      Env env, Map<String, @Nullable Object> given, Function<Rec, @Nullable Object> value) {
    Long product = Vals.id(given, "product_id");
    return product == null ? null : value.apply(env.rec("product.product", product));
  }

  /** The list price, for the unit of the line. */
  private static @Nullable Object price(
      Env env, Map<String, @Nullable Object> given, Variant variant) {
    Long unit = Vals.id(given, variant.saleLineUnit());
    return ofProduct(
        env,
        given,
        product -> {
          BigDecimal each = product.number("lst_price");
          Rec own = product.refOrThrow("uom_id");
          return unit == null
              ? each
              : each.multiply(Uoms.convert(BigDecimal.ONE, env.rec("uom.uom", unit), own));
        });
  }

  private static void computed(ModelSpec line, Variant variant) {
    String taxes = variant.saleLineTaxes();
    line.computed("price_subtotal", l -> amounts(l, taxes).untaxed().doubleValue())
        .computed("price_tax", l -> amounts(l, taxes).tax().doubleValue())
        .computed("price_total", l -> amounts(l, taxes).total().doubleValue())
        .computed("qty_delivered", l -> delivered(l).doubleValue())
        .computed("qty_invoiced", l -> invoiced(l).doubleValue())
        .computed("qty_to_invoice", l -> toInvoice(l).doubleValue())
        .computed(
            "qty_to_deliver", l -> l.number("product_uom_qty").subtract(delivered(l)).doubleValue())
        .computed("invoice_status", SaleLines::invoiceStatus)
        .computed("qty_delivered_method", l -> isShipped(l) ? "stock_move" : "manual")
        .related("state", "order_id.state")
        .related("company_id", "order_id.company_id")
        .related("currency_id", "order_id.currency_id")
        .related("order_partner_id", "order_id.partner_id")
        .related("salesman_id", "order_id.user_id")
        .related("warehouse_id", "order_id.warehouse_id")
        .related("product_template_id", "product_id.product_tmpl_id")
        .related("product_type", "product_id.type");
  }

  private static Amounts amounts(Rec line, String taxes) {
    return Amounts.ofLine(line, "product_uom_qty", taxes, line.refOrThrow("currency_id"));
  }

  static Rec unit(Rec line) {
    return line.refOrThrow(Variant.of(line.env()).saleLineUnit());
  }

  static boolean isShipped(Rec line) {
    Rec product = line.ref("product_id");
    return product != null && !"service".equals(product.text("type"));
  }

  private static BigDecimal delivered(Rec line) {
    List<Rec> done =
        line.many("move_ids").stream().filter(move -> Moves.state(move).equals("done")).toList();
    return sum(line, done, SaleLines::signed);
  }

  /**
   * Returns how much of a line some moves are, in the line's unit; whole kits of a kit.
   *
   * @param quantity of a move, in its unit
   */
  static BigDecimal sum(Rec line, List<Rec> moves, Function<Rec, BigDecimal> quantity) {
    Rec product = line.ref("product_id");
    List<Kits.Component> components = product == null ? List.of() : Kits.of(product);
    if (product != null && !components.isEmpty()) {
      BigDecimal kits =
          Kits.whole(components, moves, move -> inOwnUnit(move, quantity.apply(move)));
      return Uoms.convert(kits, product.refOrThrow("uom_id"), unit(line));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec move : moves) {
      sum = sum.add(Uoms.convert(quantity.apply(move), move.refOrThrow("product_uom"), unit(line)));
    }
    return sum;
  }

  private static BigDecimal inOwnUnit(Rec move, BigDecimal quantity) {
    Rec own = move.refOrThrow("product_id").refOrThrow("uom_id");
    return Uoms.convert(quantity, move.refOrThrow("product_uom"), own);
  }

  /** What leaves for the customer counts up, what comes back to be refunded counts down. */
  private static BigDecimal signed(Rec move) {
    BigDecimal quantity = move.number("quantity");
    if ("customer".equals(move.path("location_dest_id.usage"))) {
      return quantity;
    }
    return move.flag("to_refund") ? quantity.negate() : BigDecimal.ZERO;
  }

  private static BigDecimal invoiced(Rec line) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec each : line.many("invoice_lines")) {
      if (!"cancel".equals(each.path("move_id.state"))) {
        boolean refund = "out_refund".equals(each.path("move_id.move_type"));
        sum = refund ? sum.subtract(each.number("quantity")) : sum.add(each.number("quantity"));
      }
    }
    return sum;
  }

  static BigDecimal toInvoice(Rec line) {
    if (!"sale".equals(line.get("state"))) {
      return BigDecimal.ZERO;
    }
    boolean onDelivery = "delivery".equals(line.path("product_id.invoice_policy"));
    BigDecimal due = onDelivery ? delivered(line) : line.number("product_uom_qty");
    return due.subtract(invoiced(line));
  }

  private static String invoiceStatus(Rec line) {
    if (!"sale".equals(line.get("state"))) {
      return "no";
    }
    if (toInvoice(line).signum() != 0) {
      return "to invoice";
    }
    return invoiced(line).compareTo(line.number("product_uom_qty")) >= 0 ? "invoiced" : "no";
  }

  private static String title(Rec line) {
    String name = String.valueOf(line.text("name")).split("\n", 2)[0];
    return line.path("order_id.name")
        + " - "
        + name
        + " ("
        + line.refOrThrow("order_id").refOrThrow("partner_id").displayName()
        + ")";
  }

  /** A line of a confirmed order that grows or shrinks changes what is to be delivered. */
  private static void deliverChange(Rec line, Set<String> written) {
    if (written.contains("product_uom_qty") && "sale".equals(line.path("order_id.state"))) {
      SaleDelivery.launch(line.refOrThrow("order_id"));
    }
  }
}
