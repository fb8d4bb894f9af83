package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the stock for a move, and lets go of it. */
final class Reservation {

  private Reservation() {}

  static boolean isNeeded(Rec move) {
    return Variant.isStorable(move.refOrThrow("product_id"))
        && !Places.isEndless(move.refOrThrow("location_id"));
  }

  /** Reserves what the move still lacks, as far as there is stock. */
  static void assign(Rec move) {
    BigDecimal missing = move.number("product_uom_qty").subtract(move.number("quantity"));
    missing = missing.min(arrived(move, missing));
    if (missing.signum() > 0) {
      if (isNeeded(move)) {
        take(move, missing);
      } else {
        addUnseen(move, missing);
      }
    }
    Moves.refreshState(move);
  }

  /** What follows other moves takes no more than these have brought. */
  private static BigDecimal arrived(Rec move, BigDecimal otherwise) {
    List<Rec> before = move.many("move_orig_ids");
    if (before.isEmpty()) {
      return otherwise;
    }
    BigDecimal there = BigDecimal.ZERO;
    Set<Rec> takers = new LinkedHashSet<>();
    for (Rec origin : before) {
      there = Moves.state(origin).equals("done") ? there.add(origin.number("quantity")) : there;
      takers.addAll(origin.many("move_dest_ids"));
    }
    for (Rec taker : takers) {
      there = there.subtract(taker.number("quantity"));
    }
    return there;
  }

  static void release(Rec move) {
    for (Rec line : move.many("move_line_ids")) {
      if (!line.flag("picked")) {
        line.unlink();
      }
    }
    Moves.refreshState(move);
  }

  /** Makes the lines of a move add up to a quantity in the move's unit. */
  static void set(Rec move, BigDecimal quantity) {
    BigDecimal change = quantity.subtract(Moves.exactQuantity(move));
    if (change.signum() > 0) {
      BigDecimal lacking = isNeeded(move) ? take(move, change) : change;
      addUnseen(move, lacking);
    } else {
      giveBack(move, change.negate());
    }
  }

  /** Takes from free stock; returns what was not found. */
  private static BigDecimal take(Rec move, BigDecimal wanted) {
    Rec product = move.refOrThrow("product_id");
    Rec unit = move.refOrThrow("product_uom");
    Rec stockUnit = product.refOrThrow("uom_id");
    BigDecimal lacking = Uoms.convert(wanted, unit, stockUnit);
    long place = move.refOrThrow("location_id").id();
    for (Rec quant : QuantLedger.free(move.env(), product.id(), place)) {
      BigDecimal here = QuantLedger.available(quant).min(lacking);
      if (here.signum() > 0) {
        addFrom(move, QuantLedger.Slot.ofQuant(quant), Uoms.convert(here, stockUnit, unit));
        lacking = lacking.subtract(here);
      }
    }
    return Uoms.convert(lacking, stockUnit, unit);
  }

  private static void addFrom(Rec move, QuantLedger.Slot slot, BigDecimal quantity) {
    for (Rec line : move.many("move_line_ids")) {
      if (MoveLines.source(line).equals(slot) && sameUnit(line, move)) {
        line.set("quantity", line.number("quantity").add(quantity));
        return;
      }
    }
    Map<String, @Nullable Object> values = Vals.of("move_id", move.id(), "quantity", quantity);
    values.put("location_id", slot.location());
    values.put("lot_id", slot.lot());
    values.put("package_id", slot.pack());
    values.put("owner_id", slot.owner());
    move.env().create("stock.move.line", values);
  }

  /** Adds a quantity that no stock was found for: to the last line, or on a new one. */
  private static void addUnseen(Rec move, BigDecimal quantity) {
    if (quantity.signum() <= 0) {
      return;
    }
    List<Rec> lines = move.many("move_line_ids");
    Rec last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
    if (last != null && sameUnit(last, move)) {
      last.set("quantity", last.number("quantity").add(quantity));
    } else {
      move.env().create("stock.move.line", Vals.of("move_id", move.id(), "quantity", quantity));
    }
  }

  private static void giveBack(Rec move, BigDecimal quantity) {
    BigDecimal left = quantity;
    List<Rec> lines = move.many("move_line_ids");
    for (int i = lines.size() - 1; i >= 0 && left.signum() > 0; i--) {
      Rec line = lines.get(i);
      BigDecimal here = line.number("quantity").min(left);
      left = left.subtract(here);
      if (here.compareTo(line.number("quantity")) == 0) {
        line.unlink();
      } else {
        line.set("quantity", line.number("quantity").subtract(here));
      }
    }
  }

  private static boolean sameUnit(Rec line, Rec move) {
    return line.refOrThrow("product_uom_id").equals(move.refOrThrow("product_uom"));
  }
}
