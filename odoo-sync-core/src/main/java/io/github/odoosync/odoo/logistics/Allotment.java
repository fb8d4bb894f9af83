package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spreads what was confirmed over the open moves of a transfer: lines of an order line first, the
 * others where there is demand left, and what is too much onto the last move that fits.
 */
final class Allotment {

  private final Map<Picking.Move, List<Wanted>> parts = new LinkedHashMap<>();
  private final Map<Picking.Move, BigDecimal> room = new LinkedHashMap<>();

  private Allotment(List<Picking.Move> moves) {
    for (Picking.Move move : moves) {
      parts.put(move, new ArrayList<>());
      room.put(move, move.demanded());
    }
  }

  /** Returns the parts of each open move; an empty list for one of which nothing was confirmed. */
  static Map<Picking.Move, List<Wanted>> of(List<Picking.Move> moves, List<Wanted> wanted) {
    Allotment allotment = new Allotment(moves);
    wanted.stream().filter(w -> w.orderLineId() != null).forEach(allotment::spread);
    wanted.stream().filter(w -> w.orderLineId() == null).forEach(allotment::spread);
    return allotment.parts;
  }

  private void spread(Wanted wanted) {
    List<Picking.Move> fitting = parts.keySet().stream().filter(m -> fits(m, wanted)).toList();
    BigDecimal left = wanted.quantity();
    for (Picking.Move move : fitting) {
      BigDecimal here = left.min(roomOf(move));
      if (here.signum() > 0) {
        give(move, wanted, here);
        left = left.subtract(here);
      }
    }
    if (left.signum() > 0) {
      give(lastUsed(fitting), wanted, left);
    }
  }

  private static boolean fits(Picking.Move move, Wanted wanted) {
    return move.productId() == wanted.productId()
        && (wanted.orderLineId() == null || wanted.orderLineId().equals(move.orderLineId()));
  }

  private Picking.Move lastUsed(List<Picking.Move> fitting) {
    Picking.Move last = fitting.get(0);
    for (Picking.Move move : fitting) {
      last = parts.getOrDefault(move, List.of()).isEmpty() ? last : move;
    }
    return last;
  }

  private BigDecimal roomOf(Picking.Move move) {
    return room.getOrDefault(move, BigDecimal.ZERO);
  }

  private void give(Picking.Move move, Wanted wanted, BigDecimal quantity) {
    List<Wanted> here = parts.computeIfAbsent(move, m -> new ArrayList<>());
    int same = -1;
    for (int i = 0; i < here.size(); i++) {
      same = here.get(i).with(wanted.quantity()).equals(wanted.with(wanted.quantity())) ? i : same;
    }
    if (same >= 0) {
      here.set(same, here.get(same).with(here.get(same).quantity().add(quantity)));
    } else {
      here.add(wanted.with(quantity));
    }
    room.put(move, roomOf(move).subtract(quantity));
  }
}
