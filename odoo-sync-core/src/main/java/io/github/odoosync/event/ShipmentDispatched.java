package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.shipment.GoodsLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A shipment left. Its subject is the shipment. */
public final class ShipmentDispatched extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("shipment-dispatched", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The orders it is about. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The carrier, by its code. */
  public static final Field<String> CARRIER = FIELDS.optional("carrier", Type.TEXT);

  /** The carrier's service, by its code. */
  public static final Field<String> SERVICE = FIELDS.optional("service", Type.TEXT);

  /** The carrier's numbers. */
  public static final Field<List<TrackingNumber>> TRACKING_NUMBERS =
      FIELDS.set("trackingNumbers", TrackingNumber.TYPE);

  /** What is in it. */
  public static final Field<List<GoodsLine>> LINES = FIELDS.list("lines", GoodsLine.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<ShipmentDispatched> SCHEMA = FIELDS.schema(ShipmentDispatched::new);

  private ShipmentDispatched(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<ShipmentDispatched> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<ShipmentDispatched> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<ShipmentDispatched> schema() {
    return SCHEMA;
  }

  @Override
  public Instant occurredAt() {
    return need(OCCURRED_AT);
  }

  @Override
  public Instant observedAt() {
    return get(OBSERVED_AT).orElse(occurredAt());
  }

  /** Returns the orders it is about. */
  public List<BusinessKey> orders() {
    return all(ORDERS);
  }

  /** Returns the carrier, by its code. */
  public Optional<String> carrier() {
    return get(CARRIER);
  }

  /** Returns the carrier's service, by its code. */
  public Optional<String> service() {
    return get(SERVICE);
  }

  /** Returns the carrier's numbers. */
  public List<TrackingNumber> trackingNumbers() {
    return all(TRACKING_NUMBERS);
  }

  /** Returns what is in it. */
  public List<GoodsLine> lines() {
    return all(LINES);
  }
}
