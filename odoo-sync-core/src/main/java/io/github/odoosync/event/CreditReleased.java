package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.Optional;

/** An order that waited for credit may go on. Its subject is the order. */
public final class CreditReleased extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("credit-released", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** What was released. */
  public static final Field<Money> AMOUNT = FIELDS.optional("amount", Money.TYPE);

  /** Who released it. */
  public static final Field<String> RELEASED_BY = FIELDS.optional("releasedBy", Type.TEXT);

  /** How one is built, read and described. */
  public static final Schema<CreditReleased> SCHEMA = FIELDS.schema(CreditReleased::new);

  private CreditReleased(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<CreditReleased> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<CreditReleased> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<CreditReleased> schema() {
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

  /** Returns what was released. */
  public Optional<Money> amount() {
    return get(AMOUNT);
  }

  /** Returns who released it. */
  public Optional<String> releasedBy() {
    return get(RELEASED_BY);
  }
}
