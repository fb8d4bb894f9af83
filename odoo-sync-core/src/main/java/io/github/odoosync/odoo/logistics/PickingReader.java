package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads transfers with all that hangs on them, in one call. Thread-safe. */
final class PickingReader {

  static final String MODEL = "stock.picking";
  private static final String MOVES = "move_ids.";
  private static final String LINES = MOVES + "move_line_ids.";
  private static final Set<String> ENDLESS =
      Set.of("supplier", "customer", "inventory", "production");

  private final Server server;
  private final Units units;

  PickingReader(Server server, Units units) {
    this.server = server;
    this.units = units;
  }

  Picking get(long id) {
    List<Picking> found = where(field("id").eq(id));
    if (found.isEmpty()) {
      throw Rejections.notFound(MODEL, id);
    }
    return found.get(0);
  }

  List<Picking> where(Domain condition) {
    server.require(Needs.TRANSFERS);
    return server.model(MODEL, fields()).where(condition).orderBy("id").list().stream()
        .map(this::picking)
        .toList();
  }

  private String[] fields() {
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of("name", "state", "origin", "company_id", "backorder_id", "return_id"));
    for (String field :
        List.of("code", "create_backorder", "use_create_lots", "use_existing_lots")) {
      fields.add("picking_type_id." + field);
    }
    fields.add("location_id.usage");
    addIfKnown(fields, MODEL, "", "carrier_tracking_ref");
    for (String field :
        List.of("state", "product_uom", "product_uom_qty", "picked", "scrap_id", "location_id")) {
      fields.add(MOVES + field);
    }
    fields.add(MOVES + "location_dest_id");
    fields.add(MOVES + "move_dest_ids.picking_id");
    fields.add(MOVES + "move_dest_ids.origin_returned_move_id");
    for (String field : List.of("display_name", "tracking", "uom_id")) {
      fields.add(MOVES + "product_id." + field);
    }
    addIfKnown(fields, "stock.move", MOVES, "sale_line_id");
    addIfKnown(fields, "stock.move", MOVES, "purchase_line_id");
    for (String field : List.of("quantity", "product_uom_id", "lot_name", "owner_id")) {
      fields.add(LINES + field);
    }
    for (String field : List.of("lot_id", "package_id", "result_package_id")) {
      fields.add(LINES + field + ".name");
    }
    fields.add(LINES + "location_id");
    return fields.toArray(String[]::new);
  }

  private void addIfKnown(List<String> fields, String model, String prefix, String field) {
    if (server.has(model, field)) {
      fields.add(prefix + field);
    }
  }

  private Picking picking(OdooRecord record) {
    OdooRecord type = record.record("picking_type_id").orElseThrow();
    OdooRecord source = record.record("location_id").orElseThrow();
    List<Picking.Move> moves = new ArrayList<>();
    for (OdooRecord move : record.records("move_ids")) {
      if (Ids.of(move, "scrap_id") == null) {
        moves.add(move(move));
      }
    }
    return new Picking(
        record.id(),
        record.string("name").orElse("transfer " + record.id()),
        record.string("state").orElse(""),
        record.string("origin").orElse(null),
        operationType(type),
        Ids.required(record, "company_id"),
        source.id(),
        source.string("usage").filter(ENDLESS::contains).isPresent(),
        Ids.of(record, "backorder_id"),
        Ids.of(record, "return_id"),
        record.has("carrier_tracking_ref")
            ? record.string("carrier_tracking_ref").orElse(null)
            : null,
        List.copyOf(moves));
  }

  private static Picking.OperationType operationType(OdooRecord type) {
    return new Picking.OperationType(
        type.string("code").orElse(""),
        type.string("create_backorder").orElse("ask"),
        type.flag("use_create_lots"),
        type.flag("use_existing_lots"));
  }

  private Picking.Move move(OdooRecord move) {
    OdooRecord product = move.record("product_id").orElseThrow();
    Unit productUnit = units.get(Ids.required(product, "uom_id"));
    Long saleLine = Ids.of(move, "sale_line_id");
    List<Long> movesOn = new ArrayList<>();
    for (OdooRecord next : move.records("move_dest_ids")) {
      if (Ids.of(next, "origin_returned_move_id") == null) {
        Optional.ofNullable(Ids.of(next, "picking_id")).ifPresent(movesOn::add);
      }
    }
    return new Picking.Move(
        move.id(),
        move.string("state").orElse(""),
        product.id(),
        product.string("display_name").orElse("product " + product.id()),
        product.string("tracking").orElse("none"),
        productUnit,
        units.get(Ids.required(move, "product_uom")),
        move.decimal("product_uom_qty").orElse(BigDecimal.ZERO),
        move.flag("picked"),
        saleLine != null ? saleLine : Ids.of(move, "purchase_line_id"),
        Ids.required(move, "location_id"),
        Ids.required(move, "location_dest_id"),
        movesOn,
        move.records("move_line_ids").stream().map(line -> line(line, productUnit)).toList());
  }

  private Picking.Line line(OdooRecord line, Unit productUnit) {
    Unit unit = units.get(Ids.required(line, "product_uom_id"));
    String lot = name(line, "lot_id");
    return new Picking.Line(
        line.id(),
        unit.convert(line.decimal("quantity").orElse(BigDecimal.ZERO), productUnit),
        unit.id(),
        lot != null ? lot : line.string("lot_name").orElse(null),
        name(line, "package_id"),
        name(line, "result_package_id"),
        Ids.of(line, "owner_id"),
        Ids.required(line, "location_id"));
  }

  private static @Nullable String name(OdooRecord line, String field) {
    return line.record(field).flatMap(target -> target.string("name")).orElse(null);
  }
}
