package io.github.odoosync.model.stock;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody counted, so that the figures are set to it: absolute numbers, never differences.
 */
public final class StockAdjustment extends Document {

  private static final Fields FIELDS = Fields.document("stock-adjustment", 1);

  /** Why it was counted, as a code agreed between the systems. */
  public static final Field<String> REASON = FIELDS.optional("reason", Type.TEXT);

  /** When it was counted. */
  public static final Field<Instant> COUNTED_AT = FIELDS.optional("countedAt", Type.TIME);

  /** What was counted. */
  public static final Field<List<CountedStock>> LINES =
      FIELDS.list("lines", CountedStock.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<StockAdjustment> SCHEMA = FIELDS.schema(StockAdjustment::new);

  private StockAdjustment(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<StockAdjustment> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<StockAdjustment> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<StockAdjustment> schema() {
    return SCHEMA;
  }

  /** Returns why it was counted, as a code agreed between the systems. */
  public Optional<String> reason() {
    return get(REASON);
  }

  /** Returns when it was counted. */
  public Optional<Instant> countedAt() {
    return get(COUNTED_AT);
  }

  /** Returns what was counted. */
  public List<CountedStock> lines() {
    return all(LINES);
  }
}
