package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Transfers that are picked together. */
final class Batches implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.picking.batch")
        .defaultOf("state", "draft")
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .computed("move_ids", batch -> collect(batch, "move_ids"))
        .computed("move_line_ids", batch -> collect(batch, "move_line_ids"))
        .order("name desc")
        .beforeCreate(Batches::number)
        .action("action_confirm", Batches::confirm)
        .action("action_assign", Batches::assign)
        .action("action_done", Batches::done)
        .action("action_cancel", Batches::cancel);
  }

  private static void number(Env env, Map<String, @Nullable Object> values) {
    if (!(values.get("name") instanceof String)) {
      boolean wave = Boolean.TRUE.equals(values.get("is_wave"));
      values.put("name", Pickings.numbered(env, wave ? "WAVE/" : "BATCH/", 5));
    }
  }

  /** Follows the transfers once all of them are done or cancelled. */
  static void refresh(Rec batch) {
    Set<String> states = new LinkedHashSet<>();
    batch.many("picking_ids").forEach(picking -> states.add(String.valueOf(picking.get("state"))));
    if (!states.isEmpty() && Set.of("done", "cancel").containsAll(states)) {
      batch.set("state", states.contains("done") ? "done" : "cancel");
    }
  }

  private static List<Long> collect(Rec batch, String field) {
    List<Long> ids = new ArrayList<>();
    batch.many("picking_ids").forEach(picking -> ids.addAll(picking.ids(field)));
    return ids;
  }

  private static Object confirm(Call call) {
    Rec batch = call.record();
    if (batch.ids("picking_ids").isEmpty()) {
      throw OdooFault.user("You have to set some pickings to batch.");
    }
    call.env().call("stock.picking", "action_confirm", batch.ids("picking_ids"), Map.of());
    batch.set("state", "in_progress");
    return true;
  }

  private static @Nullable Object assign(Call call) {
    List<Long> pickings = call.record().ids("picking_ids");
    call.env().call("stock.picking", "action_assign", pickings, Map.of());
    return null;
  }

  private static @Nullable Object done(Call call) {
    List<Long> pickings = new ArrayList<>();
    for (Rec picking : call.record().many("picking_ids")) {
      if (!Set.of("done", "cancel").contains(String.valueOf(picking.get("state")))) {
        pickings.add(picking.id());
      }
    }
    return call.env().call("stock.picking", "button_validate", pickings, Map.of());
  }

  private static Object cancel(Call call) {
    Rec batch = call.record();
    batch.write(Vals.of("state", "cancel", "picking_ids", List.of(List.of(5L, 0L, 0L))));
    return true;
  }
}
