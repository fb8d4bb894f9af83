package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;

/** Lines of purchase orders. */
final class PurchaseLines implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    Variant variant = new Variant(registry.version());
    String taxes = variant.purchaseLineTaxes();
    registry
        .model("purchase.order.line")
        .defaultOf("product_qty", 1.0)
        .defaultOf("sequence", 10L)
        .defaultFrom("date_planned", (env, given) -> env.now())
        .defaultFrom("name", (env, given) -> SaleLines.ofProduct(env, given, Rec::displayName))
        .defaultFrom(
            "price_unit",
            (env, given) -> SaleLines.ofProduct(env, given, p -> p.get("standard_price")))
        .defaultFrom(variant.purchaseLineUnit(), Products::unitOf)
        .defaultFrom(
            taxes,
            (env, given) ->
                SaleLines.ofProduct(env, given, p -> SaleLines.replace(p.ids("supplier_taxes_id"))))
        .computed("price_subtotal", l -> amounts(l, taxes).untaxed().doubleValue())
        .computed("price_tax", l -> amounts(l, taxes).tax().doubleValue())
        .computed("price_total", l -> amounts(l, taxes).total().doubleValue())
        .computed("qty_received", l -> received(l).doubleValue())
        .computed("qty_invoiced", l -> invoiced(l).doubleValue())
        .computed("qty_to_invoice", l -> toInvoice(l).doubleValue())
        .related("product_uom_qty", "product_qty")
        .related("state", "order_id.state")
        .related("company_id", "order_id.company_id")
        .related("currency_id", "order_id.currency_id")
        .related("partner_id", "order_id.partner_id")
        .displayName(l -> l.path("order_id.name") + " - " + l.text("name"))
        .order("order_id, sequence, id")
        .cascade("order_id");
  }

  private static Amounts amounts(Rec line, String taxes) {
    return Amounts.ofLine(line, "product_qty", taxes, line.refOrThrow("currency_id"));
  }

  private static BigDecimal received(Rec line) {
    BigDecimal sum = BigDecimal.ZERO;
    Rec unit = line.refOrThrow(Variant.of(line.env()).purchaseLineUnit());
    for (Rec move : line.many("move_ids")) {
      if (Moves.state(move).equals("done")) {
        BigDecimal moved =
            Uoms.convert(move.number("quantity"), move.refOrThrow("product_uom"), unit);
        boolean back = "supplier".equals(move.path("location_dest_id.usage"));
        sum = back ? sum.subtract(moved) : sum.add(moved);
      }
    }
    return sum;
  }

  private static BigDecimal invoiced(Rec line) {
    return Amounts.sum(
        line.many("invoice_lines").stream()
            .filter(each -> !"cancel".equals(each.path("move_id.state")))
            .toList(),
        "quantity");
  }

  static BigDecimal toInvoice(Rec line) {
    return "purchase".equals(line.get("state"))
        ? received(line).subtract(invoiced(line))
        : BigDecimal.ZERO;
  }
}
