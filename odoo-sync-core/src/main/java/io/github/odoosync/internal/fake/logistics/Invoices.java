package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Invoices and bills: made from orders, posted, set back. */
final class Invoices implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    Variant variant = new Variant(registry.version());
    ModelSpec invoice = registry.model("account.move");
    defaults(invoice, variant);
    computed(invoice);
    invoice
        .order("date desc, name desc, invoice_date desc, id desc")
        .displayName(Invoices::title)
        .action("action_post", Invoices::post)
        .action("button_draft", call -> setState(call, "draft"))
        .action("button_cancel", call -> setState(call, "cancel"));
    lines(registry.model("account.move.line"));
  }

  private static void defaults(ModelSpec invoice, Variant variant) {
    invoice
        .defaultOf("state", "draft")
        .defaultOf("move_type", "entry")
        .defaultOf("auto_post", "no")
        .defaultOf("payment_state", "not_paid")
        .defaultFrom("date", (env, given) -> env.today())
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .defaultFrom("currency_id", (env, given) -> env.company().get("currency_id"))
        .defaultFrom("journal_id", Invoices::journal);
    if (variant.draftInvoicesAreNamedSlash()) {
      invoice.defaultOf("name", "/");
    }
  }

  private static Object journal(Env env, Map<String, @Nullable Object> given) {
    String type = String.valueOf(given.get("move_type"));
    String kind = type.startsWith("out") ? "sale" : type.startsWith("in") ? "purchase" : "general";
    return env.search("account.journal", List.of(Vals.is("type", kind))).get(0).id();
  }

  private static void computed(ModelSpec invoice) {
    invoice
        .computed("amount_untaxed", i -> sum(i, "price_subtotal").doubleValue())
        .computed("amount_total", i -> sum(i, "price_total").doubleValue())
        .computed(
            "amount_tax",
            i -> sum(i, "price_total").subtract(sum(i, "price_subtotal")).doubleValue())
        .computed("amount_residual", i -> residual(i).doubleValue());
  }

  private static BigDecimal sum(Rec invoice, String field) {
    return Amounts.sum(invoice.many("invoice_line_ids"), field);
  }

  private static BigDecimal residual(Rec invoice) {
    return "paid".equals(invoice.text("payment_state"))
        ? BigDecimal.ZERO
        : sum(invoice, "price_total");
  }

  private static void lines(ModelSpec line) {
    line.defaultOf("quantity", 1.0)
        .defaultOf("display_type", "product")
        .defaultOf("sequence", 100L)
        .defaultFrom("name", (env, given) -> SaleLines.ofProduct(env, given, Rec::displayName))
        .defaultFrom("product_uom_id", Products::unitOf)
        .defaultFrom(
            "price_unit", (env, given) -> SaleLines.ofProduct(env, given, p -> p.get("lst_price")))
        .computed("price_subtotal", l -> amounts(l).untaxed().doubleValue())
        .computed("price_total", l -> amounts(l).total().doubleValue())
        .related("currency_id", "move_id.currency_id")
        .related("company_id", "move_id.company_id")
        .related("journal_id", "move_id.journal_id")
        .related("parent_state", "move_id.state")
        .related("partner_id", "move_id.partner_id")
        .displayName(l -> l.path("move_id.name") + " " + l.text("name"))
        .optional("account_id")
        .order("sequence, id")
        .cascade("move_id");
  }

  private static Amounts amounts(Rec line) {
    return Amounts.ofLine(line, "quantity", "tax_ids", line.refOrThrow("currency_id"));
  }

  private static String title(Rec invoice) {
    String name = invoice.text("name");
    return name == null || name.equals("/") ? "Draft Invoice" : name;
  }

  /** Tells whether an order has something to be invoiced for. */
  static boolean isDue(Rec order) {
    return order.many("order_line").stream()
        .anyMatch(line -> SaleLines.toInvoice(line).signum() != 0);
  }

  /** Makes one draft invoice of what orders of one customer have to be invoiced for. */
  static Rec invoice(List<Rec> orders) {
    Rec order = orders.get(0);
    List<Object> lines = new ArrayList<>();
    orders.forEach(each -> addLines(lines, each));
    Map<String, @Nullable Object> values = head("out_invoice", order, lines);
    values.put("invoice_origin", joined(orders, "name"));
    values.put("partner_id", order.get("partner_invoice_id"));
    values.put("partner_shipping_id", order.get("partner_shipping_id"));
    values.put("ref", joined(orders, "client_order_ref"));
    Rec invoice = order.env().sudo().create("account.move", values);
    linkToOrders(invoice);
    return invoice;
  }

  private static void addLines(List<Object> lines, Rec order) {
    String taxes = Variant.of(order.env()).saleLineTaxes();
    for (Rec line : order.many("order_line")) {
      BigDecimal due = SaleLines.toInvoice(line);
      if (due.signum() != 0) {
        Map<String, @Nullable Object> values = line(line, due, taxes, SaleLines.unit(line));
        values.put("sale_line_ids", SaleLines.replace(List.of(line.id())));
        lines.add(List.of(0L, 0L, values));
      }
    }
  }

  private static @Nullable Object joined(List<Rec> orders, String field) {
    return orders.size() == 1
        ? orders.get(0).get(field)
        : orders.stream()
            .map(order -> order.text(field))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
  }

  /** Has the lines of orders know the invoice's lines that name them. */
  static void linkToOrders(Rec invoice) {
    for (Rec each : invoice.many("invoice_line_ids")) {
      each.many("sale_line_ids").forEach(sold -> link(sold, each));
    }
  }

  /** Makes a draft bill of what was received for a purchase order. */
  static Rec bill(Rec order) {
    Variant variant = Variant.of(order.env());
    List<Object> lines = new ArrayList<>();
    for (Rec line : order.many("order_line")) {
      BigDecimal due = PurchaseLines.toInvoice(line);
      if (due.signum() != 0) {
        Rec unit = line.refOrThrow(variant.purchaseLineUnit());
        Map<String, @Nullable Object> values = line(line, due, variant.purchaseLineTaxes(), unit);
        values.put("purchase_line_id", line.id());
        lines.add(List.of(0L, 0L, values));
      }
    }
    Map<String, @Nullable Object> values = head("in_invoice", order, lines);
    values.put("partner_id", order.get("partner_id"));
    values.put("ref", order.get("partner_ref"));
    return order.env().sudo().create("account.move", values);
  }

  private static Map<String, @Nullable Object> head(String type, Rec order, List<Object> lines) {
    if (lines.isEmpty()) {
      throw OdooFault.user("Cannot create an invoice. No items are available to invoice.");
    }
    return Vals.of(
        "move_type", type,
        "invoice_origin", order.text("name"),
        "currency_id", order.get("currency_id"),
        "company_id", order.get("company_id"),
        "invoice_line_ids", lines);
  }

  private static Map<String, @Nullable Object> line(
      Rec line, BigDecimal quantity, String taxes, Rec unit) {
    return Vals.of(
        "product_id", line.get("product_id"),
        "name", line.text("name"),
        "quantity", quantity,
        "price_unit", line.get("price_unit"),
        "discount", line.get("discount"),
        "product_uom_id", unit.id(),
        "tax_ids", SaleLines.replace(line.ids(taxes)));
  }

  /** The other side of the same relation: Odoo keeps both in one table. */
  private static void link(Rec sold, Rec line) {
    if (!sold.ids("invoice_lines").contains(line.id())) {
      sold.set("invoice_lines", List.of(List.of(4L, line.id(), 0L)));
    }
  }

  private static Object post(Call call) {
    for (Rec invoice : call.records()) {
      if (!"draft".equals(invoice.text("state"))) {
        throw OdooFault.user(
            "The entry " + title(invoice) + " (id " + invoice.id() + ") must be in draft.");
      }
      if (invoice.ids("invoice_line_ids").isEmpty()) {
        throw OdooFault.user("You need to add a line before posting.");
      }
      postOne(invoice);
    }
    return false;
  }

  private static void postOne(Rec invoice) {
    Map<String, @Nullable Object> values = Vals.of("state", "posted");
    if (invoice.get("invoice_date") == null) {
      values.put("invoice_date", invoice.env().today());
    }
    String name = invoice.text("name");
    if (name == null || name.equals("/")) {
      Object code = invoice.path("journal_id.code");
      String prefix = code + "/" + invoice.env().today().getYear() + "/";
      values.put("name", Pickings.numbered(invoice.env(), prefix, 5));
    }
    invoice.write(values);
  }

  private static @Nullable Object setState(Call call, String state) {
    call.records().forEach(invoice -> invoice.set("state", state));
    return null;
  }

  /** Opens the one invoice, or the list of them. */
  static Map<String, @Nullable Object> open(List<Rec> invoices, String type) {
    return new InvoiceAction(invoices, type).action();
  }
}
