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
import java.util.List;
import java.util.Optional;

/** Money came in. Its subject is the payment. */
public final class PaymentReceived extends Document implements BusinessEvent {

  private static final Fields FIELDS = Fields.document("payment-received", 1);

  /** When it happened. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When it was seen here. */
  public static final Field<Instant> OBSERVED_AT = FIELDS.technical("observedAt", Type.TIME);

  /** The invoices it pays. */
  public static final Field<List<BusinessKey>> INVOICES = FIELDS.set("invoices", BusinessKey.TYPE);

  /** How much. */
  public static final Field<Money> AMOUNT = FIELDS.required("amount", Money.TYPE);

  /** How it was paid. */
  public static final Field<String> METHOD = FIELDS.optional("method", Type.TEXT);

  /** How one is built, read and described. */
  public static final Schema<PaymentReceived> SCHEMA = FIELDS.schema(PaymentReceived::new);

  private PaymentReceived(Content content) {
    super(content);
  }

  /** Starts one about a subject. */
  public static Builder<PaymentReceived> of(BusinessKey subject, Instant occurredAt) {
    return SCHEMA.builder().set(KEY, subject).set(OCCURRED_AT, occurredAt);
  }

  /** Starts a new one from all that this one holds. */
  public Builder<PaymentReceived> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<PaymentReceived> schema() {
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

  /** Returns the invoices it pays. */
  public List<BusinessKey> invoices() {
    return all(INVOICES);
  }

  /** Returns how much. */
  public Money amount() {
    return need(AMOUNT);
  }

  /** Returns how it was paid. */
  public Optional<String> method() {
    return get(METHOD);
  }
}
