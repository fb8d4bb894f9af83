package io.github.odoosync.model.order;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a customer ordered. Immutable and thread-safe. */
public final class SalesOrder extends Document {

  private static final Fields FIELDS = Fields.document("sales-order", 1);

  /** How far the order is decided. */
  public static final Field<OrderState> STATE =
      FIELDS.optional("state", Type.oneOf(OrderState.values()));

  /** Who ordered. */
  public static final Field<PartyRef> CUSTOMER = FIELDS.required("customer", PartyRef.SHAPE.type());

  /** Who gets the invoice, if somebody else. */
  public static final Field<PartyRef> INVOICE_TO =
      FIELDS.optional("invoiceTo", PartyRef.SHAPE.type());

  /** Who gets the goods, if somebody else. */
  public static final Field<PartyRef> DELIVER_TO =
      FIELDS.optional("deliverTo", PartyRef.SHAPE.type());

  /** Where the goods go, where that is no party of its own. */
  public static final Field<Address> DELIVERY_ADDRESS =
      FIELDS.optional("deliveryAddress", Address.SHAPE.type());

  /** Whom the carrier can ask. */
  public static final Field<Contact> DELIVERY_CONTACT =
      FIELDS.optional("deliveryContact", Contact.SHAPE.type());

  /** The customer's number for the order. */
  public static final Field<String> CUSTOMER_REFERENCE =
      FIELDS.optional("customerReference", Type.TEXT);

  /** The document or channel that the order comes from. */
  public static final Field<String> ORIGIN = FIELDS.optional("origin", Type.TEXT);

  /** When it was ordered. */
  public static final Field<Instant> ORDERED_AT = FIELDS.optional("orderedAt", Type.TIME);

  /** When the goods were promised. */
  public static final Field<Instant> PROMISED_AT = FIELDS.optional("promisedAt", Type.TIME);

  /** Which warehouse delivers. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** The code of the carrier. */
  public static final Field<String> CARRIER = FIELDS.optional("carrier", Type.TEXT);

  /** The carrier's service. */
  public static final Field<String> SERVICE = FIELDS.optional("service", Type.TEXT);

  /** The code of Incoterms, such as DAP. */
  public static final Field<String> INCOTERM = FIELDS.optional("incoterm", Type.TEXT);

  /** Whether a part may be delivered before the rest. */
  public static final Field<Boolean> PARTIAL_DELIVERY =
      FIELDS.optional("partialDelivery", Type.FLAG);

  /** The currency of all amounts, by ISO 4217. */
  public static final Field<Currency> CURRENCY = FIELDS.optional("currency", Money.CURRENCY);

  /** The lines. */
  public static final Field<List<SalesOrderLine>> LINES =
      FIELDS.list("lines", SalesOrderLine.SHAPE.type());

  /** The price of all lines without taxes. */
  public static final Field<Money> NET = FIELDS.optional("net", Money.TYPE);

  /** All taxes. */
  public static final Field<Money> TAX = FIELDS.optional("tax", Money.TYPE);

  /** The price of all lines with taxes. */
  public static final Field<Money> TOTAL = FIELDS.optional("total", Money.TYPE);

  /** The tags. */
  public static final Field<List<String>> TAGS = FIELDS.set("tags", Type.TEXT);

  /** A remark. */
  public static final Field<String> NOTE = FIELDS.optional("note", Type.TEXT);

  /** The schema. */
  public static final Schema<SalesOrder> SCHEMA = FIELDS.schema(SalesOrder::new);

  private SalesOrder(Content content) {
    super(content);
    Lines.requireUnique("sales-order", lines(), SalesOrderLine::key);
  }

  /** Starts a new one. */
  public static Builder<SalesOrder> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<SalesOrder> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  /** Starts a new one from all that this one holds. */
  public Builder<SalesOrder> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<SalesOrder> schema() {
    return SCHEMA;
  }

  /** Returns how far the order is decided. */
  public Optional<OrderState> state() {
    return get(STATE);
  }

  /** Returns who ordered. */
  public PartyRef customer() {
    return need(CUSTOMER);
  }

  /** Returns who gets the invoice, if somebody else. */
  public Optional<PartyRef> invoiceTo() {
    return get(INVOICE_TO);
  }

  /** Returns who gets the goods, if somebody else. */
  public Optional<PartyRef> deliverTo() {
    return get(DELIVER_TO);
  }

  /** Returns where the goods go, where that is no party of its own. */
  public Optional<Address> deliveryAddress() {
    return get(DELIVERY_ADDRESS);
  }

  /** Returns whom the carrier can ask. */
  public Optional<Contact> deliveryContact() {
    return get(DELIVERY_CONTACT);
  }

  /** Returns the customer's number for the order. */
  public Optional<String> customerReference() {
    return get(CUSTOMER_REFERENCE);
  }

  /** Returns the document or channel that the order comes from. */
  public Optional<String> origin() {
    return get(ORIGIN);
  }

  /** Returns when it was ordered. */
  public Optional<Instant> orderedAt() {
    return get(ORDERED_AT);
  }

  /** Returns when the goods were promised. */
  public Optional<Instant> promisedAt() {
    return get(PROMISED_AT);
  }

  /** Returns which warehouse delivers. */
  public Optional<LocationRef> warehouse() {
    return get(WAREHOUSE);
  }

  /** Returns the code of the carrier. */
  public Optional<String> carrier() {
    return get(CARRIER);
  }

  /** Returns the carrier's service. */
  public Optional<String> service() {
    return get(SERVICE);
  }

  /** Returns the code of Incoterms, such as DAP. */
  public Optional<String> incoterm() {
    return get(INCOTERM);
  }

  /** Returns whether a part may be delivered before the rest. */
  public Optional<Boolean> partialDelivery() {
    return get(PARTIAL_DELIVERY);
  }

  /** Returns the currency of all amounts, by ISO 4217. */
  public Optional<Currency> currency() {
    return get(CURRENCY);
  }

  /** Returns the lines. */
  public List<SalesOrderLine> lines() {
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

  /** Returns the price of all lines with taxes. */
  public Optional<Money> total() {
    return get(TOTAL);
  }

  /** Returns the tags. */
  public List<String> tags() {
    return all(TAGS);
  }

  /** Returns a remark. */
  public Optional<String> note() {
    return get(NOTE);
  }

  /** Returns how much of the order was delivered, over all its lines. */
  public DeliveryState deliveryState() {
    return Deliveries.state(lines(), SalesOrderLine::quantity, SalesOrderLine::delivered);
  }
}
