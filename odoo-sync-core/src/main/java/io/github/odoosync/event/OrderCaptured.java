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

/** An order came in from a channel. Its subject is the order. */
public final class OrderCaptured extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("order-captured", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The channel, such as a shop. */
  public static final Field<String> CHANNEL = FIELDS.optional("channel", Type.TEXT);

  /** Who ordered. */
  public static final Field<PartyRef> CUSTOMER = FIELDS.optional("customer", PartyRef.SHAPE.type());

  /** What it comes to, taxes included. */
  public static final Field<Money> TOTAL = FIELDS.optional("total", Money.TYPE);

  /** How one is built, read and described. */
  public static final Schema<OrderCaptured> SCHEMA = FIELDS.schema(OrderCaptured::new);

  private OrderCaptured(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<OrderCaptured> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<OrderCaptured> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<OrderCaptured> schema() {
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

  /** Returns the channel, such as a shop. */
  public Optional<String> channel() {
    return get(CHANNEL);
  }

  /** Returns who ordered. */
  public Optional<PartyRef> customer() {
    return get(CUSTOMER);
  }

  /** Returns what it comes to, taxes included. */
  public Optional<Money> total() {
    return get(TOTAL);
  }
}
