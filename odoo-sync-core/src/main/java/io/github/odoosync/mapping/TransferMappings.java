package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  static final Map<String, TransferStatus> STATES =
      Map.of(
          "draft", TransferStatus.PLANNED,
          "waiting", TransferStatus.PLANNED,
          "confirmed", TransferStatus.PLANNED,
          "partially_available", TransferStatus.PLANNED,
          "assigned", TransferStatus.READY,
          "done", TransferStatus.DONE,
          "cancel", TransferStatus.CANCELLED);

  private static final Map<String, Flow> FLOWS =
      Map.of("outgoing", Flow.DELIVERY, "dropship", Flow.DROP_SHIP, "internal", Flow.TRANSFER);

  private final TransferFields fields;
  private final GoodsColumns goods;

  private TransferMappings(TransferFields fields) {
    this.fields = fields;
    this.goods = new GoodsColumns(fields);
  }

  /** Returns the mappings for a database; asks it what its transfers have. */
  public static TransferMappings of(OdooClient odoo) {
    return new TransferMappings(TransferFields.of(odoo));
  }

  /** Returns the mapping of deliveries, drop-shipments and transfers between warehouses. */
  public DocumentMapping<Shipment> shipment() {
    DocumentMapping<Shipment> mapping =
        DocumentMapping.of(Shipment.SCHEMA, MODEL, "name")
            .onCreate(refusingNew())
            .with(Document.COMPANY, ServerModel.company().readOnly())
            .with(Shipment.FLOW, flow())
            .with(Shipment.STATUS, status())
            .with(Shipment.ORDERS, goods.orders())
            .with(
                Shipment.BACKORDER_OF,
                DocumentKeys.one("backorder_id", MODEL, Shipment.SCHEMA.name()))
            .with(Shipment.WAREHOUSE, warehouse())
            .with(Shipment.DESTINATION, destination())
            .with(Shipment.RECIPIENT, References.party("partner_id"))
            .with(Shipment.SHIP_TO, PartnerColumns.address("partner_id.").readOnly())
            .with(
                Shipment.CONTACT,
                PartnerColumns.contact("partner_id.", fields.mobiles()).readOnly())
            .with(Shipment.PLANNED_AT, Column.time("scheduled_date"))
            .with(Shipment.SHIPPED_AT, Column.time("date_done").readOnly())
            .with(Shipment.LINES, goods.lines())
            .with(Shipment.PACKAGES, new PackageColumns(fields).all());
    if (fields.purchases()) {
      mapping = mapping.with(Shipment.SHIPPER, shipper());
    }
    if (fields.weights()) {
      mapping = mapping.with(Shipment.WEIGHT, weight());
    }
    if (fields.incoterms()) {
      mapping = mapping.with(Shipment.INCOTERM, Column.text("sale_id.incoterm.code").readOnly());
    }
    return addCarrier(mapping, Shipment.CARRIER, Shipment.TRACKING_NUMBERS);
  }

  /** Returns the mapping of receipts. */
  public DocumentMapping<Receipt> receipt() {
    DocumentMapping<Receipt> mapping =
        DocumentMapping.of(Receipt.SCHEMA, MODEL, "name")
            .onCreate(refusingNew())
            .with(Document.COMPANY, ServerModel.company().readOnly())
            .with(Receipt.STATUS, status())
            .with(Receipt.ORDERS, goods.orders())
            .with(
                Receipt.BACKORDER_OF,
                DocumentKeys.one("backorder_id", MODEL, Receipt.SCHEMA.name()))
            .with(Receipt.WAREHOUSE, warehouse())
            .with(Receipt.SUPPLIER, References.party("partner_id"))
            .with(Receipt.PLANNED_AT, Column.time("scheduled_date"))
            .with(Receipt.RECEIVED_AT, Column.time("date_done").readOnly())
            .with(Receipt.LINES, goods.lines())
            .with(Receipt.PACKAGES, new PackageColumns(fields).all());
    return addCarrier(mapping, Receipt.CARRIER, Receipt.TRACKING_NUMBERS);
  }

  /** Returns the mapping of returns, from customers and to suppliers. */
  public DocumentMapping<Return> returned() {
    DocumentMapping<Return> mapping =
        DocumentMapping.of(Return.SCHEMA, MODEL, "name")
            .onCreate(refusingNew())
            .with(Document.COMPANY, ServerModel.company().readOnly())
            .with(Return.DIRECTION, direction())
            .with(Return.STATUS, status())
            .with(Return.ORDERS, goods.orders())
            .with(Return.RETURN_OF, returnOf())
            .with(Return.WAREHOUSE, warehouse())
            .with(Return.PARTY, References.party("partner_id"))
            .with(Return.AUTHORIZED_AT, Column.time("create_date").readOnly())
            .with(Return.PLANNED_AT, Column.time("scheduled_date"))
            .with(Return.RECEIVED_AT, Column.time("date_done").readOnly())
            .with(Return.LINES, goods.lines())
            .with(Return.PACKAGES, new PackageColumns(fields).all());
    return addCarrier(mapping, Return.CARRIER, Return.TRACKING_NUMBERS);
  }

  static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }

  /** Refuses a document that Odoo does not hold. */
  static <D extends Document> Function<D, Values> refusingNew() {
    return document -> {
      throw refuse(
          document
              + " is not in Odoo, and a transfer is made by its order or by logistics, not by"
              + " writing one");
    };
  }

  private <D extends Document> DocumentMapping<D> addCarrier(
      DocumentMapping<D> mapping, Field<String> carrier, Field<List<TrackingNumber>> numbers) {
    if (!fields.carriers()) {
      return mapping;
    }
    return mapping
        .with(carrier, References.code("carrier_id", "name", Lookups::carrierId))
        .with(numbers, TrackingColumn.of());
  }

  private static Column<TransferStatus> status() {
    return Column.code("state", STATES).readOnly();
  }

  private static Column<LocationRef> warehouse() {
    return References.warehouse("picking_type_id.warehouse_id").readOnly();
  }

  /** The warehouse that goods go to, where that is one of ours. */
  private static Column<LocationRef> destination() {
    return References.warehouse("location_dest_id.warehouse_id").readOnly();
  }

  private static Column<PartyRef> shipper() {
    Column<PartyRef> supplier = References.party("purchase_id.partner_id");
    List<String> reads = new ArrayList<>(supplier.reads());
    reads.add("picking_type_id.code");
    return Column.readOnly(
        reads, source -> "dropship".equals(code(source)) ? supplier.read(source) : null);
  }

  private static Column<Weight> weight() {
    return Column.readOnly(
        List.of("shipping_weight", "weight", "weight_uom_name"),
        source -> {
          BigDecimal stated = Measures.measured(source, "shipping_weight");
          BigDecimal weight = stated == null ? Measures.measured(source, "weight") : stated;
          return weight == null
              ? null
              : new Weight(weight, Measures.weight(source.text("weight_uom_name")));
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

  // What comes in went out before, and the other way round.
  private static Column<BusinessKey> returnOf() {
    return Column.<BusinessKey>readOnly(
            List.of("picking_type_id.code", "return_id.name"),
            source -> {
              Schema<?> schema = "incoming".equals(code(source)) ? Shipment.SCHEMA : Receipt.SCHEMA;
              return DocumentKeys.of(source, "return_id", MODEL, schema.name(), "name")
                  .findFirst()
                  .orElse(null);
            })
        .naming("return_id", MODEL);
  }
}
