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

/** The question whether what was not picked comes later or never. */
final class Backorders implements Behaviour {

  private static final String TO_VALIDATE = "button_validate_picking_ids";
  private static final String WITHOUT_BACKORDER = "picking_ids_not_to_backorder";

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.backorder.confirmation")
        .afterCreate(Backorders::addLines)
        .action("process", Backorders::process)
        .action("process_cancel_backorder", Backorders::processWithoutBackorder);
    registry
        .model("stock.backorder.confirmation.line")
        .cascade("backorder_confirmation_id")
        .displayName(line -> line.refOrThrow("picking_id").displayName());
  }

  static Map<String, @Nullable Object> wizard(List<Rec> all, List<Rec> toAsk) {
    return Actions.wizard(
        "Create Backorder?",
        "stock.backorder.confirmation",
        Vals.of(
            TO_VALIDATE,
            Actions.ids(all),
            "default_show_transfers",
            toAsk.size() > 1,
            "default_pick_ids",
            Actions.links(toAsk)));
  }

  private static void addLines(Rec wizard) {
    if (!wizard.ids("backorder_confirmation_line_ids").isEmpty()) {
      return;
    }
    for (Long picking : wizard.ids("pick_ids")) {
      wizard
          .env()
          .create(
              "stock.backorder.confirmation.line",
              Vals.of(
                  "backorder_confirmation_id",
                  wizard.id(),
                  "picking_id",
                  picking,
                  "to_backorder",
                  true));
    }
  }

  private static @Nullable Object process(Call call) {
    List<Long> without = new ArrayList<>();
    for (Rec line : call.record().many("backorder_confirmation_line_ids")) {
      if (!line.flag("to_backorder")) {
        without.add(line.refOrThrow("picking_id").id());
      }
    }
    return validate(call.env(), without);
  }

  private static @Nullable Object processWithoutBackorder(Call call) {
    return validate(call.env(), call.record().ids("pick_ids"));
  }

  /** Without the context of the first validation nothing happens, and the answer is true. */
  private static @Nullable Object validate(Env env, List<Long> withoutBackorder) {
    List<Long> pickings = env.context().ids(TO_VALIDATE);
    if (pickings.isEmpty()) {
      return true;
    }
    Env skipping = env.with("skip_backorder", true);
    return (withoutBackorder.isEmpty()
            ? skipping
            : skipping.with(WITHOUT_BACKORDER, withoutBackorder))
        .call("stock.picking", "button_validate", pickings, Map.of());
  }
}
