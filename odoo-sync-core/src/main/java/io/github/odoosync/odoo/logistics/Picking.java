package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transfer with its moves and their lines, as one call read them. */
record Picking(
    long id,
    String name,
    String state,
    @Nullable String origin,
    OperationType type,
    long companyId,
    long sourceId,
    boolean sourceIsEndless,
    @Nullable Long backorderOf,
    @Nullable Long returnOf,
    @Nullable String tracking,
    List<Move> moves) {

  /** What the type of a transfer decides. */
  record OperationType(String code, String createBackorder, boolean newLots, boolean knownLots) {}

  /**
   * A move; its lines have the quantities.
   *
   * @param orderLineId the line of the sales or purchase order
   * @param movesOn the transfers of the moves that go on with its goods
   */
  record Move(
      long id,
      String state,
      long productId,
      String product,
      String trackedBy,
      Unit productUnit,
      Unit unit,
      BigDecimal demand,
      boolean picked,
      @Nullable Long orderLineId,
      long sourceId,
      long targetId,
      List<Long> movesOn,
      List<Line> lines) {

    boolean open() {
      return !state.equals("done") && !state.equals("cancel");
    }

    /** Returns what is asked for, in the product's unit. */
    BigDecimal demanded() {
      return unit.convert(demand, productUnit);
    }

    /** Returns what is reserved or moved, in the product's unit. */
    BigDecimal quantity() {
      return lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean tracked() {
      return !trackedBy.equals("none");
    }

    boolean serial() {
      return trackedBy.equals("serial");
    }
  }

  /**
   * A line of a move.
   *
   * @param quantity in the product's unit
   */
  record Line(
      long id,
      BigDecimal quantity,
      long unitId,
      @Nullable String lot,
      @Nullable String fromPackage,
      @Nullable String intoPackage,
      @Nullable Long ownerId,
      long sourceId) {

    boolean suits(Wanted wanted) {
      return (wanted.lot() == null || wanted.lot().equals(lot))
          && (wanted.fromPackage() == null || wanted.fromPackage().equals(fromPackage))
          && (wanted.ownerId() == null || wanted.ownerId().equals(ownerId));
    }
  }

  List<Move> openMoves() {
    return moves.stream().filter(Move::open).toList();
  }

  List<Move> doneMoves() {
    return moves.stream().filter(move -> move.state().equals("done")).toList();
  }

  boolean done() {
    return state.equals("done");
  }

  boolean asksForLots() {
    return type.newLots() || type.knownLots();
  }

  Transfer toTransfer() {
    Set<Long> next = new LinkedHashSet<>();
    moves.forEach(move -> next.addAll(move.movesOn()));
    return new Transfer(
        id,
        name,
        type.code(),
        state,
        Optional.ofNullable(origin),
        Ids.optional(backorderOf),
        Ids.optional(returnOf),
        Optional.ofNullable(tracking),
        List.copyOf(next),
        moves.stream().filter(m -> !m.state().equals("cancel")).map(Picking::toLine).toList());
  }

  private static TransferLine toLine(Move move) {
    return new TransferLine(
        move.productId(),
        move.product(),
        Ids.optional(move.orderLineId()),
        move.state(),
        move.demanded(),
        move.quantity(),
        move.picked(),
        move.lines().stream().map(Picking::toPart).toList());
  }

  private static TransferLine.Part toPart(Line line) {
    return new TransferLine.Part(
        line.id(),
        line.quantity(),
        Optional.ofNullable(line.lot()),
        Optional.ofNullable(line.fromPackage()),
        Optional.ofNullable(line.intoPackage()),
        Ids.optional(line.ownerId()));
  }
}
