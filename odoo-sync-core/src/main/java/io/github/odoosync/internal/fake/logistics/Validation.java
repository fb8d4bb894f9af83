package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The button that ships, receives or moves: checks, questions, then the work. */
final class Validation {

  private Validation() {}

  static Object button(Call call, boolean smsWizard) {
    List<Rec> pickings = new ArrayList<>(call.records());
    if (!Variant.of(call.env()).validatesDoneTransfersAgain()) {
      pickings.removeIf(picking -> "done".equals(picking.get("state")));
    }
    if (pickings.isEmpty()) {
      return true;
    }
    pickings.forEach(Validation::prepareDraft);
    if (!call.env().context().flag("skip_sanity_check")) {
      check(pickings);
    }
    Object question = question(call.env(), pickings, smsWizard);
    if (question != null) {
      return question;
    }
    List<Long> withoutBackorder = call.env().context().ids("picking_ids_not_to_backorder");
    for (Rec picking : pickings) {
      Transfer.finish(picking, cancelsRest(picking, withoutBackorder));
    }
    return true;
  }

  /** A draft transfer is confirmed, and all that is asked for counts as handled. */
  private static void prepareDraft(Rec picking) {
    if (!"draft".equals(picking.get("state"))) {
      return;
    }
    MoveFlow.confirm(Moves.open(picking));
    for (Rec move : Moves.open(picking)) {
      if (move.number("quantity").signum() == 0 && move.number("product_uom_qty").signum() > 0) {
        move.set("quantity", move.get("product_uom_qty"));
      }
    }
  }

  private static void check(List<Rec> pickings) {
    for (Rec picking : pickings) {
      if (picking.ids("move_ids").isEmpty()) {
        throw OdooFault.user("Please add some items to move.");
      }
      if (Moves.open(picking).stream().allMatch(m -> m.number("quantity").signum() == 0)) {
        throw OdooFault.user(
            "You cannot validate a transfer if no quantities are reserved. To force the transfer,"
                + " encode quantities.");
      }
      Lots.requireOn(picking);
    }
  }

  private static @Nullable Object question(Env env, List<Rec> pickings, boolean smsWizard) {
    if (smsWizard && !env.context().flag("skip_sms") && Sms.isUnanswered(pickings)) {
      return Sms.wizard(pickings);
    }
    pickings.forEach(Validation::pickAllIfNone);
    List<Rec> toAsk = pickings.stream().filter(Validation::asksForBackorder).toList();
    boolean skips = env.context().flag("skip_backorder");
    return skips || toAsk.isEmpty() ? null : Backorders.wizard(pickings, toAsk);
  }

  private static void pickAllIfNone(Rec picking) {
    List<Rec> open = Moves.open(picking);
    boolean something = open.stream().anyMatch(move -> move.number("quantity").signum() > 0);
    if (something && open.stream().noneMatch(move -> move.flag("picked"))) {
      open.forEach(move -> move.set("picked", true));
    }
  }

  private static boolean asksForBackorder(Rec picking) {
    return "ask".equals(picking.path("picking_type_id.create_backorder"))
        && Moves.open(picking).stream().anyMatch(Transfer::isShort);
  }

  private static boolean cancelsRest(Rec picking, List<Long> withoutBackorder) {
    Object policy = picking.path("picking_type_id.create_backorder");
    return "never".equals(policy)
        || (!"always".equals(policy) && withoutBackorder.contains(picking.id()));
  }
}
