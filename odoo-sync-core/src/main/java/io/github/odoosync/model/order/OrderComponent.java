package io.github.odoosync.model.order;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Shape;
import java.util.Optional;

/**
 * One component of a kit on an order line, exploded: so much for the whole line. Immutable and
 * thread-safe.
 */
public final class OrderComponent extends Part {

  private static final Fields FIELDS = Fields.part("order-component");

  /** The component. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.required("product", ProductRef.SHAPE.type());

  /** How much the whole line needs. */
  public static final Field<Quantity> QUANTITY = FIELDS.required("quantity", Quantity.TYPE);

  /** How much was delivered. */
  public static final Field<Quantity> DELIVERED = FIELDS.optional("delivered", Quantity.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<OrderComponent> SHAPE = FIELDS.shape(OrderComponent::new);

  private OrderComponent(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<OrderComponent> builder() {
    return SHAPE.builder();
  }

  /** Returns the component. */
  public ProductRef product() {
    return need(PRODUCT);
  }

  /** Returns how much the whole line needs. */
  public Quantity quantity() {
    return need(QUANTITY);
  }

  /** Returns how much was delivered. */
  public Optional<Quantity> delivered() {
    return get(DELIVERED);
  }
}
