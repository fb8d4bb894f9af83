package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.order.WarehouseOrder;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.StockMove;
import io.github.odoosync.odoo.OdooClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the work of a warehouse is mapped to Odoo: a release or pick is a transfer, a wave is a batch
 * of transfers, and a move of stock is a line of a transfer. Immutable and thread-safe.
 *
 * <p>What can be written is who does it, when it is due and how urgent it is. What is in it is read
 * only: transfers are made by their orders, waves by the batches of logistics, and goods are moved
 * by logistics.
 */
public final class WarehouseMappings {

  private static final String TRANSFER = "stock.picking";
  private static final String WAVE = "stock.picking.batch";

  private static final Map<String, WarehouseOrder.State> STATES =
      Map.of(
          "draft", WarehouseOrder.State.PLANNED,
          "waiting", WarehouseOrder.State.PLANNED,
          "confirmed", WarehouseOrder.State.PLANNED,
          "assigned", WarehouseOrder.State.RELEASED,
          "in_progress", WarehouseOrder.State.RELEASED,
          "done", WarehouseOrder.State.DONE,
          "cancel", WarehouseOrder.State.CANCELLED);

  private final TransferFields fields;

  private WarehouseMappings(TransferFields fields) {
    this.fields = fields;
  }

  /** Returns the mappings for a database; asks it what its transfers have. */
  public static WarehouseMappings of(OdooClient odoo) {
    return new WarehouseMappings(TransferFields.of(odoo));
  }

  /**
   * Returns the mapping of transfers as work: what leaves or comes in is a release, what is moved
   * within the warehouse is a pick.
   */
  public DocumentMapping<WarehouseOrder> transfer() {
    WorkColumns work = new WorkColumns(fields);
    DocumentMapping<WarehouseOrder> mapping =
        DocumentMapping.of(WarehouseOrder.SCHEMA, TRANSFER, "name")
            .onCreate(TransferMappings.refusingNew())
            .with(Document.COMPANY, ServerModel.company().readOnly())
            .with(WarehouseOrder.KIND, kind())
            .with(WarehouseOrder.STATE, state("move_ids.move_line_ids.picked"))
            .with(
                WarehouseOrder.WAREHOUSE,
                References.warehouse("picking_type_id.warehouse_id").readOnly())
            .with(WarehouseOrder.ORDERS, new GoodsColumns(fields).orders())
            .with(WarehouseOrder.MEMBERS, keys("move_ids.move_orig_ids.picking_id"))
            .with(
                WarehouseOrder.BACKORDER_OF,
                DocumentKeys.one("backorder_id", TRANSFER, WarehouseOrder.SCHEMA.name()))
            .with(WarehouseOrder.PRIORITY, priority())
            .with(WarehouseOrder.DUE_AT, Column.time("scheduled_date"))
            .with(WarehouseOrder.ASSIGNED_TO, user())
            .with(WarehouseOrder.DELIVER_TO, References.party("partner_id"))
            .with(WarehouseOrder.DELIVERY_ADDRESS, PartnerColumns.address("partner_id.").readOnly())
            .with(WarehouseOrder.LINES, work.lines());
    return fields.carriers()
        ? mapping.with(
            WarehouseOrder.CARRIER, References.code("carrier_id", "name", Lookups::carrierId))
        : mapping;
  }

  /** Returns the mapping of batches and waves; their members are the transfers in them. */
  public DocumentMapping<WarehouseOrder> wave() {
    return DocumentMapping.of(WarehouseOrder.SCHEMA, WAVE, "name")
        .onCreate(TransferMappings.refusingNew())
        .with(Document.COMPANY, ServerModel.company().readOnly())
        .with(
            WarehouseOrder.KIND,
            Column.readOnly(List.of("name"), source -> WarehouseOrder.Kind.WAVE))
        .with(WarehouseOrder.STATE, state("picking_ids.move_ids.move_line_ids.picked"))
        .with(
            WarehouseOrder.WAREHOUSE,
            References.warehouse("picking_type_id.warehouse_id").readOnly())
        .with(WarehouseOrder.MEMBERS, keys("picking_ids"))
        .with(WarehouseOrder.DUE_AT, Column.time("scheduled_date").readOnly())
        .with(WarehouseOrder.ASSIGNED_TO, user());
  }

