package io.github.odoosync.model.invoice;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
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
import java.util.List;
import java.util.Optional;

/** One line of an invoice. Immutable and thread-safe. */
public final class InvoiceLine extends Part {

  private static final Fields FIELDS = Fields.part("invoice-line");

  /** The key of the line in the system that made the invoice. */
  public static final Field<String> KEY = FIELDS.required("key", Type.TEXT);

  /** What is invoiced. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.optional("product", ProductRef.SHAPE.type());

  /** What the payer reads. */
  public static final Field<String> DESCRIPTION = FIELDS.optional("description", Type.TEXT);

  /** How much is invoiced. */
  public static final Field<Quantity> QUANTITY = FIELDS.optional("quantity", Quantity.TYPE);

  /** The price of one unit. */
  public static final Field<Money> PRICE = FIELDS.optional("price", Money.TYPE);

  /** The discount in percent. */
  public static final Field<BigDecimal> DISCOUNT = FIELDS.optional("discount", Type.DECIMAL);

  /** The names of the taxes. */
  public static final Field<List<String>> TAXES = FIELDS.set("taxes", Type.TEXT);

  /** The price of the line without taxes. */
  public static final Field<Money> NET = FIELDS.optional("net", Money.TYPE);

  /** The code of the account. */
  public static final Field<String> ACCOUNT = FIELDS.optional("account", Type.TEXT);

  /** The order that is invoiced. */
  public static final Field<BusinessKey> ORDER = FIELDS.optional("order", BusinessKey.TYPE);

  /** The key of the line there. */
  public static final Field<String> ORDER_LINE = FIELDS.optional("orderLine", Type.TEXT);

  /** The shipments that are invoiced. */
  public static final Field<List<BusinessKey>> SHIPMENTS =
      FIELDS.set("shipments", BusinessKey.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<InvoiceLine> SHAPE = FIELDS.shape(InvoiceLine::new);

  private InvoiceLine(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<InvoiceLine> builder() {
    return SHAPE.builder();
  }

  /** Returns the key of the line in the system that made the invoice. */
  public String key() {
    return need(KEY);
  }

  /** Returns what is invoiced. */
  public Optional<ProductRef> product() {
    return get(PRODUCT);
  }

  /** Returns what the payer reads. */
  public Optional<String> description() {
    return get(DESCRIPTION);
  }

  /** Returns how much is invoiced. */
  public Optional<Quantity> quantity() {
    return get(QUANTITY);
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

  /** Returns the code of the account. */
  public Optional<String> account() {
    return get(ACCOUNT);
  }

  /** Returns the order that is invoiced. */
  public Optional<BusinessKey> order() {
    return get(ORDER);
  }

  /** Returns the key of the line there. */
  public Optional<String> orderLine() {
    return get(ORDER_LINE);
  }

  /** Returns the shipments that are invoiced. */
  public List<BusinessKey> shipments() {
    return all(SHIPMENTS);
  }
}
