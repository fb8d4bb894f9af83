package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.stock.StockLevel;
import java.time.Instant;

/** There is more or less of a product than before. Its subject is the stock level. */
public final class StockLevelChanged extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("stock-level-changed", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** What there is now. */
  public static final Field<StockLevel> LEVEL =
      FIELDS.required("level", StockLevel.SCHEMA.shape().type());

  /** How one is built, read and described. */
  public static final Schema<StockLevelChanged> SCHEMA = FIELDS.schema(StockLevelChanged::new);

  private StockLevelChanged(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<StockLevelChanged> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<StockLevelChanged> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<StockLevelChanged> schema() {
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

  /** Returns what there is now. */
  public StockLevel level() {
    return need(LEVEL);
  }
}
