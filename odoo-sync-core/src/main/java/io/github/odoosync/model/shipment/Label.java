package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.Optional;

/** What is stuck on a package so that the carrier takes it. */
public final class Label extends Document {

  private static final Fields FIELDS = Fields.document("label", 1);

  /** The shipment. */
  public static final Field<BusinessKey> SHIPMENT = FIELDS.required("shipment", BusinessKey.TYPE);

  /** The package, by its id within the shipment. */
  public static final Field<String> PACKAGE_ID = FIELDS.optional("packageId", Type.TEXT);

  /** The carrier's number on it. */
  public static final Field<TrackingNumber> TRACKING =
      FIELDS.required("tracking", TrackingNumber.TYPE);

  /** The carrier's service, by its code. */
  public static final Field<String> SERVICE = FIELDS.optional("service", Type.TEXT);

  /** How it is written, such as PDF, PNG or ZPL. */
  public static final Field<String> FORMAT = FIELDS.required("format", Type.TEXT);

  /** Where it lies. */
  public static final Field<String> URI = FIELDS.optional("uri", Type.TEXT);

  /** The file itself in Base64. */
  public static final Field<String> CONTENT = FIELDS.optional("content", Type.TEXT);

  /** What it cost. */
  public static final Field<Money> COST = FIELDS.optional("cost", Money.TYPE);

  /** When it was bought. */
  public static final Field<Instant> BOUGHT_AT = FIELDS.optional("boughtAt", Type.TIME);

  /** When it was given back. */
  public static final Field<Instant> VOIDED_AT = FIELDS.optional("voidedAt", Type.TIME);

  /** How one is built, read and described. */
  public static final Schema<Label> SCHEMA = FIELDS.schema(Label::new);

  private Label(Content content) {
    super(content);
    Checks.either("A label says neither where it lies nor what it holds", uri(), content());
  }

  /** Starts a new one. */
  public static Builder<Label> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Label> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<Label> schema() {
    return SCHEMA;
  }

  /** Returns the shipment. */
  public BusinessKey shipment() {
    return need(SHIPMENT);
  }

  /** Returns the package, by its id within the shipment. */
  public Optional<String> packageId() {
    return get(PACKAGE_ID);
  }

  /** Returns the carrier's number on it. */
  public TrackingNumber tracking() {
    return need(TRACKING);
  }

  /** Returns the carrier's service, by its code. */
  public Optional<String> service() {
    return get(SERVICE);
  }

  /** Returns how it is written, such as PDF, PNG or ZPL. */
  public String format() {
    return need(FORMAT);
  }

  /** Returns where it lies. */
  public Optional<String> uri() {
    return get(URI);
  }

  /** Returns the file itself in Base64. */
  public Optional<String> content() {
    return get(CONTENT);
  }

  /** Returns what it cost. */
  public Optional<Money> cost() {
    return get(COST);
  }

  /** Returns when it was bought. */
  public Optional<Instant> boughtAt() {
    return get(BOUGHT_AT);
  }

  /** Returns when it was given back. */
  public Optional<Instant> voidedAt() {
    return get(VOIDED_AT);
  }
}
