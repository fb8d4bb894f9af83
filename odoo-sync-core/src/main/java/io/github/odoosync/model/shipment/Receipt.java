package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Goods that come in from a supplier, a customer's consignment or another warehouse. */
public final class Receipt extends Document {

  private static final Fields FIELDS = Fields.document("receipt", 1);

  /** Which purchase orders it serves. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The receipt whose rest it is. */
  public static final Field<BusinessKey> BACKORDER_OF =
      FIELDS.optional("backorderOf", BusinessKey.TYPE);

  /** How far it is. */
  public static final Field<TransferStatus> STATUS =
      FIELDS.required("status", Type.oneOf(TransferStatus.values()));

  /** Who sends it. */
  public static final Field<PartyRef> SUPPLIER = FIELDS.optional("supplier", PartyRef.SHAPE.type());

  /** The warehouse that gets it. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** The carrier, by its code. */
  public static final Field<String> CARRIER = FIELDS.optional("carrier", Type.TEXT);

  /** The carrier's numbers. */
  public static final Field<List<TrackingNumber>> TRACKING_NUMBERS =
      FIELDS.set("trackingNumbers", TrackingNumber.TYPE);

  /** When it is expected. */
  public static final Field<Instant> PLANNED_AT = FIELDS.optional("plannedAt", Type.TIME);

  /** When it was taken in. */
  public static final Field<Instant> RECEIVED_AT = FIELDS.optional("receivedAt", Type.TIME);

  /** What is in it. */
  public static final Field<List<GoodsLine>> LINES = FIELDS.list("lines", GoodsLine.SHAPE.type());

  /** What the goods are packed in. */
  public static final Field<List<ShipmentPackage>> PACKAGES =
      FIELDS.set("packages", ShipmentPackage.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<Receipt> SCHEMA = FIELDS.schema(Receipt::new);

  private Receipt(Content content) {
    super(content);
    Packing.check(packages(), lines());
  }

  /** Starts a new one. */
  public static Builder<Receipt> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Receipt> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<Receipt> schema() {
    return SCHEMA;
  }

  /** Returns which purchase orders it serves. */
  public List<BusinessKey> orders() {
    return all(ORDERS);
  }

  /** Returns the receipt whose rest it is. */
  public Optional<BusinessKey> backorderOf() {
    return get(BACKORDER_OF);
  }

  /** Returns how far it is. */
  public TransferStatus status() {
    return need(STATUS);
  }

  /** Returns who sends it. */
  public Optional<PartyRef> supplier() {
    return get(SUPPLIER);
  }

  /** Returns the warehouse that gets it. */
  public Optional<LocationRef> warehouse() {
    return get(WAREHOUSE);
  }

  /** Returns the carrier, by its code. */
  public Optional<String> carrier() {
    return get(CARRIER);
  }

  /** Returns the carrier's numbers. */
  public List<TrackingNumber> trackingNumbers() {
    return all(TRACKING_NUMBERS);
  }

  /** Returns when it is expected. */
  public Optional<Instant> plannedAt() {
    return get(PLANNED_AT);
  }

  /** Returns when it was taken in. */
  public Optional<Instant> receivedAt() {
    return get(RECEIVED_AT);
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
