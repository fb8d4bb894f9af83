package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Transfers: what they show and the buttons before validation. */
final class Pickings implements Behaviour {

  private final boolean smsWizard;

  Pickings(boolean smsWizard) {
    this.smsWizard = smsWizard;
  }

  @Override
  public void plugInto(Registry registry) {
    ModelSpec picking = registry.model("stock.picking");
    defaults(picking);
    computed(picking);
    picking
        .order("priority desc, scheduled_date asc, id desc")
        .beforeCreate(Pickings::number)
        .beforeWrite(Pickings::leaveBatch)
        .afterWrite(Pickings::written)
        .beforeUnlink(Pickings::cancelFirst)
        .action("action_confirm", Pickings::confirm)
        .action("action_assign", Pickings::assign)
        .action("do_unreserve", Pickings::unreserve)
        .action("action_cancel", Pickings::cancel)
        .action("button_validate", call -> Validation.button(call, smsWizard));
  }

  private static void defaults(ModelSpec picking) {
    picking
        .defaultOf("move_type", "direct")
        .defaultOf("priority", "0")
        .defaultOf("is_locked", true)
        .defaultFrom("scheduled_date", (env, given) -> env.now())
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .defaultFrom("location_id", (env, given) -> ofType(env, given, "default_location_src_id"))
        .defaultFrom(
            "location_dest_id", (env, given) -> ofType(env, given, "default_location_dest_id"));
  }

  private static @Nullable Object ofType(
      Env env, Map<String, @Nullable Object> given, String field) {
    Long type = Vals.id(given, "picking_type_id");
    return type == null ? null : env.rec("stock.picking.type", type).get(field);
  }

  private static void computed(ModelSpec picking) {
    picking
        .computed("state", Pickings::state)
        .computed("weight", p -> weight(p).doubleValue())
        .computed("shipping_weight", p -> shippingWeight(p).doubleValue())
        .computed("purchase_id", p -> first(p, "purchase_line_id.order_id"))
        .computed("product_id", p -> first(p, "product_id"))
        .computed("return_count", p -> (long) p.ids("return_ids").size())
        .computed("show_check_availability", Pickings::lacksStock)
        .related("picking_type_code", "picking_type_id.code");
    if (picking.def().field("move_line_exist") != null) {
      picking.computed("move_line_exist", p -> !p.ids("move_line_ids").isEmpty());
    }
  }

  private static @Nullable Object first(Rec picking, String path) {
    for (Rec move : picking.many("move_ids")) {
      Object found = move.path(path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Draws the state of a transfer from its moves. */
  private static String state(Rec picking) {
    Set<String> states = new LinkedHashSet<>();
    picking.many("move_ids").forEach(move -> states.add(Moves.state(move)));
    if (states.isEmpty() || states.contains("draft")) {
      return "draft";
    }
    if (Set.of("cancel").containsAll(states)) {
      return "cancel";
    }
    if (Set.of("cancel", "done").containsAll(states)) {
      return "done";
    }
    return openState(picking, states);
  }

  private static String openState(Rec picking, Set<String> states) {
    if (Set.of("waiting", "cancel", "done").containsAll(states)) {
      return "waiting";
    }
    boolean some = states.contains("assigned") || states.contains("partially_available");
    boolean all = !states.contains("confirmed") && !states.contains("partially_available");
    boolean wantsAll = "one".equals(picking.text("move_type"));
    return (wantsAll ? some && all : some) ? "assigned" : "confirmed";
  }

  private static boolean lacksStock(Rec picking) {
    return Moves.open(picking).stream()
        .anyMatch(m -> Set.of("confirmed", "partially_available").contains(Moves.state(m)));
  }

  private static BigDecimal weight(Rec picking) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec move : picking.many("move_ids")) {
      if (!Moves.state(move).equals("cancel")) {
        sum = sum.add(move.number("weight"));
      }
    }
    return sum;
  }

  private static BigDecimal shippingWeight(Rec picking) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec line : picking.many("move_line_ids")) {
      BigDecimal each = line.refOrThrow("product_id").number("weight");
      sum = sum.add(MoveLines.quantity(line).multiply(each));
    }
    return sum;
  }

  private static void number(Env env, Map<String, @Nullable Object> values) {
    Long typeId = Vals.id(values, "picking_type_id");
    Object name = values.get("name");
    if (typeId == null || (name instanceof String text && !text.equals("/"))) {
      return;
    }
    Rec type = env.rec("stock.picking.type", typeId);
    String prefix = type.path("warehouse_id.code") + "/" + type.text("sequence_code") + "/";
    values.put("name", numbered(env, prefix, 5));
  }

  /** Returns the next name of a sequence, the number padded with zeros. */
  static String numbered(Env env, String prefix, int digits) {
    return prefix + String.format(Locale.ROOT, "%0" + digits + "d", env.nextNumber(prefix));
  }

  /** A move that is added to a confirmed transfer is confirmed with it. */
  private static void written(Rec picking, Set<String> fields) {
    boolean addsMoves = fields.contains("move_ids") || fields.contains("move_ids_without_package");
    List<Rec> open = Moves.open(picking);
    boolean confirmed = open.stream().anyMatch(move -> !Moves.state(move).equals("draft"));
    if (addsMoves && confirmed) {
      MoveFlow.confirm(open);
    }
    Rec batch = picking.ref("batch_id");
    if (fields.contains("batch_id") && batch != null) {
      Batches.adoptType(batch);
    }
    if (fields.contains("location_id") || fields.contains("location_dest_id")) {
      moveAlong(picking, open, fields);
    }
  }

  private static void leaveBatch(List<Rec> pickings, Map<String, @Nullable Object> values) {
    if (values.containsKey("batch_id")) {
      for (Rec picking : pickings) {
        Rec batch = picking.ref("batch_id");
        if (batch != null && !Objects.equals(batch.id(), Vals.id(values, "batch_id"))) {
          Batches.left(batch, picking);
        }
      }
    }
  }

  private static void moveAlong(Rec picking, List<Rec> open, Set<String> fields) {
    for (String field : List.of("location_id", "location_dest_id")) {
      if (fields.contains(field)) {
        open.forEach(move -> move.set(field, picking.get(field)));
      }
    }
  }

  private static void cancelFirst(Rec picking) {
    if ("done".equals(picking.get("state"))) {
      throw OdooFault.user("You can only delete draft or cancelled moves.");
    }
    Moves.open(picking).forEach(Moves::cancel);
  }

  private static Object confirm(Call call) {
    for (Rec picking : call.records()) {
      MoveFlow.confirm(Moves.open(picking));
    }
    return true;
  }

  private static Object assign(Call call) {
    confirm(call);
    for (Rec picking : call.records()) {
      List<Rec> open = Moves.open(picking);
      if (open.isEmpty()) {
        throw OdooFault.user("Nothing to check the availability for.");
      }
      open.forEach(Reservation::assign);
    }
    return true;
  }

  private static @Nullable Object unreserve(Call call) {
    for (Rec picking : call.records()) {
      Moves.open(picking).forEach(Reservation::release);
    }
    return null;
  }

  private static Object cancel(Call call) {
    for (Rec picking : call.records()) {
      picking.many("move_ids").forEach(Moves::cancel);
    }
    return true;
  }
}
