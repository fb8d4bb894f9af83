package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How shipments, receipts and returns are mapped to Odoo's transfers. Immutable and thread-safe.
 *
 * <p>What can be written is when a transfer is planned, for whom it is, and with which carrier and
 * tracking number it goes. What is in it is read only: goods are shipped, received and returned by
 * Odoo's logistics, and a transfer is made by its order. A field of a module that the server lacks
 * is not mapped.
 */
public final class TransferMappings {

  private static final String MODEL = "stock.picking";

  private static final Map<String, TransferStatus> STATES =
      Map.of(
          "draft", TransferStatus.PLANNED,
          "waiting", TransferStatus.PLANNED,
          "confirmed", TransferStatus.PLANNED,
          "assigned", TransferStatus.READY,
          "done", TransferStatus.DONE,
          "cancel", TransferStatus.CANCELLED);

  private static final Map<String, Flow> FLOWS =
      Map.of("outgoing", Flow.DELIVERY, "dropship", Flow.DROP_SHIP, "internal", Flow.TRANSFER);

  private final ModelSchema transfer;
  private final ModelSchema move;

  private TransferMappings(ModelSchema transfer, ModelSchema move) {
    this.transfer = transfer;
    this.move = move;
  }

  /** Returns the mappings for a database; asks it what its transfers have. */
  public static TransferMappings of(OdooClient odoo) {
    return new TransferMappings(odoo.model(MODEL).schema(), odoo.model("stock.move").schema());
  }

  /** Returns the mapping of deliveries, drop-shipments and transfers between warehouses. */
  public DocumentMapping<Shipment> shipment() {
    DocumentMapping<Shipment> mapping =
        DocumentMapping.of(Shipment.SCHEMA, MODEL, "name")
            .onCreate(TransferMappings::refuseNew)
            .with(Document.COMPANY, company())
            .with(Shipment.FLOW, flow())
            .with(Shipment.STATUS, status())
            .with(Shipment.BACKORDER_OF, transferKey("backorder_id", Shipment.SCHEMA))
            .with(
                Shipment.WAREHOUSE, References.warehouse("picking_type_id.warehouse_id").readOnly())
            .with(Shipment.RECIPIENT, References.party("partner_id"))
            .with(Shipment.PLANNED_AT, Column.time("scheduled_date"))
            .with(Shipment.SHIPPED_AT, Column.time("date_done").readOnly())
            .with(Shipment.LINES, GoodsColumns.lines(moveHas("sale_line_id"), "sale.order.line"))
            .with(Shipment.PACKAGES, GoodsColumns.packages());
    mapping = addOrders(mapping, Shipment.ORDERS, "sale_id", "sale.order", "sales-order");
    return addCarrier(mapping, Shipment.CARRIER, Shipment.TRACKING_NUMBERS);
  }

  /** Returns the mapping of receipts. */
  public DocumentMapping<Receipt> receipt() {
    DocumentMapping<Receipt> mapping =
        DocumentMapping.of(Receipt.SCHEMA, MODEL, "name")
            .onCreate(TransferMappings::refuseNew)
            .with(Document.COMPANY, company())
            .with(Receipt.STATUS, status())
            .with(Receipt.BACKORDER_OF, transferKey("backorder_id", Receipt.SCHEMA))
            .with(
                Receipt.WAREHOUSE, References.warehouse("picking_type_id.warehouse_id").readOnly())
            .with(Receipt.SUPPLIER, References.party("partner_id"))
            .with(Receipt.PLANNED_AT, Column.time("scheduled_date"))
            .with(Receipt.RECEIVED_AT, Column.time("date_done").readOnly())
            .with(
                Receipt.LINES,
                GoodsColumns.lines(moveHas("purchase_line_id"), "purchase.order.line"))
            .with(Receipt.PACKAGES, GoodsColumns.packages());
    mapping = addOrders(mapping, Receipt.ORDERS, "purchase_id", "purchase.order", "purchase-order");
    return addCarrier(mapping, Receipt.CARRIER, Receipt.TRACKING_NUMBERS);
  }

