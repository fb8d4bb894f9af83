package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sales orders from quotation to confirmation, and back. */
final class SaleOrders implements Behaviour {

  private static final Set<String> CONFIRMABLE = Set.of("draft", "sent");

  @Override
  public void plugInto(Registry registry) {
    ModelSpec order = registry.model("sale.order");
    defaults(order);
    computed(order);
    order
        .order("date_order desc, id desc")
        .beforeCreate(SaleOrders::number)
        .beforeUnlink(SaleOrders::refuseUnlink)
        .action("action_confirm", SaleOrders::confirm)
        .action("action_cancel", SaleOrders::cancel)
        .action("action_draft", SaleOrders::draft)
        .action("action_quotation_sent", SaleOrders::sent)
        .action("action_lock", call -> lock(call, true))
        .action("action_unlock", call -> lock(call, false));
    if (new Variant(registry.version()).asksBeforeCancelling()) {
      registry
          .model("sale.order.cancel")
          .displayName(wizard -> "sale.order.cancel," + wizard.id())
          .action("action_cancel", SaleOrders::cancelByWizard);
    }
  }

  private static void defaults(ModelSpec order) {
    order
        .defaultOf("state", "draft")
        .defaultOf("picking_policy", "direct")
        .defaultFrom("date_order", (env, given) -> env.now())
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .defaultFrom("currency_id", SaleOrders::currency)
        .defaultFrom("user_id", (env, given) -> env.user().id())
        .defaultFrom("warehouse_id", (env, given) -> Places.named(env, "stock.warehouse0").id())
        .defaultFrom("partner_invoice_id", (env, given) -> address(env, given, "invoice"))
        .defaultFrom("partner_shipping_id", (env, given) -> address(env, given, "delivery"));
  }

  private static @Nullable Object currency(Env env, Map<String, @Nullable Object> given) {
    Long pricelist = Vals.id(given, "pricelist_id");
    Long company = Vals.id(given, "company_id");
    if (pricelist != null) {
      return env.rec("product.pricelist", pricelist).get("currency_id");
    }
    return (company == null ? env.company() : env.rec("res.company", company)).get("currency_id");
  }

  /** Returns the partner's address of a kind, else the partner. */
  private static @Nullable Object address(
      Env env, Map<String, @Nullable Object> given, String kind) {
    Long partner = Vals.id(given, "partner_id");
    if (partner == null) {
      return null;
    }
    List<Rec> found =
        env.search("res.partner", List.of(Vals.is("parent_id", partner), Vals.is("type", kind)));
    return found.isEmpty() ? partner : found.get(0).id();
  }

  private static void computed(ModelSpec order) {
    order
        .computed("amount_untaxed", o -> sum(o, "price_subtotal"))
        .computed("amount_tax", o -> sum(o, "price_tax"))
        .computed("amount_total", o -> sum(o, "price_total"))
        .computed("invoice_status", SaleOrders::invoiceStatus)
        .computed("invoice_ids", SaleOrders::invoices)
        .computed("invoice_count", o -> (long) invoices(o).size())
        .computed("delivery_status", SaleOrders::deliveryStatus)
        .computed("delivery_count", o -> (long) o.ids("picking_ids").size())
        .computed("effective_date", SaleOrders::effectiveDate);
  }

  private static Object sum(Rec order, String field) {
    return Amounts.sum(order.many("order_line"), field).doubleValue();
  }

  private static String invoiceStatus(Rec order) {
    Set<Object> states = new LinkedHashSet<>();
    order
        .many("order_line")
        .forEach(line -> states.add(String.valueOf(line.get("invoice_status"))));
    if (!"sale".equals(order.text("state")) || states.isEmpty()) {
      return "no";
    }
    if (states.contains("to invoice")) {
      return "to invoice";
    }
    return states.equals(Set.of("invoiced")) ? "invoiced" : "no";
  }

  private static List<Long> invoices(Rec order) {
    Set<Long> invoices = new LinkedHashSet<>();
    for (Rec line : order.many("order_line")) {
      line.many("invoice_lines").forEach(each -> invoices.add(each.refOrThrow("move_id").id()));
    }
    return List.copyOf(invoices);
  }

  private static @Nullable Object deliveryStatus(Rec order) {
    Set<Object> states = new LinkedHashSet<>();
    order.many("picking_ids").forEach(picking -> states.add(String.valueOf(picking.get("state"))));
    if (states.isEmpty() || states.equals(Set.of("cancel"))) {
      return null;
    }
    if (Set.of("done", "cancel").containsAll(states)) {
      return "full";
    }
    boolean some =
        order.many("order_line").stream().anyMatch(l -> l.number("qty_delivered").signum() > 0);
    if (states.contains("done")) {
      return some ? "partial" : "started";
    }
    return "pending";
  }

