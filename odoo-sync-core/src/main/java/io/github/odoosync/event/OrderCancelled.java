package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.Optional;

/** An order is not to be delivered any more. Its subject is the order. */
public final class OrderCancelled extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("order-cancelled", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** Why, as a code agreed between the systems. */
  public static final Field<String> REASON = FIELDS.optional("reason", Type.TEXT);

  /** Who cancelled it. */
  public static final Field<String> CANCELLED_BY = FIELDS.optional("cancelledBy", Type.TEXT);

  /** How one is built, read and described. */
  public static final Schema<OrderCancelled> SCHEMA = FIELDS.schema(OrderCancelled::new);

  private OrderCancelled(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<OrderCancelled> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<OrderCancelled> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<OrderCancelled> schema() {
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

  /** Returns why, as a code agreed between the systems. */
  public Optional<String> reason() {
    return get(REASON);
  }

  /** Returns who cancelled it. */
  public Optional<String> cancelledBy() {
    return get(CANCELLED_BY);
  }
}