  /** Returns the mapping of returns, from customers and to suppliers. */
  public DocumentMapping<Return> returned() {
    DocumentMapping<Return> mapping =
        DocumentMapping.of(Return.SCHEMA, MODEL, "name")
            .onCreate(TransferMappings::refuseNew)
            .with(Document.COMPANY, company())
            .with(Return.DIRECTION, direction())
            .with(Return.STATUS, status())
            .with(Return.RETURN_OF, returnOf())
            .with(Return.WAREHOUSE, References.warehouse("picking_type_id.warehouse_id").readOnly())
            .with(Return.PARTY, References.party("partner_id"))
            .with(Return.PLANNED_AT, Column.time("scheduled_date"))
            .with(Return.RECEIVED_AT, Column.time("date_done").readOnly())
            .with(Return.LINES, GoodsColumns.lines(moveHas("sale_line_id"), "sale.order.line"))
            .with(Return.PACKAGES, GoodsColumns.packages());
    mapping = addOrders(mapping, Return.ORDERS, "sale_id", "sale.order", "sales-order");
    return addCarrier(mapping, Return.CARRIER, Return.TRACKING_NUMBERS);
  }

  static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }

  private static <D extends Document> Values refuseNew(D document) {
    throw refuse(
        document
            + " is not in Odoo, and a transfer is made by its order or by logistics, not by writing"
            + " one");
  }

  private <D extends Document> DocumentMapping<D> addOrders(
      DocumentMapping<D> mapping,
      Field<List<BusinessKey>> field,
      String path,
      String model,
      String entity) {
    if (transfer.field(path).isEmpty()) {
      return mapping;
    }
    Column<List<BusinessKey>> column =
        Column.readOnly(
            List.of(path + ".name"),
            source -> {
              BusinessKey order = OrderKeys.of(source, path, model, entity);
              return order == null ? null : List.of(order);
            });
    return mapping.with(field, column);
  }

  private <D extends Document> DocumentMapping<D> addCarrier(
      DocumentMapping<D> mapping, Field<String> carrier, Field<List<TrackingNumber>> numbers) {
    if (transfer.field("carrier_id").isEmpty()
        || transfer.field("carrier_tracking_ref").isEmpty()) {
      return mapping;
    }
    return mapping
        .with(carrier, References.code("carrier_id", "name", Lookups::carrierId))
        .with(numbers, TrackingColumn.of());
  }

  private @Nullable String moveHas(String field) {
    return move.field(field).isPresent() ? field : null;
  }

  private static Column<String> company() {
    return References.code("company_id", "name", Lookups::companyId).readOnly();
  }

  private static Column<TransferStatus> status() {
    return Column.readOnly(
        List.of("state"),
        source -> {
          TransferStatus status = STATES.get(String.valueOf(source.text("state")));
          if (status == null) {
            throw refuse("A transfer's state '" + source.text("state") + "' is not known");
          }
          return status;
        });
  }

  private static Column<Flow> flow() {
    return Column.readOnly(
        List.of("picking_type_id.code"),
        source -> {
          Flow flow = FLOWS.get(String.valueOf(source.text("picking_type_id.code")));
          if (flow == null) {
            throw refuse("Transfer " + source.id() + " is no shipment: " + code(source));
          }
          return flow;
        });
  }

  private static Column<Return.Direction> direction() {
    return Column.readOnly(
        List.of("picking_type_id.code", "return_id.name"),
        source -> {
          if (source.id("return_id") == null) {
            throw refuse("Transfer " + source.id() + " is no return");
          }
          return "incoming".equals(code(source))
              ? Return.Direction.FROM_CUSTOMER
              : Return.Direction.TO_SUPPLIER;
        });
  }

  private static @Nullable String code(Source source) {
    return source.text("picking_type_id.code");
  }

  private static Column<BusinessKey> transferKey(String path, Schema<?> schema) {
    return Column.readOnly(
        List.of(path + ".name"),
        source -> {
          String name = source.text(path + ".name");
          return name == null ? null : new BusinessKey(schema.name(), name);
        });
  }

  // What comes in went out before, and the other way round.
  private static Column<BusinessKey> returnOf() {
    List<String> reads = new ArrayList<>(List.of("picking_type_id.code", "return_id.name"));
    return Column.readOnly(
        reads,
        source -> {
          String name = source.text("return_id.name");
          Schema<?> schema = "incoming".equals(code(source)) ? Shipment.SCHEMA : Receipt.SCHEMA;
          return name == null ? null : new BusinessKey(schema.name(), name);
        });
  }
}
