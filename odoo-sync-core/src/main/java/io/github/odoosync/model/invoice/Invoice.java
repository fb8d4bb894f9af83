package io.github.odoosync.model.invoice;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An invoice or a credit note, of a customer or a supplier; the amounts of both are positive.
 * Immutable and thread-safe.
 */
public final class Invoice extends Document {

  /** Invoice or credit note. */
  public enum Kind {
    /** To be paid. */
    INVOICE,
    /** To be paid back. */
    CREDIT_NOTE
  }

  /** From whom to whom. */
  public enum Direction {
    /** From the company to a customer. */
    SALE,
    /** From a supplier to the company. */
    PURCHASE
  }

  /** How far an invoice is. */
  public enum State {
    /** Can still change. */
    DRAFT,
    /** Booked. */
    POSTED,
    /** Taken back before it was booked. */
    CANCELLED
  }

  /** How far an invoice is paid. */
  public enum Payment {
    /** Nothing was paid. */
    NOT_PAID,
    /** Paid, but not yet seen at the bank. */
    IN_PAYMENT,
    /** A part was paid. */
    PARTIAL,
    /** All was paid. */
    PAID,
    /** Taken back by a credit note. */
    REVERSED,
    /** Settled in a way of its own. */
    OTHER
  }

  private static final Fields FIELDS = Fields.document("invoice", 1);

  /** Invoice or credit note. */
  public static final Field<Kind> KIND = FIELDS.required("kind", Type.oneOf(Kind.values()));

  /** From whom to whom. */
  public static final Field<Direction> DIRECTION =
      FIELDS.required("direction", Type.oneOf(Direction.values()));

  /** The customer or supplier. */
  public static final Field<PartyRef> PARTY = FIELDS.required("party", PartyRef.SHAPE.type());

  /** The legal number. */
  public static final Field<String> NUMBER = FIELDS.optional("number", Type.TEXT);

  /** How far it is. */
  public static final Field<State> STATE = FIELDS.optional("state", Type.oneOf(State.values()));

  /** How far it is paid. */
  public static final Field<Payment> PAYMENT =
      FIELDS.optional("payment", Type.oneOf(Payment.values()));

  /** The date on it. */
  public static final Field<LocalDate> ISSUED_ON = FIELDS.optional("issuedOn", Type.DATE);

  /** When it is to be paid. */
  public static final Field<LocalDate> DUE_ON = FIELDS.optional("dueOn", Type.DATE);

  /** The number of the other side. */
  public static final Field<String> REFERENCE = FIELDS.optional("reference", Type.TEXT);

  /** The documents that it comes from. */
  public static final Field<String> ORIGIN = FIELDS.optional("origin", Type.TEXT);

  /** The orders that are invoiced. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The invoice that a credit note takes back. */
  public static final Field<BusinessKey> REVERSES = FIELDS.optional("reverses", BusinessKey.TYPE);

  /** The currency of all amounts, by ISO 4217. */
  public static final Field<Currency> CURRENCY = FIELDS.optional("currency", Money.CURRENCY);

  /** The lines. */
  public static final Field<List<InvoiceLine>> LINES =
      FIELDS.list("lines", InvoiceLine.SHAPE.type());

  /** The price of all lines without taxes. */
  public static final Field<Money> NET = FIELDS.optional("net", Money.TYPE);

  /** All taxes. */
  public static final Field<Money> TAX = FIELDS.optional("tax", Money.TYPE);

  /** What is to be paid. */
  public static final Field<Money> TOTAL = FIELDS.optional("total", Money.TYPE);

  /** What is still to be paid. */
  public static final Field<Money> OPEN = FIELDS.optional("open", Money.TYPE);

  /** A remark. */
  public static final Field<String> NOTE = FIELDS.optional("note", Type.TEXT);

  /** The schema. */
  public static final Schema<Invoice> SCHEMA = FIELDS.schema(Invoice::new);

  private Invoice(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Invoice> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<Invoice> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Invoice> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<Invoice> schema() {
    return SCHEMA;
  }

  /** Returns invoice or credit note. */
  public Kind kind() {
    return need(KIND);
  }

  /** Returns from whom to whom. */
  public Direction direction() {
    return need(DIRECTION);
  }

  /** Returns the customer or supplier. */
  public PartyRef party() {
    return need(PARTY);
  }

  /** Returns the legal number. */
  public Optional<String> number() {
    return get(NUMBER);
  }

  /** Returns how far it is. */
  public Optional<State> state() {
    return get(STATE);
  }

  /** Returns how far it is paid. */
  public Optional<Payment> payment() {
    return get(PAYMENT);
  }

  /** Returns the date on it. */
  public Optional<LocalDate> issuedOn() {
    return get(ISSUED_ON);
  }

  /** Returns when it is to be paid. */
  public Optional<LocalDate> dueOn() {
    return get(DUE_ON);
  }

  /** Returns the number of the other side. */
  public Optional<String> reference() {
    return get(REFERENCE);
  }

  /** Returns the documents that it comes from. */
  public Optional<String> origin() {
    return get(ORIGIN);
  }

  /** Returns the orders that are invoiced. */
  public List<BusinessKey> orders() {
    return all(ORDERS);
  }

  /** Returns the invoice that a credit note takes back. */
  public Optional<BusinessKey> reverses() {
    return get(REVERSES);
  }

  /** Returns the currency of all amounts, by ISO 4217. */
  public Optional<Currency> currency() {
    return get(CURRENCY);
  }

  /** Returns the lines. */
  public List<InvoiceLine> lines() {
    return all(LINES);
  }

  /** Returns the price of all lines without taxes. */
  public Optional<Money> net() {
    return get(NET);
  }

  /** Returns all taxes. */
  public Optional<Money> tax() {
    return get(TAX);
  }

  /** Returns what is to be paid. */
  public Optional<Money> total() {
    return get(TOTAL);
  }

  /** Returns what is still to be paid. */
  public Optional<Money> open() {
    return get(OPEN);
  }

  /** Returns a remark. */
  public Optional<String> note() {
    return get(NOTE);
  }
}
