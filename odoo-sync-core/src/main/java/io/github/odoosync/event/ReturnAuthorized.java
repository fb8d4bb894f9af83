package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.shipment.GoodsLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** It was agreed that goods come back. Its subject is the return. */
public final class ReturnAuthorized extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("return-authorized", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The orders it is about. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** Why, as a code agreed between the systems. */
  public static final Field<String> REASON = FIELDS.optional("reason", Type.TEXT);

  /** What may come back. */
  public static final Field<List<GoodsLine>> LINES = FIELDS.list("lines", GoodsLine.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<ReturnAuthorized> SCHEMA = FIELDS.schema(ReturnAuthorized::new);

  private ReturnAuthorized(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<ReturnAuthorized> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<ReturnAuthorized> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<ReturnAuthorized> schema() {
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

  /** Returns why, as a code agreed between the systems. */
  public Optional<String> reason() {
    return get(REASON);
  }

  /** Returns what may come back. */
  public List<GoodsLine> lines() {
    return all(LINES);
  }
}
