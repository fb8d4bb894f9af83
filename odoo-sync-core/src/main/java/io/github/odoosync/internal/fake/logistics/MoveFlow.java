package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Confirms, merges and splits moves. */
final class MoveFlow {

  private static final List<String> SAME_WHEN_MERGED =
      List.of(
          "product_id",
          "product_uom",
          "location_id",
          "location_dest_id",
          "procure_method",
          "origin_returned_move_id",
          "sale_line_id",
          "purchase_line_id",
          "bom_line_id");

  private static final List<String> COPIED =
      List.of(
          "name",
          "product_id",
          "product_uom",
          "location_id",
          "location_dest_id",
          "location_final_id",
          "picking_id",
          "picking_type_id",
          "partner_id",
          "origin",
          "company_id",
          "procure_method",
          "sale_line_id",
          "purchase_line_id",
          "bom_line_id",
          "group_id",
          "price_unit",
          "priority",
          "origin_returned_move_id",
          "to_refund",
          "date",
          "sequence",
          "warehouse_id",
          "description_picking");

  private MoveFlow() {}

  /**
   * Confirms draft moves, merges them with their likes and reserves at once where the type says.
   */
  static void confirm(List<Rec> moves) {
    List<Rec> kept = new ArrayList<>();
    for (Rec move : moves) {
      if (Moves.state(move).equals("draft")) {
        move.set("state", "confirmed");
        kept.add(move.ids("move_orig_ids").isEmpty() ? merge(move) : move);
      }
    }
    for (Rec move : kept) {
      if (!DeliverySteps.waits(move) && (!Reservation.isNeeded(move) || reservesAtConfirm(move))) {
        Reservation.assign(move);
      } else {
        Moves.refreshState(move);
      }
    }
  }

  private static boolean reservesAtConfirm(Rec move) {
    Rec type = move.ref("picking_type_id");
    return type != null && "at_confirm".equals(type.text("reservation_method"));
  }

  private static Rec merge(Rec move) {
    Rec picking = move.ref("picking_id");
    if (picking == null) {
      return move;
    }
    for (Rec other : Moves.open(picking)) {
      if (!other.equals(move) && !Moves.state(other).equals("draft") && areAlike(other, move)) {
        BigDecimal both = other.number("product_uom_qty").add(move.number("product_uom_qty"));
        move.many("move_line_ids").forEach(line -> line.set("move_id", other.id()));
        move.with("merging", true).unlink();
        other.set("product_uom_qty", both);
        return other;
      }
    }
    return move;
  }

  private static boolean areAlike(Rec kept, Rec added) {
    return SAME_WHEN_MERGED.stream()
        .filter(kept::has)
        .allMatch(field -> Objects.equals(kept.get(field), added.get(field)));
  }

  /** Takes a part of the demand off a move and returns the new move that has it. */
  static Rec split(Rec move, BigDecimal part) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    for (String field : COPIED) {
      if (move.has(field)) {
        copy.put(field, move.get(field));
      }
    }
    if (move.has("reference_ids")) {
      copy.put("reference_ids", List.of(List.of(6L, 0L, move.ids("reference_ids"))));
    }
    copy.put("product_uom_qty", part);
    copy.put("state", "confirmed");
    move.with(Moves.KEEP_LINES, true)
        .set("product_uom_qty", move.number("product_uom_qty").subtract(part));
    Rec rest = move.env().sudo().create("stock.move", copy);
    DeliverySteps.linkLike(rest, move);
    return rest;
  }
}
