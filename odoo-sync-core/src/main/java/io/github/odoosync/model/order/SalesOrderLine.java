package io.github.odoosync.model.order;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One line of a sales order. Immutable and thread-safe. */
public final class SalesOrderLine extends Part {

  /** What sort of line it is. */
  public enum LineKind {
    /** Something delivered or done. */
    GOODS,
    /** Freight, a fee or a deposit. */
    CHARGE,
    /** A heading. */
    SECTION,
    /** A remark. */
    NOTE
  }

  /** Who delivers. */
  public enum Fulfilment {
    /** The company, from its stock. */
    STOCK,
    /** The supplier, to the customer. */
    DROP_SHIP
  }

  private static final Fields FIELDS = Fields.part("sales-order-line");

  /** The key of the line in the system that made the order. */
  public static final Field<String> KEY = FIELDS.required("key", Type.TEXT);

  /** What sort of line it is; goods if absent. */
  public static final Field<LineKind> KIND = FIELDS.optional("kind", Type.oneOf(LineKind.values()));

  /** What is sold. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.optional("product", ProductRef.SHAPE.type());

  /** What the customer reads. */
  public static final Field<String> DESCRIPTION = FIELDS.optional("description", Type.TEXT);

  /** How much is ordered. */
  public static final Field<Quantity> QUANTITY = FIELDS.optional("quantity", Quantity.TYPE);

  /** How much was delivered. */
  public static final Field<Quantity> DELIVERED = FIELDS.optional("delivered", Quantity.TYPE);

  /** How much was invoiced. */
  public static final Field<Quantity> INVOICED = FIELDS.optional("invoiced", Quantity.TYPE);

  /** The components of a kit, exploded for the whole line. */
  public static final Field<List<OrderComponent>> COMPONENTS =
      FIELDS.list("components", OrderComponent.SHAPE.type());

  /** The price of one unit. */
  public static final Field<Money> PRICE = FIELDS.optional("price", Money.TYPE);

  /** The discount in percent. */
  public static final Field<BigDecimal> DISCOUNT = FIELDS.optional("discount", Type.DECIMAL);

  /** The names of the taxes. */
  public static final Field<List<String>> TAXES = FIELDS.set("taxes", Type.TEXT);

  /** The price of the line without taxes. */
  public static final Field<Money> NET = FIELDS.optional("net", Money.TYPE);

  /** When the customer was promised the goods. */
  public static final Field<Instant> PROMISED_AT = FIELDS.optional("promisedAt", Type.TIME);

  /** Who delivers; from stock if absent. */
  public static final Field<Fulfilment> FULFILMENT =
      FIELDS.optional("fulfilment", Type.oneOf(Fulfilment.values()));

  /** Who delivers a drop-shipped line. */
  public static final Field<PartyRef> SUPPLIER = FIELDS.optional("supplier", PartyRef.SHAPE.type());

  /** Whose stock is delivered, where it is consigned. */
  public static final Field<PartyRef> OWNER = FIELDS.optional("owner", PartyRef.SHAPE.type());

  /** The fields, and how one is built. */
  public static final Shape<SalesOrderLine> SHAPE = FIELDS.shape(SalesOrderLine::new);

  private SalesOrderLine(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<SalesOrderLine> builder() {
    return SHAPE.builder();
  }

  /** Returns the key of the line in the system that made the order. */
  public String key() {
    return need(KEY);
  }

  /** Returns what sort of line it is; goods if absent. */
  public Optional<LineKind> kind() {
    return get(KIND);
  }

  /** Returns what is sold. */
  public Optional<ProductRef> product() {
    return get(PRODUCT);
  }

  /** Returns what the customer reads. */
  public Optional<String> description() {
    return get(DESCRIPTION);
  }

  /** Returns how much is ordered. */
  public Optional<Quantity> quantity() {
    return get(QUANTITY);
  }

  /** Returns how much was delivered. */
  public Optional<Quantity> delivered() {
    return get(DELIVERED);
  }

  /** Returns how much was invoiced. */
  public Optional<Quantity> invoiced() {
    return get(INVOICED);
  }

  /** Returns the components of a kit, exploded for the whole line. */
  public List<OrderComponent> components() {
    return all(COMPONENTS);
  }

  /** Returns the price of one unit. */
  public Optional<Money> price() {
    return get(PRICE);
  }

  /** Returns the discount in percent. */
  public Optional<BigDecimal> discount() {
    return get(DISCOUNT);
  }

  /** Returns the names of the taxes. */
  public List<String> taxes() {
    return all(TAXES);
  }

  /** Returns the price of the line without taxes. */
  public Optional<Money> net() {
    return get(NET);
  }

  /** Returns when the customer was promised the goods. */
  public Optional<Instant> promisedAt() {
    return get(PROMISED_AT);
  }

  /** Returns who delivers; from stock if absent. */
  public Optional<Fulfilment> fulfilment() {
    return get(FULFILMENT);
  }

  /** Returns who delivers a drop-shipped line. */
  public Optional<PartyRef> supplier() {
    return get(SUPPLIER);
  }

  /** Returns whose stock is delivered, where it is consigned. */
  public Optional<PartyRef> owner() {
    return get(OWNER);
  }

  /**
   * Returns how much is still to be delivered: never less than zero, nothing of a line without a
   * quantity.
   */
  public Optional<Quantity> open() {
    return quantity().map(ordered -> Deliveries.open(ordered, delivered().orElse(null)));
  }

  /** Returns how much more was delivered than ordered; zero if it was not. */
  public Optional<Quantity> overDelivered() {
    return quantity().map(ordered -> Deliveries.over(ordered, delivered().orElse(null)));
  }

  /**
   * Returns how many whole kits were delivered: the least that any component allows, and never a
   * part of one.
   */
  public Optional<Quantity> deliveredKits() {
    return quantity()
        .filter(ordered -> !components().isEmpty())
        .map(ordered -> Deliveries.kits(ordered, components()));
  }
}
