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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An invoice or credit note is booked. Its subject is the invoice. */
public final class InvoicePosted extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("invoice-posted", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The orders it is about. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** What it comes to, taxes included; negative for a credit note. */
  public static final Field<Money> TOTAL = FIELDS.required("total", Money.TYPE);

  /** When it is to be paid. */
  public static final Field<LocalDate> DUE_ON = FIELDS.optional("dueOn", Type.DATE);

  /** How one is built, read and described. */
  public static final Schema<InvoicePosted> SCHEMA = FIELDS.schema(InvoicePosted::new);

  private InvoicePosted(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<InvoicePosted> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<InvoicePosted> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<InvoicePosted> schema() {
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

  /** Returns what it comes to, taxes included; negative for a credit note. */
  public Money total() {
    return need(TOTAL);
  }

  /** Returns when it is to be paid. */
  public Optional<LocalDate> dueOn() {
    return get(DUE_ON);
  }
}
