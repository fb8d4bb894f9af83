package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.shipment.MilestoneCode;
import io.github.odoosync.model.shipment.MilestoneDetail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something is wrong with a shipment on its way. Its subject is the shipment. */
public final class DeliveryException extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("delivery-exception", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The orders it is about. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** What. */
  public static final Field<MilestoneCode> PROBLEM = FIELDS.required("problem", MilestoneCode.TYPE);

  /** Why. */
  public static final Field<MilestoneDetail> DETAIL =
      FIELDS.optional("detail", MilestoneDetail.TYPE);

  /** The carrier's words. */
  public static final Field<String> REMARK = FIELDS.optional("remark", Type.TEXT);

  /** How one is built, read and described. */
  public static final Schema<DeliveryException> SCHEMA = FIELDS.schema(DeliveryException::new);

  private DeliveryException(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<DeliveryException> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<DeliveryException> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<DeliveryException> schema() {
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

  /** Returns what. */
  public MilestoneCode problem() {
    return need(PROBLEM);
  }

  /** Returns why. */
  public Optional<MilestoneDetail> detail() {
    return get(DETAIL);
  }

  /** Returns the carrier's words. */
  public Optional<String> remark() {
    return get(REMARK);
  }
}
