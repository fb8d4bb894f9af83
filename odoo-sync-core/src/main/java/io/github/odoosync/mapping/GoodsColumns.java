package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of what a transfer holds: a line for each lot, owner and package of each move, and
 * one for what is missing.
 *
 * <p>They are read and never written: goods are moved by logistics, not by writing. Moves have no
 * keys, since Odoo merges, splits and deletes them.
 */
final class GoodsColumns {

  // Floating point leaves dust behind; no quantity has as many decimals.
  private static final int DECIMALS = 6;

  private static final String MOVES = "move_ids";
  private static final String DETAILS = "move_line_ids";
  private static final String SCRAP = "scrap_id";
  private static final String PACKAGE = "result_package_id.name";
  private static final Column<ProductRef> PRODUCT = References.product("product_id");
  private static final Column<PartyRef> OWNER = References.party("owner_id");

  private GoodsColumns() {}

  /**
   * Returns the column of the lines.
   *
   * @param orderLine the many2one of a move to the line of its order; null if the server has none
   * @param orderLineModel that line's model
   */
  static Column<List<GoodsLine>> lines(@Nullable String orderLine, String orderLineModel) {
    List<String> reads = new ArrayList<>(List.of("state"));
    List<String> move =
        List.of(
            "state", "product_uom_qty", "product_uom.display_name", "product_id.tracking", SCRAP);
    move.forEach(field -> reads.add(MOVES + "." + field));
    PRODUCT.reads().forEach(field -> reads.add(MOVES + "." + field));
    if (orderLine != null) {
      reads.add(MOVES + "." + orderLine + ".display_name");
    }
    List<String> detail =
        List.of("quantity", "product_uom_id.display_name", "lot_id.name", "lot_name", PACKAGE);
    detail.forEach(field -> reads.add(MOVES + "." + DETAILS + "." + field));
    OWNER.reads().forEach(field -> reads.add(MOVES + "." + DETAILS + "." + field));
    return Column.readOnly(reads, source -> lines(source, orderLine, orderLineModel));
  }

  /** Returns the column of the packages that the lines are in. */
  static Column<List<ShipmentPackage>> packages() {
    List<String> reads = List.of(MOVES + "." + DETAILS + "." + PACKAGE);
    return Column.readOnly(
        reads,
        source ->
            source.record().records(MOVES).stream()
                .flatMap(move -> move.records(DETAILS).stream())
                .map(detail -> source.line(detail).text(PACKAGE))
                .filter(name -> name != null)
                .distinct()
                .map(name -> ShipmentPackage.builder().set(ShipmentPackage.ID, name).build())
                .toList());
  }

  private static List<GoodsLine> lines(
      Source transfer, @Nullable String orderLine, String orderLineModel) {
    Map<OdooRecord, Source> moves = new LinkedHashMap<>();
    transfer.record().records(MOVES).stream()
        .filter(move -> !scrapped(move))
        .forEach(move -> moves.put(move, transfer.line(move)));
    Map<Long, String> orderLines =
        orderLine == null
            ? Map.of()
            : OrderKeys.ofLines(transfer.lookups(), orderLineModel, ids(moves.values(), orderLine));
    boolean done = "done".equals(transfer.text("state"));
    List<GoodsLine> lines = new ArrayList<>();
    for (Map.Entry<OdooRecord, Source> move : moves.entrySet()) {
      Long line = orderLine == null ? null : move.getValue().id(orderLine);
      MoveLines split =
          new MoveLines(move.getValue(), line == null ? null : orderLines.get(line), done);
      lines.addAll(split.of(move.getKey().records(DETAILS)));
    }
    return lines;
  }

  // What was thrown away from a transfer is a move of it too, but no part of what it brings.
  private static boolean scrapped(OdooRecord move) {
    Object scrap = move.values().get(SCRAP);
    return scrap != null && !Boolean.FALSE.equals(scrap);
  }

  private static List<Long> ids(Iterable<Source> moves, String path) {
    List<Long> ids = new ArrayList<>();
    for (Source move : moves) {
      Long id = move.id(path);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** The lines of one move; what it was planned to be is shared out among them. */
  private static final class MoveLines {

    private final Source move;
    private final @Nullable String orderLine;
    private final boolean done;
    private final List<GoodsLine> lines = new ArrayList<>();
    private Quantity rest;

    /**
     * Starts with nothing shared out.
     *
     * @param transferDone whether the transfer is: a move of it that was cancelled did nothing
     */
    MoveLines(Source move, @Nullable String orderLine, boolean transferDone) {
      this.move = move;
      this.orderLine = orderLine;
      this.done = transferDone || "done".equals(move.text("state"));
      this.rest = quantity(move, "product_uom_qty", "product_uom");
    }

    List<GoodsLine> of(List<OdooRecord> details) {
      List<Source> parts =
          details.stream()
              .map(move::line)
              .filter(part -> !quantity(part, "quantity", "product_uom_id").isZero())
              .toList();
      if (!"cancel".equals(move.text("state"))) {
        parts.forEach(this::add);
      }
      if (lines.isEmpty() || !rest.sameAs(nothing())) {
        addRest();
      }
      return lines;
    }

    private void add(Source part) {
      Quantity here = quantity(part, "quantity", "product_uom_id").in(rest.unit());
      Quantity planned = here.compare(rest) > 0 ? rest : here;
      rest = rest.minus(planned);
      Builder<GoodsLine> line = line(planned).set(GoodsLine.DONE, done ? here : null);
      String lot = part.text("lot_id.name");
      setLot(line, lot == null ? part.text("lot_name") : lot);
      copy(OWNER, part, GoodsLine.OWNER, line);
      lines.add(line.set(GoodsLine.PACKAGE_ID, part.text(PACKAGE)).build());
    }

    private void addRest() {
      lines.add(line(rest).set(GoodsLine.DONE, done ? nothing() : null).build());
      rest = nothing();
    }

    private Builder<GoodsLine> line(Quantity planned) {
      Builder<GoodsLine> line =
          GoodsLine.builder().set(GoodsLine.ORDER_LINE, orderLine).set(GoodsLine.PLANNED, planned);
      copy(PRODUCT, move, GoodsLine.PRODUCT, line);
      return line;
    }

    private void setLot(Builder<GoodsLine> line, @Nullable String name) {
      if (name == null) {
        return;
      }
      if ("serial".equals(move.text("product_id.tracking"))) {
        line.setAll(GoodsLine.SERIALS, Serial.of(name));
      } else {
        line.set(GoodsLine.LOT, Lot.of(name));
      }
    }

    private Quantity nothing() {
      return new Quantity(BigDecimal.ZERO, rest.unit());
    }
  }

  private static Quantity quantity(Source source, String path, String unit) {
    BigDecimal value = source.decimal(path);
    Long id = source.id(unit);
    if (id == null) {
      throw TransferMappings.refuse(path + " of " + source.id() + " has no unit");
    }
    return new Quantity(
        value == null ? BigDecimal.ZERO : value.setScale(DECIMALS, RoundingMode.HALF_UP),
        source.lookups().unit(id));
  }

  private static <T> void copy(
      Column<T> column, Source source, Field<T> field, Builder<GoodsLine> line) {
    T value = column.read(source);
    if (value != null) {
      line.set(field, value);
    }
  }
}
