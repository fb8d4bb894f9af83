package io.github.odoosync.model.product;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Shape;

/** So much of a product in one kit. Immutable and thread-safe. */
public final class KitComponent extends Part {

  private static final Fields FIELDS = Fields.part("kit-component");

  /** The product that goes into the kit. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.required("product", ProductRef.SHAPE.type());

  /** How much of it goes into one kit. */
  public static final Field<Quantity> QUANTITY = FIELDS.required("quantity", Quantity.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<KitComponent> SHAPE = FIELDS.shape(KitComponent::new);

  private KitComponent(Content content) {
    super(content);
    if (quantity().value().signum() <= 0) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "A kit holds no " + quantity() + " of anything");
    }
  }

  /** Starts a new one. */
  public static Builder<KitComponent> builder() {
    return SHAPE.builder();
  }

  /** Returns the product that goes into the kit. */
  public ProductRef product() {
    return need(PRODUCT);
  }

  /** Returns how much of it goes into one kit. */
  public Quantity quantity() {
    return need(QUANTITY);
  }
}
