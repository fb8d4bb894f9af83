package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does a transfer: moves what is picked, and puts the rest on a backorder or cancels it. */
final class Transfer {

  private Transfer() {}

  /** Returns what of a move is picked, in the move's unit. */
  private static BigDecimal picked(Rec move) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rec line : move.many("move_line_ids")) {
      if (line.flag("picked")) {
        Rec unit = line.refOrThrow("product_uom_id");
        sum = sum.add(Uoms.convert(line.number("quantity"), unit, move.refOrThrow("product_uom")));
      }
    }
    return sum.setScale(Moves.DIGITS, RoundingMode.HALF_UP);
  }

  static boolean isShort(Rec move) {
    BigDecimal demand = move.number("product_uom_qty");
    return (demand.signum() > 0 && !move.flag("picked")) || picked(move).compareTo(demand) < 0;
  }

  static void finish(Rec picking, boolean cancelRest) {
    List<Rec> rest = new ArrayList<>();
    for (Rec move : Moves.open(picking)) {
      if (move.flag("picked") && picked(move).signum() > 0) {
        rest.addAll(finishMove(move));
      } else if (move.number("product_uom_qty").signum() == 0) {
        Moves.cancel(move);
      } else {
        rest.add(move);
      }
    }
    picking.write(Vals.of("date_done", picking.env().now(), "priority", "0"));
    if (cancelRest) {
      rest.forEach(Moves::cancel);
    } else if (!rest.isEmpty()) {
      backorder(picking, rest);
    }
    Batches.finished(picking);
  }

  /** Moves the picked lines; returns the part of the demand that is left, if any. */
  private static List<Rec> finishMove(Rec move) {
    for (Rec line : move.many("move_line_ids")) {
      if (!line.flag("picked") || line.number("quantity").signum() == 0) {
        line.unlink();
      } else {
        Lots.createFor(line);
      }
    }
    BigDecimal left = move.number("product_uom_qty").subtract(move.number("quantity"));
    List<Rec> rest = new ArrayList<>();
    if (left.signum() > 0) {
      rest.add(MoveFlow.split(move, left));
    } else if (left.signum() < 0) {
      move.set("product_uom_qty", move.get("quantity"));
    }
    Moves.finish(move);
    return rest;
  }

  private static void backorder(Rec picking, List<Rec> moves) {
    Rec backorder = copy(picking, Vals.of("backorder_id", picking.id()));
    for (Rec move : moves) {
      move.set("picking_id", backorder.id());
      move.many("move_line_ids").forEach(line -> line.set("picking_id", backorder.id()));
      move.set("picked", false);
    }
    if ("at_confirm".equals(picking.path("picking_type_id.reservation_method"))) {
      moves.forEach(Reservation::assign);
    }
    moves.forEach(Moves::refreshState);
  }

  /** Makes a transfer without moves that is like another but for the given values. */
  static Rec copy(Rec picking, Map<String, @Nullable Object> values) {
    for (String field :
        List.of(
            "picking_type_id",
            "location_id",
            "location_dest_id",
            "partner_id",
            "origin",
            "company_id",
            "move_type",
            "carrier_id",
            "sale_id",
            "group_id",
            "owner_id",
            "scheduled_date",
            "user_id")) {
      if (picking.has(field)) {
        values.put(field, picking.get(field));
      }
    }
    return picking.env().sudo().create("stock.picking", values);
  }
}
