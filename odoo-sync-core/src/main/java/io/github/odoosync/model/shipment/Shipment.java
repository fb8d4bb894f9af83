package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Goods that leave for a customer, from our warehouse or a supplier's, or for another warehouse.
 *
 * <p>A partial delivery is a shipment whose lines did less than they planned; its rest is another
 * shipment that names it with {@link #BACKORDER_OF}. What of an order is delivered is the sum over
 * its shipments: {@link Fulfilment}.
 */
public final class Shipment extends Document {

  private static final Fields FIELDS = Fields.document("shipment", 1);

  /** Which orders it serves. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The shipment whose rest it is. */
  public static final Field<BusinessKey> BACKORDER_OF =
      FIELDS.optional("backorderOf", BusinessKey.TYPE);

  /** Where the goods go from and to. */
  public static final Field<Flow> FLOW = FIELDS.required("flow", Type.oneOf(Flow.values()));

  /** How far it is in the warehouse; where it is with the carrier is told by milestones. */
  public static final Field<TransferStatus> STATUS =
      FIELDS.required("status", Type.oneOf(TransferStatus.values()));

  /** The warehouse that ships it. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** Who ships it, where that is not the company: the supplier of a drop-shipment. */
  public static final Field<PartyRef> SHIPPER = FIELDS.optional("shipper", PartyRef.SHAPE.type());

  /** Who gets it. */
  public static final Field<PartyRef> RECIPIENT =
      FIELDS.optional("recipient", PartyRef.SHAPE.type());

  /** Where it goes. */
  public static final Field<Address> SHIP_TO = FIELDS.optional("shipTo", Address.SHAPE.type());

  /** Whom the carrier calls. */
  public static final Field<Contact> CONTACT = FIELDS.optional("contact", Contact.SHAPE.type());

  /** The warehouse that gets it, where it is a transfer. */
  public static final Field<LocationRef> DESTINATION =
      FIELDS.optional("destination", LocationRef.SHAPE.type());

  /** The carrier, by its code. */
  public static final Field<String> CARRIER = FIELDS.optional("carrier", Type.TEXT);

  /** The carrier's service, by its code. */
  public static final Field<String> SERVICE = FIELDS.optional("service", Type.TEXT);

  /** The Incoterm, such as DAP. */
  public static final Field<String> INCOTERM = FIELDS.optional("incoterm", Type.TEXT);

  /** The carrier's numbers for the whole of it. */
  public static final Field<List<TrackingNumber>> TRACKING_NUMBERS =
      FIELDS.set("trackingNumbers", TrackingNumber.TYPE);

  /** When it is to leave. */
  public static final Field<Instant> PLANNED_AT = FIELDS.optional("plannedAt", Type.TIME);

  /** When it left. */
  public static final Field<Instant> SHIPPED_AT = FIELDS.optional("shippedAt", Type.TIME);

  /** What all of it weighs. */
  public static final Field<Weight> WEIGHT = FIELDS.optional("weight", Weight.TYPE);

  /** What is in it. */
  public static final Field<List<GoodsLine>> LINES = FIELDS.list("lines", GoodsLine.SHAPE.type());

  /** What the goods are packed in. */
  public static final Field<List<ShipmentPackage>> PACKAGES =
      FIELDS.set("packages", ShipmentPackage.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<Shipment> SCHEMA = FIELDS.schema(Shipment::new);

  private Shipment(Content content) {
    super(content);
    Packing.check(packages(), lines());
  }

  /** Starts a new one. */
  public static Builder<Shipment> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Shipment> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<Shipment> schema() {
    return SCHEMA;
  }

  /** Returns which orders it serves. */
  public List<BusinessKey> orders() {
    return all(ORDERS);
  }

  /** Returns the shipment whose rest it is. */
  public Optional<BusinessKey> backorderOf() {
    return get(BACKORDER_OF);
  }

  /** Returns where the goods go from and to. */
  public Flow flow() {
    return need(FLOW);
  }

  /** Returns how far it is in the warehouse; where it is with the carrier is told by milestones. */
  public TransferStatus status() {
    return need(STATUS);
  }

  /** Returns the warehouse that ships it. */
  public Optional<LocationRef> warehouse() {
    return get(WAREHOUSE);
  }

  /** Returns who ships it, where that is not the company: the supplier of a drop-shipment. */
  public Optional<PartyRef> shipper() {
    return get(SHIPPER);
  }

  /** Returns who gets it. */
  public Optional<PartyRef> recipient() {
    return get(RECIPIENT);
  }

  /** Returns where it goes. */
  public Optional<Address> shipTo() {
    return get(SHIP_TO);
  }

  /** Returns whom the carrier calls. */
  public Optional<Contact> contact() {
    return get(CONTACT);
  }

  /** Returns the warehouse that gets it, where it is a transfer. */
  public Optional<LocationRef> destination() {
    return get(DESTINATION);
  }

  /** Returns the carrier, by its code. */
  public Optional<String> carrier() {
    return get(CARRIER);
  }

  /** Returns the carrier's service, by its code. */
  public Optional<String> service() {
    return get(SERVICE);
  }

  /** Returns the Incoterm, such as DAP. */
  public Optional<String> incoterm() {
    return get(INCOTERM);
  }

  /** Returns the carrier's numbers for the whole of it. */
  public List<TrackingNumber> trackingNumbers() {
    return all(TRACKING_NUMBERS);
  }

  /** Returns when it is to leave. */
  public Optional<Instant> plannedAt() {
    return get(PLANNED_AT);
  }

  /** Returns when it left. */
  public Optional<Instant> shippedAt() {
    return get(SHIPPED_AT);
  }

  /** Returns what all of it weighs. */
  public Optional<Weight> weight() {
    return get(WEIGHT);
  }

  /** Returns what is in it. */
  public List<GoodsLine> lines() {
    return all(LINES);
  }

  /** Returns what the goods are packed in. */
  public List<ShipmentPackage> packages() {
    return all(PACKAGES);
  }
}
