package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.Optional;

/** An order is binding. Its subject is the order. */
public final class OrderConfirmed extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("order-confirmed", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** Who ordered. */
  public static final Field<PartyRef> CUSTOMER = FIELDS.optional("customer", PartyRef.SHAPE.type());

  /** What it comes to, taxes included. */
  public static final Field<Money> TOTAL = FIELDS.optional("total", Money.TYPE);

  /** When it is promised. */
  public static final Field<Instant> PROMISED_AT = FIELDS.optional("promisedAt", Type.TIME);

  /** How one is built, read and described. */
  public static final Schema<OrderConfirmed> SCHEMA = FIELDS.schema(OrderConfirmed::new);

  private OrderConfirmed(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<OrderConfirmed> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<OrderConfirmed> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<OrderConfirmed> schema() {
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

  /** Returns who ordered. */
  public Optional<PartyRef> customer() {
    return get(CUSTOMER);
  }

  /** Returns what it comes to, taxes included. */
  public Optional<Money> total() {
    return get(TOTAL);
  }

  /** Returns when it is promised. */
  public Optional<Instant> promisedAt() {
    return get(PROMISED_AT);
  }
}
