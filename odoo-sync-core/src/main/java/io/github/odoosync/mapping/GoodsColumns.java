package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.shipment.GoodsLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The columns of what a transfer holds: a line for each lot, owner and package of each move, and
 * one for what is missing.
 *
 * <p>They are read and never written: goods are moved by logistics, not by writing. Moves have no
 * keys, since Odoo merges, splits and deletes them.
 */
final class GoodsColumns {

  static final String MOVES = "move_ids.";

  private static final String DETAILS = "move_line_ids";
  private static final String SCRAP = "scrap_id";
  private static final Column<ProductRef> PRODUCT = References.product("product_id");
  private static final Column<PartyRef> OWNER = References.party("owner_id");

  private final TransferFields fields;

  GoodsColumns(TransferFields fields) {
    this.fields = fields;
  }

  /** The lines. */
  Column<List<GoodsLine>> lines() {
    List<String> reads = new ArrayList<>(List.of("state"));
    List<String> move = new ArrayList<>(PRODUCT.reads());
    move.addAll(
        List.of(
            "state", "product_uom_qty", "product_uom.display_name", "product_id.tracking", SCRAP));
    move.addAll(MoveOrders.reads(fields));
    move.addAll(KitShares.reads(fields));
    List<String> detail = new ArrayList<>(OWNER.reads());
    detail.addAll(
        List.of("quantity", "product_uom_id.display_name", PackageColumns.PACKAGE + ".name"));
    detail.addAll(Lots.reads(fields));
    move.forEach(field -> reads.add(MOVES + field));
    detail.forEach(field -> reads.add(MOVES + DETAILS + "." + field));
    return MoveOrders.known(Column.readOnly(reads, this::lines), fields, MOVES);
  }

  /** The orders that the moves serve. */
  Column<List<BusinessKey>> orders() {
    List<String> reads = new ArrayList<>();
    MoveOrders.reads(fields).forEach(field -> reads.add(MOVES + field));
    return MoveOrders.known(
        Column.readOnly(reads, transfer -> MoveOrders.of(fields, moves(transfer))), fields, MOVES);
  }

  private List<GoodsLine> lines(Source transfer) {
    Map<Long, String> packages = PackageColumns.ids(transfer);
    List<Source> moves = moves(transfer);
    boolean several = MoveOrders.of(fields, moves).size() > 1;
    boolean done = "done".equals(transfer.text("state"));
    List<GoodsLine> lines = new ArrayList<>();
    for (Source move : moves) {
      lines.addAll(new MoveLines(move, several, packages, done).all());
    }
    return lines;
  }

  // What was thrown away from a transfer is a move of it too, but no part of what it brings.
  private static List<Source> moves(Source transfer) {
    return transfer.all("move_ids").filter(move -> !move.isSet(SCRAP)).toList();
  }

  /** The lines of one move; what it was planned to be is shared out among them. */
  private final class MoveLines {

    private final Source move;
    private final boolean withOrder;
    private final Map<Long, String> packages;
    private final boolean done;
    private final List<GoodsLine> lines = new ArrayList<>();
    private Quantity rest;

    /**
     * Starts with nothing shared out.
     *
     * @param transferDone whether the transfer is: a move of it that was cancelled did nothing
     */
    MoveLines(Source move, boolean withOrder, Map<Long, String> packages, boolean transferDone) {
      this.move = move;
      this.withOrder = withOrder;
      this.packages = packages;
      this.done = transferDone || "done".equals(move.text("state"));
      this.rest = Figures.quantityOf(move, "product_uom_qty", "product_uom");
    }

    List<GoodsLine> all() {
      if (!"cancel".equals(move.text("state"))) {
        move.all(DETAILS).forEach(this::add);
      }
      if (lines.isEmpty() || !rest.sameAs(nothing())) {
        addRest();
      }
      return lines;
    }

    private void add(Source part) {
      Quantity here = Figures.quantityOf(part, "quantity", "product_uom_id").in(rest.unit());
      if (here.isZero()) {
        return;
      }
      Quantity planned = here.compare(rest) > 0 ? rest : here;
      rest = rest.minus(planned);
      Builder<GoodsLine> line = line(planned).set(GoodsLine.DONE, done ? here : null);
      Lots lot = Lots.of(part, move.text("product_id.tracking"), fields);
      if (lot != null) {
        Serial serial = lot.asSerial();
        line.set(GoodsLine.LOT, lot.asLot());
        line.set(GoodsLine.SERIALS, serial == null ? null : List.of(serial));
      }
      Long box = part.id(PackageColumns.PACKAGE);
      line.set(GoodsLine.OWNER, OWNER.read(part));
      lines.add(line.set(GoodsLine.PACKAGE_ID, box == null ? null : packages.get(box)).build());
    }

    private void addRest() {
      lines.add(line(rest).set(GoodsLine.DONE, done ? nothing() : null).build());
      rest = nothing();
    }

    private Builder<GoodsLine> line(Quantity planned) {
      return GoodsLine.builder()
          .set(GoodsLine.ORDER, withOrder ? MoveOrders.order(fields, move) : null)
          .set(GoodsLine.ORDER_LINE, MoveOrders.line(fields, move))
          .set(GoodsLine.PRODUCT, PRODUCT.read(move))
          .set(GoodsLine.KIT, KitShares.of(move, fields))
          .set(GoodsLine.PLANNED, planned);
    }

    private Quantity nothing() {
      return new Quantity(BigDecimal.ZERO, rest.unit());
    }
  }
}
