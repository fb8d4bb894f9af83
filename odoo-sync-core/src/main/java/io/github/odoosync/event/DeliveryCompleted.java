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
import java.util.List;
import java.util.Optional;

/** A shipment reached its recipient. Its subject is the shipment. */
public final class DeliveryCompleted extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("delivery-completed", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The orders it is about. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The proof of delivery, where there is one already. */
  public static final Field<BusinessKey> PROOF = FIELDS.optional("proof", BusinessKey.TYPE);

  /** How one is built, read and described. */
  public static final Schema<DeliveryCompleted> SCHEMA = FIELDS.schema(DeliveryCompleted::new);

  private DeliveryCompleted(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<DeliveryCompleted> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<DeliveryCompleted> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<DeliveryCompleted> schema() {
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

  /** Returns the proof of delivery, where there is one already. */
  public Optional<BusinessKey> proof() {
    return get(PROOF);
  }
}
