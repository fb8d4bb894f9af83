package io.github.odoosync.model.order;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One line of a purchase order. Immutable and thread-safe. */
public final class PurchaseOrderLine extends Part {

  private static final Fields FIELDS = Fields.part("purchase-order-line");

  /** The key of the line in the system that made the order. */
  public static final Field<String> KEY = FIELDS.required("key", Type.TEXT);

  /** What is bought. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.optional("product", ProductRef.SHAPE.type());

  /** What the supplier reads. */
  public static final Field<String> DESCRIPTION = FIELDS.optional("description", Type.TEXT);

  /** How much is ordered. */
  public static final Field<Quantity> QUANTITY = FIELDS.optional("quantity", Quantity.TYPE);

  /** How much was received. */
  public static final Field<Quantity> RECEIVED = FIELDS.optional("received", Quantity.TYPE);

  /** How much was invoiced. */
  public static final Field<Quantity> INVOICED = FIELDS.optional("invoiced", Quantity.TYPE);

  /** The price of one unit. */
  public static final Field<Money> PRICE = FIELDS.optional("price", Money.TYPE);

  /** The discount in percent. */
  public static final Field<BigDecimal> DISCOUNT = FIELDS.optional("discount", Type.DECIMAL);

  /** The names of the taxes. */
  public static final Field<List<String>> TAXES = FIELDS.set("taxes", Type.TEXT);

  /** The price of the line without taxes. */
  public static final Field<Money> NET = FIELDS.optional("net", Money.TYPE);

  /** When the goods are expected. */
  public static final Field<Instant> EXPECTED_AT = FIELDS.optional("expectedAt", Type.TIME);

  /** The fields, and how one is built. */
  public static final Shape<PurchaseOrderLine> SHAPE = FIELDS.shape(PurchaseOrderLine::new);

  private PurchaseOrderLine(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<PurchaseOrderLine> builder() {
    return SHAPE.builder();
  }

  /** Returns the key of the line in the system that made the order. */
  public String key() {
    return need(KEY);
  }

  /** Returns what is bought. */
  public Optional<ProductRef> product() {
    return get(PRODUCT);
  }

  /** Returns what the supplier reads. */
  public Optional<String> description() {
    return get(DESCRIPTION);
  }

  /** Returns how much is ordered. */
  public Optional<Quantity> quantity() {
    return get(QUANTITY);
  }

  /** Returns how much was received. */
  public Optional<Quantity> received() {
    return get(RECEIVED);
  }

  /** Returns how much was invoiced. */
  public Optional<Quantity> invoiced() {
    return get(INVOICED);
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

  /** Returns when the goods are expected. */
  public Optional<Instant> expectedAt() {
    return get(EXPECTED_AT);
  }

  /** Returns how much is still to be received: never less than zero. */
  public Optional<Quantity> open() {
    return quantity().map(ordered -> Deliveries.open(ordered, received().orElse(null)));
  }

  /** Returns how much more was received than ordered; zero if it was not. */
  public Optional<Quantity> overReceived() {
    return quantity().map(ordered -> Deliveries.over(ordered, received().orElse(null)));
  }
}
