package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.order.WarehouseOrderLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of the work in a warehouse: where to take what, as Odoo reserved it, and what is still
 * to be reserved.
 *
 * <p>Odoo merges and splits moves: a line's key is made of what it is, not of the record's id.
 */
final class WorkColumns {

  private static final String MOVES = "move_ids.";
  private static final String DETAILS = "move_line_ids";
  private static final Column<ProductRef> PRODUCT = References.product("product_id");
  private static final Column<LocationRef> FROM = References.location("location_id");
  private static final Column<LocationRef> TO = References.location("location_dest_id");
  private static final Column<PartyRef> OWNER = References.party("owner_id");

  private final TransferFields fields;

  WorkColumns(TransferFields fields) {
    this.fields = fields;
  }

  Column<List<WarehouseOrderLine>> lines() {
    List<String> move =
        new ArrayList<>(
            List.of("state", "product_uom_qty", "product_uom.display_name", "product_id.tracking"));
    List<String> detail =
        new ArrayList<>(
            List.of("quantity", "product_uom_id.display_name", "picked", "package_id.name"));
    Stream.of(PRODUCT, FROM, TO).forEach(column -> move.addAll(column.reads()));
    Stream.of(FROM, TO, OWNER).forEach(column -> detail.addAll(column.reads()));
    move.addAll(MoveOrders.reads(fields));
    detail.addAll(Lots.reads(fields));
    List<String> reads = new ArrayList<>();
    move.forEach(field -> reads.add(MOVES + field));
    detail.forEach(field -> reads.add(MOVES + DETAILS + "." + field));
    return MoveOrders.known(Column.readOnly(reads, this::read), fields, MOVES);
  }

  private List<WarehouseOrderLine> read(Source transfer) {
    Map<String, Integer> taken = new HashMap<>();
    List<WarehouseOrderLine> lines = new ArrayList<>();
    transfer
        .all("move_ids")
        .filter(move -> !"cancel".equals(move.text("state")))
        .flatMap(this::ofMove)
        .forEach(
            line -> {
              int same = taken.merge(name(line), 1, Integer::sum);
              String key = same == 1 ? name(line) : name(line) + "#" + same;
              lines.add(
                  WarehouseOrderLine.SHAPE.builder(line).set(WarehouseOrderLine.KEY, key).build());
            });
    return lines;
  }

  private Stream<WarehouseOrderLine> ofMove(Source move) {
    Quantity rest = Figures.quantityOf(move, "product_uom_qty", "product_uom");
    List<WarehouseOrderLine> lines = new ArrayList<>();
    for (Source detail : move.all(DETAILS).toList()) {
      Quantity here = Figures.quantityOf(detail, "quantity", "product_uom_id").in(rest.unit());
      if (!here.isZero()) {
        lines.add(reserved(move, detail, here));
        rest = rest.minus(here);
      }
    }
    if (rest.value().signum() > 0 && !rest.sameAs(rest.minus(rest))) {
      lines.add(line(move, move, rest).build());
    }
    return lines.stream();
  }

  private WarehouseOrderLine reserved(Source move, Source detail, Quantity here) {
    Builder<WarehouseOrderLine> line = line(move, detail, here);
    boolean picked =
        Boolean.TRUE.equals(detail.flag("picked")) || "done".equals(move.text("state"));
    line.set(WarehouseOrderLine.PICKED, picked ? here : null);
    line.set(WarehouseOrderLine.PACKAGE_CODE, detail.text("package_id.name"));
    line.set(WarehouseOrderLine.OWNER, OWNER.read(detail));
    Lots lot = Lots.of(detail, move.text("product_id.tracking"), fields);
    if (lot != null) {
      Serial serial = lot.asSerial();
      line.set(WarehouseOrderLine.LOT, lot.asLot());
      line.set(WarehouseOrderLine.SERIALS, serial == null ? null : List.of(serial));
    }
    return line.build();
  }

  private Builder<WarehouseOrderLine> line(Source move, Source places, Quantity quantity) {
    return WarehouseOrderLine.builder()
        .set(WarehouseOrderLine.KEY, "?")
        .set(WarehouseOrderLine.ORDER, MoveOrders.order(fields, move))
        .set(WarehouseOrderLine.ORDER_LINE, MoveOrders.line(fields, move))
        .set(WarehouseOrderLine.PRODUCT, PRODUCT.read(move))
        .set(WarehouseOrderLine.QUANTITY, quantity)
        .set(WarehouseOrderLine.FROM, FROM.read(places))
        .set(WarehouseOrderLine.TO, TO.read(places));
  }

  private static String name(WarehouseOrderLine line) {
    Stream<String> parts =
        Stream.of(
            line.orderLine().orElse(""),
            line.product().sku().orElseGet(() -> line.product().externalKeys().toString()),
            line.from().flatMap(LocationRef::code).orElse(""),
            line.lot().map(lot -> lot.number()).orElse(""),
            line.serials().stream().map(Serial::number).collect(Collectors.joining(",")),
            line.packageCode().orElse(""),
            line.owner().flatMap(PartyRef::name).orElse(""));
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
  }
}
