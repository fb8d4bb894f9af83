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

/** A proof of delivery came. Its subject is the shipment. */
public final class ProofOfDeliveryReceived extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("proof-of-delivery-received", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The proof. */
  public static final Field<BusinessKey> PROOF = FIELDS.required("proof", BusinessKey.TYPE);

  /** When the shipment was delivered by it. */
  public static final Field<Instant> DELIVERED_AT = FIELDS.required("deliveredAt", Type.TIME);

  /** How one is built, read and described. */
  public static final Schema<ProofOfDeliveryReceived> SCHEMA =
      FIELDS.schema(ProofOfDeliveryReceived::new);

  private ProofOfDeliveryReceived(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<ProofOfDeliveryReceived> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<ProofOfDeliveryReceived> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<ProofOfDeliveryReceived> schema() {
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

  /** Returns the proof. */
  public BusinessKey proof() {
    return need(PROOF);
  }

  /** Returns when the shipment was delivered by it. */
  public Instant deliveredAt() {
    return need(DELIVERED_AT);
  }
}
