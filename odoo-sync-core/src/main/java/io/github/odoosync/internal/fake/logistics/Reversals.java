package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wizard that makes credit notes of posted invoices. */
final class Reversals implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("account.move.reversal")
        .defaultFrom("move_ids", (env, given) -> SaleLines.replace(active(env)))
        .defaultFrom("company_id", (env, given) -> company(env))
        .defaultFrom("date", (env, given) -> env.today())
        .displayName(wizard -> "account.move.reversal," + wizard.id())
        .action("refund_moves", Reversals::refund)
        .action("reverse_moves", Reversals::refund);
  }

  private static List<Long> active(Env env) {
    return "account.move".equals(env.context().text("active_model", ""))
        ? env.context().ids("active_ids")
        : List.of();
  }

  private static @Nullable Object company(Env env) {
    List<Long> moves = active(env);
    return moves.isEmpty() ? null : env.rec("account.move", moves.get(0)).get("company_id");
  }

  private static Map<String, @Nullable Object> refund(Call call) {
    Rec wizard = call.record();
    List<Rec> made = new ArrayList<>();
    for (Rec move : wizard.many("move_ids")) {
      if (!"posted".equals(move.text("state"))) {
        throw OdooFault.user("To reverse a journal entry, it has to be posted first.");
      }
      made.add(reverse(move, wizard));
    }
    wizard.write(Vals.of("new_move_ids", SaleLines.replace(Actions.ids(made))));
    String type = String.valueOf(made.get(0).text("move_type"));
    return Actions.open("Reverse Moves", "form", made.get(0), Vals.of("default_move_type", type));
  }

  private static Rec reverse(Rec move, Rec wizard) {
    List<Object> lines = new ArrayList<>();
    for (Rec line : move.many("invoice_line_ids")) {
      lines.add(List.of(0L, 0L, copy(line)));
    }
    String type = String.valueOf(move.text("move_type"));
    String reason = wizard.text("reason");
    Rec refund =
        move.env()
            .sudo()
            .create(
                "account.move",
                Vals.of(
                    "move_type", type.replace("_invoice", "_refund"),
                    "reversed_entry_id", move.id(),
                    "partner_id", move.get("partner_id"),
                    "currency_id", move.get("currency_id"),
                    "company_id", move.get("company_id"),
                    "journal_id", wizard.get("journal_id"),
                    "date", wizard.get("date"),
                    "invoice_date", wizard.get("date"),
                    "invoice_origin", move.get("invoice_origin"),
                    "ref",
                        "Reversal of: " + move.text("name") + (reason == null ? "" : ", " + reason),
                    "invoice_line_ids", lines));
    Invoices.linkToOrders(refund);
    return refund;
  }

  private static Map<String, @Nullable Object> copy(Rec line) {
    Map<String, @Nullable Object> values =
        Vals.of(
            "product_id", line.get("product_id"),
            "name", line.text("name"),
            "quantity", line.get("quantity"),
            "price_unit", line.get("price_unit"),
            "discount", line.get("discount"),
            "product_uom_id", line.get("product_uom_id"),
            "tax_ids", SaleLines.replace(line.ids("tax_ids")));
    if (line.get("purchase_line_id") != null) {
      values.put("purchase_line_id", line.get("purchase_line_id"));
    }
    values.put("sale_line_ids", SaleLines.replace(line.ids("sale_line_ids")));
    return values;
  }
}
