package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Shape;

/** That a line's goods are a component of a kit that was ordered. Immutable and thread-safe. */
public final class KitShare extends Part {

  private static final Fields FIELDS = Fields.part("kit-share");

  /** The kit. */
  public static final Field<ProductRef> KIT = FIELDS.required("kit", ProductRef.SHAPE.type());

  /** How much of the component one kit holds; more than nothing. */
  public static final Field<Quantity> PER_KIT = FIELDS.required("perKit", Quantity.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<KitShare> SHAPE = FIELDS.shape(KitShare::new);

  private KitShare(Content content) {
    super(content);
    Checks.positive("How much one kit holds", perKit());
  }

  /** Starts a new one. */
  public static Builder<KitShare> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<KitShare> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns the kit. */
  public ProductRef kit() {
    return need(KIT);
  }

  /** Returns how much of the component one kit holds; more than nothing. */
  public Quantity perKit() {
    return need(PER_KIT);
  }
}
