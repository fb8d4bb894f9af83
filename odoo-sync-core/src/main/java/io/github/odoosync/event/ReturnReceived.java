package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.shipment.GoodsLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Goods came back. Its subject is the return. */
public final class ReturnReceived extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("return-received", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The orders it is about. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The warehouse. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** What came back. */
  public static final Field<List<GoodsLine>> LINES = FIELDS.list("lines", GoodsLine.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<ReturnReceived> SCHEMA = FIELDS.schema(ReturnReceived::new);

  private ReturnReceived(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<ReturnReceived> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<ReturnReceived> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<ReturnReceived> schema() {
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

  /** Returns the warehouse. */
  public Optional<LocationRef> warehouse() {
    return get(WAREHOUSE);
  }

  /** Returns what came back. */
  public List<GoodsLine> lines() {
    return all(LINES);
  }
}
