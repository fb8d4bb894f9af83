package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.ArrayList;
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
    List<Rec> invoices = new ArrayList<>();
    for (Rec order : call.record().many("sale_order_ids")) {
      invoices.add(Invoices.invoice(order));
    }
    return Invoices.open(invoices, "out_invoice");
  }
}