  private static @Nullable Object effectiveDate(Rec order) {
    return order.many("picking_ids").stream()
        .filter(p -> "outgoing".equals(p.get("picking_type_code")))
        .map(p -> p.instant("date_done"))
        .filter(java.util.Objects::nonNull)
        .min(java.util.Comparator.naturalOrder())
        .orElse(null);
  }

  private static void number(Env env, Map<String, @Nullable Object> values) {
    Object name = values.get("name");
    if (!(name instanceof String text) || text.equals("New") || text.isEmpty()) {
      values.put("name", Pickings.numbered(env, "S", 5));
    }
  }

  private static void refuseUnlink(Rec order) {
    if (!Set.of("draft", "cancel").contains(String.valueOf(order.text("state")))) {
      throw OdooFault.user(
          "You can not delete a sent quotation or a confirmed sales order. You must first cancel"
              + " it.");
    }
  }

  private static Object confirm(Call call) {
    List<Rec> others =
        call.records().stream()
            .filter(order -> !CONFIRMABLE.contains(String.valueOf(order.text("state"))))
            .toList();
    if (!others.isEmpty()) {
      throw OdooFault.user(refusal(call.env(), others));
    }
    call.records().forEach(SaleOrders::confirmOne);
    return true;
  }

  private static String refusal(Env env, List<Rec> orders) {
    return Variant.of(env).namesOrdersNotToConfirm()
        ? "The following orders are not in a state requiring confirmation: "
            + orders.stream().map(Rec::displayName).collect(Collectors.joining(", "))
        : "Some orders are not in a state requiring confirmation.";
  }

  private static void confirmOne(Rec order) {
    order.write(Vals.of("state", "sale", "date_order", order.env().now()));
    Rec group = createGroup(order);
    if (Variant.of(order.env()).hasProcurementGroups()) {
      order.set("procurement_group_id", group.id());
    } else {
      order.set("stock_reference_ids", SaleLines.replace(List.of(group.id())));
    }
    SaleDelivery.launch(order);
  }

  private static Rec createGroup(Rec order) {
    Env env = order.env().sudo();
    return Variant.of(env).hasProcurementGroups()
        ? env.create(
            "procurement.group",
            Vals.of(
                "name", order.text("name"),
                "sale_id", order.id(),
                "move_type", order.get("picking_policy"),
                "partner_id", order.get("partner_shipping_id")))
        : env.create(
            "stock.reference",
            Vals.of(
                "name", order.text("name"), "sale_ids", SaleLines.replace(List.of(order.id()))));
  }

  private static @Nullable Object cancel(Call call) {
    List<Rec> orders = call.records();
    if (orders.stream().anyMatch(order -> order.flag("locked"))) {
      throw OdooFault.user("You cannot cancel a locked order. Please unlock it first.");
    }
    boolean asks =
        Variant.of(call.env()).asksBeforeCancelling()
            && !call.env().context().flag("disable_cancel_warning")
            && orders.stream().anyMatch(order -> !"draft".equals(order.text("state")));
    if (asks) {
      return cancelWizard(call.record());
    }
    orders.forEach(SaleOrders::cancelOne);
    return true;
  }

  private static Map<String, @Nullable Object> cancelWizard(Rec order) {
    Map<String, @Nullable Object> wizard =
        Actions.wizard(
            "Cancel Sales Order",
            "sale.order.cancel",
            Vals.of(
                "default_template_id",
                17L,
                "default_order_id",
                order.id(),
                "mark_so_as_canceled",
                true,
                "default_email_layout_xmlid",
                "mail.mail_notification_layout_with_responsible_signature",
                "model_description",
                "Sales Order"));
    wizard.remove("views");
    return wizard;
  }

  private static Object cancelByWizard(Call call) {
    Env env = call.env().with("disable_cancel_warning", true);
    long order = call.record().refOrThrow("order_id").id();
    env.call("sale.order", "action_cancel", List.of(order), Map.of());
    return true;
  }

  private static void cancelOne(Rec order) {
    for (Rec picking : order.many("picking_ids")) {
      Moves.open(picking).forEach(Moves::cancel);
    }
    for (Rec invoice : order.many("invoice_ids")) {
      if ("draft".equals(invoice.text("state"))) {
        invoice.set("state", "cancel");
      }
    }
    order.set("state", "cancel");
  }

  private static Object draft(Call call) {
    for (Rec order : call.records()) {
      if (Set.of("cancel", "sent").contains(String.valueOf(order.text("state")))) {
        order.set("state", "draft");
      }
    }
    return true;
  }

  private static @Nullable Object sent(Call call) {
    for (Rec order : call.records()) {
      if (!"draft".equals(order.text("state"))) {
        throw OdooFault.user("Only draft orders can be marked as sent directly.");
      }
      order.set("state", "sent");
    }
    return null;
  }

  private static @Nullable Object lock(Call call, boolean locked) {
    call.records().forEach(order -> order.set("locked", locked));
    return null;
  }
}
