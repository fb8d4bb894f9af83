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

  private static final String TOGETHER = "batches_to_validate";

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
        .afterCreate(Batches::adoptType)
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

  /** A batch without a type of operation takes that of its first transfer. */
  static void adoptType(Rec batch) {
    List<Rec> transfers = batch.many("picking_ids");
    if (batch.ref("picking_type_id") == null && !transfers.isEmpty()) {
      batch.set("picking_type_id", transfers.get(0).get("picking_type_id"));
    }
  }

  /** Follows the transfers once all of them are done or cancelled. */
  static void refresh(Rec batch) {
    Set<String> states = new LinkedHashSet<>();
    batch.many("picking_ids").forEach(picking -> states.add(String.valueOf(picking.get("state"))));
    finish(batch, states);
  }

  /** Follows the transfers that stay when one leaves. */
  static void left(Rec batch, Rec leaving) {
    Set<String> states = new LinkedHashSet<>();
    for (Rec picking : batch.many("picking_ids")) {
      if (!picking.equals(leaving)) {
        states.add(String.valueOf(picking.get("state")));
      }
    }
    finish(batch, states);
  }

  private static void finish(Rec batch, Set<String> states) {
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

  /** Transfers of which nothing is marked leave the batch, unless nothing at all is marked. */
  private static @Nullable Object done(Call call) {
    List<Rec> open = new ArrayList<>();
    for (Rec picking : call.record().many("picking_ids")) {
      if (!Set.of("done", "cancel").contains(String.valueOf(picking.get("state")))) {
        open.add(picking);
      }
    }
    List<Rec> marked = open.stream().filter(Batches::isMarked).toList();
    List<Rec> todo = marked.isEmpty() ? open : marked;
    Object answer =
        call.env()
            .with(TOGETHER, true)
            .call("stock.picking", "button_validate", Actions.ids(todo), Map.of());
    if (Boolean.TRUE.equals(answer)) {
      open.stream().filter(p -> !todo.contains(p)).forEach(p -> p.set("batch_id", null));
    }
    return answer;
  }

  private static boolean isMarked(Rec picking) {
    return Moves.open(picking).stream()
        .anyMatch(move -> move.flag("picked") && move.number("quantity").signum() > 0);
  }

  /** A transfer that is done by itself leaves a batch in which others are still open. */
  static void finished(Rec picking) {
    Rec batch = picking.ref("batch_id");
    if (batch == null) {
      return;
    }
    boolean othersOpen =
        batch.many("picking_ids").stream().anyMatch(other -> !"done".equals(other.get("state")));
    if (othersOpen && !picking.env().context().flag(TOGETHER)) {
      picking.set("batch_id", null);
    }
    refresh(batch);
  }

  private static Object cancel(Call call) {
    Rec batch = call.record();
    batch.write(Vals.of("state", "cancel", "picking_ids", List.of(List.of(5L, 0L, 0L))));
    return true;
  }
}
