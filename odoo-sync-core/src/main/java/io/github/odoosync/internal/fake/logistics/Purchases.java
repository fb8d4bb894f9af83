package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Purchase orders and the receipts they ask for. */
final class Purchases implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    Variant variant = new Variant(registry.version());
    ModelSpec order = registry.model("purchase.order");
    order
        .defaultOf("state", "draft")
        .defaultFrom("date_order", (env, given) -> env.now())
        .defaultFrom("date_planned", (env, given) -> env.now())
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .defaultFrom("currency_id", (env, given) -> env.company().get("currency_id"))
        .defaultFrom("user_id", (env, given) -> env.user().id())
        .defaultFrom("picking_type_id", (env, given) -> receipts(env))
        .computed("amount_untaxed", o -> sum(o, "price_subtotal"))
        .computed("amount_tax", o -> sum(o, "price_tax"))
        .computed("amount_total", o -> sum(o, "price_total"))
        .computed("picking_ids", Purchases::pickings)
        .computed("incoming_picking_count", o -> (long) pickings(o).size())
        .computed("invoice_ids", Purchases::bills)
        .computed("invoice_count", o -> (long) bills(o).size())
        .computed("invoice_status", Purchases::invoiceStatus)
        .computed("receipt_status", Purchases::receiptStatus)
        .order("priority desc, id desc")
        .beforeCreate(Purchases::number);
    actions(order, variant);
  }

  private static void actions(ModelSpec order, Variant variant) {
    order
        .action("button_confirm", Purchases::confirm)
        .action("button_approve", Purchases::approve)
        .action("button_cancel", Purchases::cancel)
        .action("button_draft", call -> setState(call, "draft"))
        .action("action_create_invoice", Purchases::createBill);
    if (variant.purchasesLockByState()) {
      order
          .action("button_done", call -> setState(call, "done"))
          .action("button_unlock", call -> setNothing(call, "state", "purchase"));
    } else {
      order
          .action("button_lock", call -> setNothing(call, "locked", true))
          .action("button_unlock", call -> setNothing(call, "locked", false));
    }
  }

  private static Object receipts(Env env) {
    return Places.named(env, "stock.warehouse0").refOrThrow("in_type_id").id();
  }

  private static Object sum(Rec order, String field) {
    return Amounts.sum(order.many("order_line"), field).doubleValue();
  }

  private static void number(Env env, Map<String, @Nullable Object> values) {
    Object name = values.get("name");
    if (!(name instanceof String text) || text.equals("New") || text.isEmpty()) {
      values.put("name", Pickings.numbered(env, "P", 5));
    }
  }

  private static List<Long> pickings(Rec order) {
    Set<Long> pickings = new LinkedHashSet<>();
    for (Rec line : order.many("order_line")) {
      for (Rec move : line.many("move_ids")) {
        Rec picking = move.ref("picking_id");
        if (picking != null) {
          pickings.add(picking.id());
        }
      }
    }
    return List.copyOf(pickings);
  }

  private static List<Long> bills(Rec order) {
    Set<Long> bills = new LinkedHashSet<>();
    for (Rec line : order.many("order_line")) {
      line.many("invoice_lines").forEach(each -> bills.add(each.refOrThrow("move_id").id()));
    }
    return List.copyOf(bills);
  }

  private static String invoiceStatus(Rec order) {
    if (!Set.of("purchase", "done").contains(String.valueOf(order.text("state")))) {
      return "no";
    }
    boolean due =
        order.many("order_line").stream().anyMatch(l -> l.number("qty_to_invoice").signum() != 0);
    if (due) {
      return "to invoice";
    }
    return bills(order).isEmpty() ? "no" : "invoiced";
  }

  private static @Nullable Object receiptStatus(Rec order) {
    Set<String> states = new LinkedHashSet<>();
    for (Rec picking : order.env().recs("stock.picking", pickings(order))) {
      states.add(String.valueOf(picking.get("state")));
    }
    if (states.isEmpty() || states.equals(Set.of("cancel"))) {
      return null;
    }
    if (Set.of("done", "cancel").containsAll(states)) {
      return "full";
    }
    return states.contains("done") ? "partial" : "pending";
  }

  private static Object confirm(Call call) {
    for (Rec order : call.records()) {
      if (Set.of("draft", "sent").contains(String.valueOf(order.text("state")))) {
        if (mayApprove(order)) {
          approveOne(order);
        } else {
          order.set("state", "to approve");
        }
      }
    }
    return true;
  }

  /**
   * Above the company's limit only an administrator of purchases approves; here, one who may do
   * everything.
   */
  private static boolean mayApprove(Rec order) {
    Rec company = order.refOrThrow("company_id");
    return !"two_step".equals(company.text("po_double_validation"))
        || order.number("amount_total").compareTo(company.number("po_double_validation_amount")) < 0
        || order.env().user().isAdmin();
  }

  private static Object approve(Call call) {
    for (Rec order : call.records()) {
      if ("to approve".equals(order.text("state")) && mayApprove(order)) {
        approveOne(order);
      }
    }
    return Map.of();
  }

  private static void approveOne(Rec order) {
    order.write(Vals.of("state", "purchase", "date_approve", order.env().now()));
    List<Rec> moves = new ArrayList<>();
    Rec picking = null;
    for (Rec line : order.many("order_line")) {
      if (SaleLines.isShipped(line)) {
        picking = picking == null ? createPicking(order) : picking;
        moves.add(createMove(order, line, picking));
      }
    }
    MoveFlow.confirm(moves);
  }

  private static Rec createPicking(Rec order) {
    Rec type = order.refOrThrow("picking_type_id");
    Env env = order.env().sudo();
    return env.create(
        "stock.picking",
        Vals.of(
            "picking_type_id", type.id(),
            "partner_id", order.get("partner_id"),
            "location_id", Places.named(env, "stock.stock_location_suppliers").id(),
            "location_dest_id", type.get("default_location_dest_id"),
            "origin", order.text("name"),
            "scheduled_date", order.get("date_planned")));
  }

  private static Rec createMove(Rec order, Rec line, Rec picking) {
    Rec stockUnit = line.refOrThrow("product_id").refOrThrow("uom_id");
    Rec unit = line.refOrThrow(Variant.of(order.env()).purchaseLineUnit());
    return Moves.create(
        order.env(),
        Vals.of(
            "product_id", line.get("product_id"),
            "product_uom", stockUnit.id(),
            "product_uom_qty", Uoms.convert(line.number("product_qty"), unit, stockUnit),
            "picking_id", picking.id(),
            "location_id", picking.get("location_id"),
            "location_dest_id", picking.get("location_dest_id"),
            "origin", order.text("name"),
            "price_unit", line.get("price_unit"),
            "purchase_line_id", line.id()));
  }

  private static @Nullable Object cancel(Call call) {
    for (Rec order : call.records()) {
      if (order.has("locked") && order.flag("locked")) {
        throw OdooFault.user("Unable to cancel purchase order " + order.text("name") + ".");
      }
      for (Rec picking : order.env().recs("stock.picking", pickings(order))) {
        Moves.open(picking).forEach(Moves::cancel);
      }
      order.set("state", "cancel");
    }
    return null;
  }

  private static Object setState(Call call, String state) {
    call.records().forEach(order -> order.set("state", state));
    return state.equals("draft") ? Map.of() : true;
  }

  private static @Nullable Object setNothing(Call call, String field, Object value) {
    call.records().forEach(order -> order.set(field, value));
    return null;
  }

  private static Object createBill(Call call) {
    List<Rec> bills = new ArrayList<>();
    for (Rec order : call.records()) {
      bills.add(Invoices.bill(order));
    }
    return Invoices.open(bills, "in_invoice");
  }
}
