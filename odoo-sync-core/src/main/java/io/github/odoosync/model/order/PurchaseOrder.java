package io.github.odoosync.model.order;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
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

/** What the company ordered from a supplier. Immutable and thread-safe. */
public final class PurchaseOrder extends Document {

  private static final Fields FIELDS = Fields.document("purchase-order", 1);

  /** How far the order is decided. */
  public static final Field<OrderState> STATE =
      FIELDS.optional("state", Type.oneOf(OrderState.values()));

  /** Who delivers. */
  public static final Field<PartyRef> SUPPLIER = FIELDS.required("supplier", PartyRef.SHAPE.type());

  /** The supplier's number for the order. */
  public static final Field<String> SUPPLIER_REFERENCE =
      FIELDS.optional("supplierReference", Type.TEXT);

  /** The document that the order comes from. */
  public static final Field<String> ORIGIN = FIELDS.optional("origin", Type.TEXT);

  /** When it was ordered. */
  public static final Field<Instant> ORDERED_AT = FIELDS.optional("orderedAt", Type.TIME);

  /** When the goods are expected. */
  public static final Field<Instant> EXPECTED_AT = FIELDS.optional("expectedAt", Type.TIME);

  /** Which warehouse receives. */
  public static final Field<LocationRef> DELIVER_TO =
      FIELDS.optional("deliverTo", LocationRef.SHAPE.type());

  /** The customer who gets the goods, where no warehouse does. */
  public static final Field<PartyRef> DROP_SHIP_TO =
      FIELDS.optional("dropShipTo", PartyRef.SHAPE.type());

  /** The code of Incoterms, such as DAP. */
  public static final Field<String> INCOTERM = FIELDS.optional("incoterm", Type.TEXT);

  /** The currency of all amounts, by ISO 4217. */
  public static final Field<Currency> CURRENCY = FIELDS.optional("currency", Money.CURRENCY);

  /** The lines. */
  public static final Field<List<PurchaseOrderLine>> LINES =
      FIELDS.list("lines", PurchaseOrderLine.SHAPE.type());

  /** The price of all lines without taxes. */
  public static final Field<Money> NET = FIELDS.optional("net", Money.TYPE);

  /** All taxes. */
  public static final Field<Money> TAX = FIELDS.optional("tax", Money.TYPE);

  /** The price of all lines with taxes. */
  public static final Field<Money> TOTAL = FIELDS.optional("total", Money.TYPE);

  /** A remark. */
  public static final Field<String> NOTE = FIELDS.optional("note", Type.TEXT);

  /** The schema. */
  public static final Schema<PurchaseOrder> SCHEMA = FIELDS.schema(PurchaseOrder::new);

  private PurchaseOrder(Content content) {
    super(content);
    Lines.requireUnique("purchase-order", lines(), PurchaseOrderLine::key);
  }

  /** Starts a new one. */
  public static Builder<PurchaseOrder> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<PurchaseOrder> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<PurchaseOrder> schema() {
    return SCHEMA;
  }

  /** Returns how far the order is decided. */
  public Optional<OrderState> state() {
    return get(STATE);
  }

  /** Returns who delivers. */
  public PartyRef supplier() {
    return need(SUPPLIER);
  }

  /** Returns the supplier's number for the order. */
  public Optional<String> supplierReference() {
    return get(SUPPLIER_REFERENCE);
  }

  /** Returns the document that the order comes from. */
  public Optional<String> origin() {
    return get(ORIGIN);
  }

  /** Returns when it was ordered. */
  public Optional<Instant> orderedAt() {
    return get(ORDERED_AT);
  }

  /** Returns when the goods are expected. */
  public Optional<Instant> expectedAt() {
    return get(EXPECTED_AT);
  }

  /** Returns which warehouse receives. */
  public Optional<LocationRef> deliverTo() {
    return get(DELIVER_TO);
  }

  /** Returns the customer who gets the goods, where no warehouse does. */
  public Optional<PartyRef> dropShipTo() {
    return get(DROP_SHIP_TO);
  }

  /** Returns the code of Incoterms, such as DAP. */
  public Optional<String> incoterm() {
    return get(INCOTERM);
  }

  /** Returns the currency of all amounts, by ISO 4217. */
  public Optional<Currency> currency() {
    return get(CURRENCY);
  }

  /** Returns the lines. */
  public List<PurchaseOrderLine> lines() {
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

  /** Returns a remark. */
  public Optional<String> note() {
    return get(NOTE);
  }

  /** Returns how much of the order was received, over all its lines. */
  public DeliveryState receiptState() {
    return Deliveries.state(lines(), PurchaseOrderLine::quantity, PurchaseOrderLine::received);
  }
}
