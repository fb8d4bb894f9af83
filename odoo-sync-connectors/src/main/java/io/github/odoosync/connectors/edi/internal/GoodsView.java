package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import java.time.Instant;
import java.util.List;

/**
 * Goods on their way as the partners see them, whichever side's document it is.
 *
 * @param <P> the document
 * @param schema of the document
 * @param orderEntity of which kind the orders are
 * @param key by which it is known
 * @param shipper who sends it
 * @param origin from which warehouse
 * @param recipient who gets it
 * @param destination which warehouse gets it
 * @param happenedAt when it left or came
 * @param quantity how much is meant where a document tells one quantity
 * @param asked how much was asked for, where a document tells both
 */
public record GoodsView<P extends Document>(
    Schema<P> schema,
    String orderEntity,
    Slot<P, String> key,
    Slot<P, PartyRef> shipper,
    Slot<P, LocationRef> origin,
    Slot<P, PartyRef> recipient,
    Slot<P, LocationRef> destination,
    Slot<P, Address> address,
    Slot<P, Contact> contact,
    Field<String> carrier,
    Slot<P, String> service,
    Slot<P, String> incoterm,
    Slot<P, Instant> plannedAt,
    Field<Instant> happenedAt,
    Slot<P, Weight> weight,
    Field<List<BusinessKey>> orders,
    Field<List<TrackingNumber>> trackingNumbers,
    Field<List<GoodsLine>> lines,
    Field<List<ShipmentPackage>> packages,
    Slot<GoodsLine, Quantity> quantity,
    Slot<GoodsLine, Quantity> asked,
    Node<P> constants) {

  private static final String SALE = "sales-order";
  private static final String PURCHASE = "purchase-order";

  /** What was shipped to a customer. */
  public static final GoodsView<Shipment> SHIPPED =
      shipment(TransferStatus.DONE, GoodsLine.DONE, GoodsLine.PLANNED);

  /** What is to be shipped. */
  public static final GoodsView<Shipment> TO_SHIP =
      shipment(TransferStatus.READY, GoodsLine.PLANNED, GoodsLine.DONE);

  /** What is to come in. */
  public static final GoodsView<Receipt> EXPECTED =
      receipt(TransferStatus.PLANNED, GoodsLine.PLANNED, GoodsLine.DONE);

  /** What came in. */
  public static final GoodsView<Receipt> RECEIVED =
      receipt(TransferStatus.DONE, GoodsLine.DONE, GoodsLine.PLANNED);

  private static GoodsView<Shipment> shipment(
      TransferStatus status, Field<Quantity> quantity, Field<Quantity> asked) {
    return new GoodsView<>(
        Shipment.SCHEMA,
        SALE,
        OrderView.key(Shipment.SCHEMA),
        Slot.of(Shipment.SHIPPER),
        Slot.of(Shipment.WAREHOUSE),
        Slot.of(Shipment.RECIPIENT),
        Slot.of(Shipment.DESTINATION),
        Slot.of(Shipment.SHIP_TO),
        Slot.of(Shipment.CONTACT),
        Shipment.CARRIER,
        Slot.of(Shipment.SERVICE),
        Slot.of(Shipment.INCOTERM),
        Slot.of(Shipment.PLANNED_AT),
        Shipment.SHIPPED_AT,
        Slot.of(Shipment.WEIGHT),
        Shipment.ORDERS,
        Shipment.TRACKING_NUMBERS,
        Shipment.LINES,
        Shipment.PACKAGES,
        Slot.of(quantity),
        Slot.of(asked),
        new Constants<>(
            draft -> {
              draft.set(Shipment.STATUS, status);
              draft.set(Shipment.FLOW, Flow.DELIVERY);
            }));
  }

  private static GoodsView<Receipt> receipt(
      TransferStatus status, Field<Quantity> quantity, Field<Quantity> asked) {
    return new GoodsView<>(
        Receipt.SCHEMA,
        PURCHASE,
        OrderView.key(Receipt.SCHEMA),
        Slot.of(Receipt.SUPPLIER),
        Slot.none(),
        Slot.none(),
        Slot.of(Receipt.WAREHOUSE),
        Slot.none(),
        Slot.none(),
        Receipt.CARRIER,
        Slot.none(),
        Slot.none(),
        Slot.of(Receipt.PLANNED_AT),
        Receipt.RECEIVED_AT,
        Slot.none(),
        Receipt.ORDERS,
        Receipt.TRACKING_NUMBERS,
        Receipt.LINES,
        Receipt.PACKAGES,
        Slot.of(quantity),
        Slot.of(asked),
        new Constants<>(draft -> draft.set(Receipt.STATUS, status)));
  }
}
