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
import java.util.Optional;

/** Two systems do not say the same. Its subject is what they disagree on. */
public final class SyncDriftFound extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("sync-drift-found", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The field. */
  public static final Field<String> FIELD = FIELDS.required("field", Type.TEXT);

  /** The system whose word counts. */
  public static final Field<String> EXPECTED_IN = FIELDS.required("expectedIn", Type.TEXT);

  /** The system that says something else. */
  public static final Field<String> FOUND_IN = FIELDS.required("foundIn", Type.TEXT);

  /** What it should be. */
  public static final Field<String> EXPECTED = FIELDS.optional("expected", Type.TEXT);

  /** What it is. */
  public static final Field<String> FOUND = FIELDS.optional("found", Type.TEXT);

  /** How one is built, read and described. */
  public static final Schema<SyncDriftFound> SCHEMA = FIELDS.schema(SyncDriftFound::new);

  private SyncDriftFound(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<SyncDriftFound> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<SyncDriftFound> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<SyncDriftFound> schema() {
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

  /** Returns the field. */
  public String field() {
    return need(FIELD);
  }

  /** Returns the system whose word counts. */
  public String expectedIn() {
    return need(EXPECTED_IN);
  }

  /** Returns the system that says something else. */
  public String foundIn() {
    return need(FOUND_IN);
  }

  /** Returns what it should be. */
  public Optional<String> expected() {
    return get(EXPECTED);
  }

  /** Returns what it is. */
  public Optional<String> found() {
    return get(FOUND);
  }
}
