package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.ModelSpec;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of a product shall go from one place to another, and how far it got. */
final class Moves implements Behaviour {

  static final String PICKED_BY_LINE = "picked_by_line";

  /** Odoo's mark of a demand that changes while its lines are being handed to another move. */
  static final String KEEP_LINES = "do_not_unreserve";

  /** The digits that Odoo keeps of quantities, whatever their unit. */
  static final int DIGITS = 2;

  private static final Set<String> CLOSED = Set.of("done", "cancel");

  @Override
  public void plugInto(Registry registry) {
    ModelSpec move = registry.model("stock.move");
    computed(move);
    defaults(move, new Variant(registry.version()));
    move.displayName(Moves::title)
        .order("sequence, id")
        .cascade("picking_id")
        .beforeCreate((env, values) -> fillIn(env, values))
        .beforeWrite(Moves::refuseClosed)
        .beforeWrite(Moves::takeQuantity)
        .afterWrite(Moves::written)
        .beforeUnlink(Moves::refuseUnlink);
  }

  private static void computed(ModelSpec move) {
    move.computed("quantity", m -> quantity(m).doubleValue())
        .computed("product_qty", m -> demand(m).doubleValue())
        .computed("lot_ids", Moves::lots)
        .computed(
            "reference",
            m -> m.ref("picking_id") == null ? m.get("origin") : m.path("picking_id.name"))
        .computed("weight", m -> weight(m).doubleValue())
        .computed("move_lines_count", m -> (long) m.ids("move_line_ids").size())
        .computed("availability", m -> m.get("quantity"))
        .related("product_tmpl_id", "product_id.product_tmpl_id")
        .related("has_tracking", "product_id.tracking")
        .related("location_usage", "location_id.usage")
        .related("location_dest_usage", "location_dest_id.usage")
        .related("picking_code", "picking_type_id.code");
    if (move.def().field("is_storable") != null) {
      move.related("is_storable", "product_id.is_storable");
    }
    if (move.def().field("product_type") != null) {
      move.related("product_type", "product_id.type");
    }
  }

  private static void defaults(ModelSpec move, Variant variant) {
    move.defaultOf("state", "draft")
        .defaultOf("priority", "0")
        .defaultOf("procure_method", "make_to_stock")
        .defaultOf("product_uom_qty", 1.0)
        .defaultOf("propagate_cancel", true)
        .defaultOf("sequence", 10L)
        .defaultFrom("date", (env, given) -> env.now())
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .defaultFrom("product_uom", Products::unitOf);
    if (variant.movesFollowTheirTransfer()) {
      move.defaultFrom("location_id", (env, given) -> ofPicking(env, given, "location_id"))
          .defaultFrom(
              "location_dest_id", (env, given) -> ofPicking(env, given, "location_dest_id"));
    }
  }

  private static @Nullable Object ofPicking(
      Env env, Map<String, @Nullable Object> given, String field) {
    Long picking = Vals.id(given, "picking_id");
    return picking == null ? null : env.rec("stock.picking", picking).get(field);
  }

  private static void fillIn(Env env, Map<String, @Nullable Object> values) {
    for (String field : List.of("picking_type_id", "partner_id", "origin")) {
      if (values.get(field) == null) {
        values.put(field, ofPicking(env, values, field));
      }
    }
    Object quantity = values.remove("quantity");
    if (quantity instanceof Number number && number.doubleValue() > 0) {
      values.put("move_line_ids", List.of(List.of(0L, 0L, Vals.of("quantity", quantity))));
    }
  }

  /** Makes a move, with the name that versions until 18 require. */
  static Rec create(Env env, Map<String, @Nullable Object> values) {
    Long product = Vals.id(values, "product_id");
    if (Variant.of(env).movesHaveNames() && product != null) {
      values.putIfAbsent("name", env.rec("product.product", product).displayName());
    }
    return env.sudo().create("stock.move", values);
  }

  private static void refuseClosed(List<Rec> moves, Map<String, @Nullable Object> values) {
    if (values.containsKey("quantity") && anyIs(moves, "cancel")) {
      throw OdooFault.user("You cannot change a cancelled stock move, create a new line instead.");
    }
    if (values.containsKey("product_uom") && anyIs(moves, "done")) {
      throw OdooFault.user(
          "You cannot change the UoM for a stock move that has been set to 'Done'.");
    }
  }

  private static boolean anyIs(List<Rec> moves, String state) {
    return moves.stream().anyMatch(move -> state(move).equals(state));
  }

  private static void takeQuantity(List<Rec> moves, Map<String, @Nullable Object> values) {
    if (values.containsKey("quantity")) {
      Object quantity = values.remove("quantity");
      double wanted = quantity instanceof Number number ? number.doubleValue() : 0;
      moves.forEach(move -> Reservation.set(move, BigDecimal.valueOf(wanted)));
    }
  }

