package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.ShipmentPhase;
import java.time.Instant;
import java.util.Optional;

/** A carrier told something of a shipment. Its subject is the shipment. */
public final class MilestoneReached extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("milestone-reached", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** What was told. */
  public static final Field<Milestone> MILESTONE =
      FIELDS.required("milestone", Milestone.SHAPE.type());

  /** Where the shipment stands by all that was told up to now. */
  public static final Field<ShipmentPhase> PHASE =
      FIELDS.optional("phase", Type.oneOf(ShipmentPhase.values()));

  /** How one is built, read and described. */
  public static final Schema<MilestoneReached> SCHEMA = FIELDS.schema(MilestoneReached::new);

  private MilestoneReached(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<MilestoneReached> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<MilestoneReached> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<MilestoneReached> schema() {
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

  /** Returns what was told. */
  public Milestone milestone() {
    return need(MILESTONE);
  }

  /** Returns where the shipment stands by all that was told up to now. */
  public Optional<ShipmentPhase> phase() {
    return get(PHASE);
  }
}
