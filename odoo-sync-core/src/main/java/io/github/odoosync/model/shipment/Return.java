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

/** Goods that go back: from a customer to us, or from us to a supplier. */
public final class Return extends Document {

  private static final Fields FIELDS = Fields.document("return", 1);

  /** The shipment or receipt whose goods come back. */
  public static final Field<BusinessKey> RETURN_OF = FIELDS.optional("returnOf", BusinessKey.TYPE);

  /** The orders they were of. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** Who gives and who gets. */
  public static final Field<Direction> DIRECTION =
      FIELDS.required("direction", Type.oneOf(Direction.values()));

  /** How far it is; authorised and not yet there is planned. */
  public static final Field<TransferStatus> STATUS =
      FIELDS.required("status", Type.oneOf(TransferStatus.values()));

  /** The customer or supplier. */
  public static final Field<PartyRef> PARTY = FIELDS.optional("party", PartyRef.SHAPE.type());

  /** The warehouse that gets or gives it. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** The carrier, by its code. */
  public static final Field<String> CARRIER = FIELDS.optional("carrier", Type.TEXT);

  /** The carrier's numbers. */
  public static final Field<List<TrackingNumber>> TRACKING_NUMBERS =
      FIELDS.set("trackingNumbers", TrackingNumber.TYPE);

  /** Whether the same goods are sent again. */
  public static final Field<Boolean> EXCHANGE = FIELDS.optional("exchange", Type.FLAG);

  /** Why, as a code agreed between the systems; lines can have reasons of their own. */
  public static final Field<String> REASON = FIELDS.optional("reason", Type.TEXT);

  /** When it was agreed. */
  public static final Field<Instant> AUTHORIZED_AT = FIELDS.optional("authorizedAt", Type.TIME);

  /** When it is expected. */
  public static final Field<Instant> PLANNED_AT = FIELDS.optional("plannedAt", Type.TIME);

  /** When it was taken in. */
  public static final Field<Instant> RECEIVED_AT = FIELDS.optional("receivedAt", Type.TIME);

  /** What comes back. */
  public static final Field<List<GoodsLine>> LINES = FIELDS.list("lines", GoodsLine.SHAPE.type());

  /** What the goods are packed in. */
  public static final Field<List<ShipmentPackage>> PACKAGES =
      FIELDS.set("packages", ShipmentPackage.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<Return> SCHEMA = FIELDS.schema(Return::new);

  private Return(Content content) {
    super(content);
    Packing.check(packages(), lines());
  }

  /** Starts a new one. */
  public static Builder<Return> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Return> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<Return> schema() {
    return SCHEMA;
  }

  /** Returns the shipment or receipt whose goods come back. */
  public Optional<BusinessKey> returnOf() {
    return get(RETURN_OF);
  }

  /** Returns the orders they were of. */
  public List<BusinessKey> orders() {
    return all(ORDERS);
  }

  /** Returns who gives and who gets. */
  public Direction direction() {
    return need(DIRECTION);
  }

  /** Returns how far it is; authorised and not yet there is planned. */
  public TransferStatus status() {
    return need(STATUS);
  }

  /** Returns the customer or supplier. */
  public Optional<PartyRef> party() {
    return get(PARTY);
  }

  /** Returns the warehouse that gets or gives it. */
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

  /** Returns whether the same goods are sent again. */
  public Optional<Boolean> exchange() {
    return get(EXCHANGE);
  }

  /** Returns why, as a code agreed between the systems; lines can have reasons of their own. */
  public Optional<String> reason() {
    return get(REASON);
  }

  /** Returns when it was agreed. */
  public Optional<Instant> authorizedAt() {
    return get(AUTHORIZED_AT);
  }

  /** Returns when it is expected. */
  public Optional<Instant> plannedAt() {
    return get(PLANNED_AT);
  }

  /** Returns when it was taken in. */
  public Optional<Instant> receivedAt() {
    return get(RECEIVED_AT);
  }

  /** Returns what comes back. */
  public List<GoodsLine> lines() {
    return all(LINES);
  }

  /** Returns what the goods are packed in. */
  public List<ShipmentPackage> packages() {
    return all(PACKAGES);
  }

  /** Who gives and who gets; a new one is a major change. */
  public enum Direction {
    /** A customer gives back. */
    FROM_CUSTOMER,
    /** We give back. */
    TO_SUPPLIER
  }
}
