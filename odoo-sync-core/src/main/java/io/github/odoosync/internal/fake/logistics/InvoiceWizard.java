package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wizard that makes invoices of orders. */
final class InvoiceWizard implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("sale.advance.payment.inv")
        .defaultOf("advance_payment_method", "delivered")
        .defaultOf("consolidated_billing", true)
        .defaultFrom("sale_order_ids", (env, given) -> activeOrders(env))
        .displayName(wizard -> "sale.advance.payment.inv," + wizard.id())
        .action("create_invoices", InvoiceWizard::create);
  }

  private static @Nullable Object activeOrders(Env env) {
    return "sale.order".equals(env.context().text("active_model", ""))
        ? SaleLines.replace(env.context().ids("active_ids"))
        : null;
  }

  private static Map<String, @Nullable Object> create(Call call) {
    boolean together = call.record().flag("consolidated_billing");
    Map<Object, List<Rec>> groups = new LinkedHashMap<>();
    for (Rec order : call.record().many("sale_order_ids")) {
      if (Invoices.isDue(order)) {
        Object group = together ? customer(order) : order.id();
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(order);
      }
    }
    if (groups.isEmpty()) {
      throw OdooFault.user("Cannot create an invoice. No items are available to invoice.");
    }
    List<Rec> invoices = groups.values().stream().map(Invoices::invoice).toList();
    return Invoices.open(invoices, "out_invoice");
  }

  private static List<@Nullable Object> customer(Rec order) {
    return Arrays.asList(
        order.get("company_id"), order.get("partner_invoice_id"), order.get("currency_id"));
  }
}