  /** Returns the mapping of the movements of goods, a lot, package or owner each; read only. */
  public DocumentMapping<StockMove> stockMove() {
    List<String> lot = new ArrayList<>(Lots.reads(fields));
    lot.add("product_id.tracking");
    return DocumentMapping.of(StockMove.SCHEMA, "stock.move.line")
        .onCreate(TransferMappings.refusingNew())
        .with(Document.COMPANY, ServerModel.company().readOnly())
        .with(StockMove.PRODUCT, References.product("product_id").readOnly())
        .with(StockMove.QUANTITY, Column.quantity("quantity", "product_uom_id").readOnly())
        .with(StockMove.FROM, References.location("location_id").readOnly())
        .with(StockMove.TO, References.location("location_dest_id").readOnly())
        .with(StockMove.STATUS, Column.code("state", TransferMappings.STATES).readOnly())
        .with(
            StockMove.LOT,
            Column.readOnly(
                lot,
                source -> {
                  Lots found = lotOf(source);
                  return found == null ? null : found.asLot();
                }))
        .with(
            StockMove.SERIAL,
            Column.readOnly(
                lot,
                source -> {
                  Lots found = lotOf(source);
                  return found == null ? null : found.asSerial();
                }))
        .with(StockMove.PACKAGE_ID, Column.text("result_package_id.name").readOnly())
        .with(StockMove.OWNER, References.party("owner_id").readOnly())
        .with(StockMove.CAUSE, cause())
        .with(StockMove.PLANNED_AT, when(false))
        .with(StockMove.DONE_AT, when(true));
  }

  private @Nullable Lots lotOf(Source line) {
    return Lots.of(line, line.text("product_id.tracking"), fields);
  }

  private static Column<String> user() {
    return References.code("user_id", "login", Lookups::userId);
  }

  private static Column<WarehouseOrder.Kind> kind() {
    return Column.readOnly(
        List.of("picking_type_id.code"),
        source ->
            "internal".equals(source.text("picking_type_id.code"))
                ? WarehouseOrder.Kind.PICK
                : WarehouseOrder.Kind.RELEASE);
  }

  /** Work has begun when something was picked, which Odoo's own state does not tell. */
  private static Column<WarehouseOrder.State> state(String picked) {
    int dot = picked.lastIndexOf('.');
    return Column.readOnly(
        List.of("state", picked),
        source -> {
          WarehouseOrder.State state = STATES.get(String.valueOf(source.text("state")));
          boolean begun =
              source
                  .all(picked.substring(0, dot))
                  .anyMatch(line -> Boolean.TRUE.equals(line.flag(picked.substring(dot + 1))));
          return begun && state == WarehouseOrder.State.RELEASED
              ? WarehouseOrder.State.STARTED
              : state;
        });
  }

  private static Column<List<BusinessKey>> keys(String path) {
    return DocumentKeys.all(path, TRANSFER, WarehouseOrder.SCHEMA.name(), "name");
  }

  /** Odoo knows normal and urgent. */
  private static Column<Long> priority() {
    Column<Long> column =
        Column.of(
            List.of("priority"),
            source -> "1".equals(source.text("priority")) ? 1L : 0L,
            (value, current, target) -> target.put("priority", value > 0 ? "1" : "0"));
    return column.same((a, b, lookups) -> a > 0 == b > 0);
  }

  private static Column<Instant> when(boolean done) {
    return Column.readOnly(
        List.of("date", "state"),
        source -> "done".equals(source.text("state")) == done ? source.time("date") : null);
  }

  /** The transfer, by what it is as a document. */
  private static Column<BusinessKey> cause() {
    return Column.<BusinessKey>readOnly(
            List.of("picking_id.name", "picking_id.return_id", "picking_id.picking_type_id.code"),
            source ->
                source
                    .all("picking_id")
                    .map(it -> DocumentKeys.of(it, TRANSFER, schemaOf(it).name(), "name"))
                    .findFirst()
                    .orElse(null))
        .naming("picking_id", TRANSFER);
  }

  private static Schema<?> schemaOf(Source transfer) {
    if (transfer.isSet("return_id")) {
      return Return.SCHEMA;
    }
    return "incoming".equals(transfer.text("picking_type_id.code"))
        ? Receipt.SCHEMA
        : Shipment.SCHEMA;
  }
}
