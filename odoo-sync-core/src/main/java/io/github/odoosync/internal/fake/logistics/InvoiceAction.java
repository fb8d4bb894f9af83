package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Rec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The action that shows invoices after they were made, with all the keys that Odoo gives it. */
record InvoiceAction(List<Rec> invoices, String type) {

  private static final long ACTION = 260;

  Map<String, @Nullable Object> action() {
    Rec first = invoices.get(0);
    Variant variant = Variant.of(first.env());
    String list = variant.listView();
    Map<String, @Nullable Object> action = new LinkedHashMap<>();
    action.put("id", ACTION);
    action.put("name", "Invoices");
    action.put("type", "ir.actions.act_window");
    action.put("xml_id", "account.action_move_" + type + "_type");
    action.put("help", "");
    action.put("binding_model_id", false);
    action.put("binding_type", "action");
    action.put("binding_view_types", "list,form");
    action.put("display_name", "Invoices");
    action.put("view_id", List.of(Actions.aView(), "account.out.invoice." + list));
    action.put("domain", domain(variant));
    action.put("context", context(first, variant));
    action.put("res_id", invoices.size() == 1 ? first.id() : 0L);
    action.put("res_model", "account.move");
    action.put("target", "current");
    action.put("view_mode", list + ",kanban,form,activity");
    action.put("mobile_view_mode", "kanban");
    action.put("views", views(list));
    action.put("limit", 80L);
    action.put(variant.version() <= 18 ? "groups_id" : "group_ids", List.of());
    action.put("search_view_id", List.of(Actions.aView() + 2, "account.invoice.select"));
    action.put("filter", false);
    if (variant.version() >= 18) {
      action.put("path", "invoicing");
      action.put("embedded_action_ids", List.of());
    }
    if (variant.version() >= 19) {
      action.put("cache", true);
    }
    return action;
  }

  private String domain(Variant variant) {
    return switch (variant.version()) {
      case 17 -> "[('move_type', '=', '" + type + "')]";
      case 18 -> "[('move_type', 'in', ['out_invoice', 'out_refund'])]";
      default -> "[('move_type', 'in', ['out_invoice', 'out_refund', 'out_receipt'])]";
    };
  }

  private Map<String, @Nullable Object> context(Rec invoice, Variant variant) {
    Map<String, @Nullable Object> context =
        Vals.of(
            "default_move_type",
            type,
            "default_partner_id",
            invoice.get("partner_id"),
            "default_partner_shipping_id",
            invoice.get("partner_shipping_id"),
            "default_invoice_payment_term_id",
            null);
    if (variant.version() <= 18) {
      context.put("default_invoice_origin", invoice.get("invoice_origin"));
    }
    return context;
  }

  private static List<Object> views(String list) {
    return List.of(
        List.of(Actions.aView() + 1, "form"),
        List.of(Actions.aView(), list),
        List.of(false, "kanban"),
        List.of(false, "activity"));
  }
}