  private static void written(Rec move, Set<String> fields) {
    if (fields.contains("picked") && !move.env().context().flag(PICKED_BY_LINE)) {
      boolean picked = move.flag("picked");
      move.many("move_line_ids").forEach(line -> line.set("picked", picked));
    }
    if (fields.contains("product_uom_qty") && isOpen(move)) {
      if (!move.env().context().flag(KEEP_LINES)
          && move.number("quantity").compareTo(move.number("product_uom_qty")) > 0) {
        Reservation.release(move);
        Reservation.assign(move);
      }
      refreshState(move);
    }
  }

  private static void refuseUnlink(Rec move) {
    if (!Set.of("draft", "cancel").contains(state(move)) && !move.env().context().flag("merging")) {
      throw OdooFault.user("You can only delete draft or cancelled moves.");
    }
    move.many("move_line_ids").forEach(Rec::unlink);
  }

  static String state(Rec move) {
    return String.valueOf(move.text("state"));
  }

  static boolean isOpen(Rec move) {
    return !CLOSED.contains(state(move));
  }

  static List<Rec> open(Rec picking) {
    return picking.many("move_ids").stream().filter(Moves::isOpen).toList();
  }

  private static BigDecimal quantity(Rec move) {
    return exactQuantity(move).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** Returns the quantity of the lines in the move's unit, before it is kept. */
  static BigDecimal exactQuantity(Rec move) {
    Rec unit = move.refOrThrow("product_uom");
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec line : move.many("move_line_ids")) {
      sum = sum.add(Uoms.convert(line.number("quantity"), line.refOrThrow("product_uom_id"), unit));
    }
    return sum;
  }

  /** Returns the demand in the product's unit. */
  static BigDecimal demand(Rec move) {
    return Uoms.convert(
        move.number("product_uom_qty"),
        move.refOrThrow("product_uom"),
        move.refOrThrow("product_id").refOrThrow("uom_id"));
  }

  private static BigDecimal weight(Rec move) {
    return demand(move).multiply(move.refOrThrow("product_id").number("weight"));
  }

  private static List<Long> lots(Rec move) {
    List<Long> lots = new ArrayList<>();
    for (Rec line : move.many("move_line_ids")) {
      Long lot = QuantLedger.idOf(line, "lot_id");
      if (lot != null && !lots.contains(lot)) {
        lots.add(lot);
      }
    }
    return lots;
  }

  private static String title(Rec move) {
    String origin = move.text("origin");
    Object code = move.path("product_id.default_code");
    return (origin == null ? "" : origin + "/")
        + (code == null ? "" : code + ": ")
        + move.path("location_id.name")
        + ">"
        + move.path("location_dest_id.name");
  }

  /** Draws the state of an open, confirmed move from what is reserved for it. */
  static void refreshState(Rec move) {
    String state = state(move);
    if (!isOpen(move) || state.equals("draft")) {
      return;
    }
    String now = DeliverySteps.waits(move) ? "waiting" : "confirmed";
    if (move.number("quantity").compareTo(move.number("product_uom_qty")) >= 0) {
      now = "assigned";
    } else if (move.number("quantity").signum() > 0) {
      now = "partially_available";
    }
    if (!now.equals(state)) {
      move.set("state", now);
    }
  }

  static void cancel(Rec move) {
    if (state(move).equals("done")) {
      throw OdooFault.user(
          "You cannot cancel a stock move that has been set to 'Done'. Create a return in order to"
              + " reverse the moves which took place.");
    }
    move.many("move_line_ids").forEach(Rec::unlink);
    move.set("state", "cancel");
  }

  /** Turns the lines of a move from reserved into moved. */
  static void finish(Rec move) {
    List<Rec> lines = move.many("move_line_ids");
    lines.forEach(line -> MoveLines.book(line, -1));
    move.write(Vals.of("state", "done", "date", move.env().now(), "picked", true));
    lines.forEach(line -> MoveLines.book(line, 1));
    DeliverySteps.goOn(move);
  }

  /** Makes and finishes a move outside of any transfer. */
  static Rec record(Env env, QuantLedger.Slot from, QuantLedger.Slot to, BigDecimal quantity) {
    Map<String, @Nullable Object> values =
        Vals.of(
            "product_id", from.product(),
            "product_uom_qty", quantity,
            "location_id", from.location(),
            "location_dest_id", to.location(),
            "is_inventory", true);
    Object title = env.context().get("inventory_name");
    if (title != null) {
      boolean signed = Variant.of(env).movesHaveNames();
      String user = env.rec("res.users", env.user().id()).displayName();
      values.put(signed ? "name" : "inventory_name", signed ? title + " (" + user + ")" : title);
    }
    Rec move = create(env, values);
    env.sudo()
        .create(
            "stock.move.line",
            Vals.of(
                "move_id", move.id(),
                "quantity", quantity,
                "lot_id", from.lot(),
                "package_id", from.pack(),
                "result_package_id", to.pack(),
                "owner_id", from.owner()));
    finish(move);
    return move;
  }
}
