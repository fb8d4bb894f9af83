package io.github.odoosync.event;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.stock.CountedStock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stock was set to what was counted. Its subject is the adjustment. */
public final class StockAdjusted extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("stock-adjusted", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** Why, as a code agreed between the systems. */
  public static final Field<String> REASON = FIELDS.optional("reason", Type.TEXT);

  /** What was counted. */
  public static final Field<List<CountedStock>> LINES =
      FIELDS.list("lines", CountedStock.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<StockAdjusted> SCHEMA = FIELDS.schema(StockAdjusted::new);

  private StockAdjusted(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<StockAdjusted> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<StockAdjusted> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<StockAdjusted> schema() {
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

  /** Returns what was counted. */
  public List<CountedStock> lines() {
    return all(LINES);
  }
}
