package io.github.odoosync.model.product;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import java.util.Optional;

/** A package in which the product is sold or stored. Immutable and thread-safe. */
public final class Packaging extends Part {

  private static final Fields FIELDS = Fields.part("packaging");

  /** What the package is called, such as Carton of 12. */
  public static final Field<String> NAME = FIELDS.required("name", Type.TEXT);

  /** How much of the product is in it. */
  public static final Field<Quantity> QUANTITY = FIELDS.required("quantity", Quantity.TYPE);

  /** The unit that one such package is, such as a case. */
  public static final Field<Unit> UNIT = FIELDS.optional("unit", Unit.TYPE);

  /** The barcode on the package. */
  public static final Field<String> BARCODE = FIELDS.optional("barcode", Type.TEXT);

  /** The weight of the full package. */
  public static final Field<Weight> WEIGHT = FIELDS.optional("weight", Weight.TYPE);

  /** The outer size of the package. */
  public static final Field<Dimensions> DIMENSIONS = FIELDS.optional("dimensions", Dimensions.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<Packaging> SHAPE = FIELDS.shape(Packaging::new);

  private Packaging(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Packaging> builder() {
    return SHAPE.builder();
  }

  /** Returns what the package is called, such as Carton of 12. */
  public String name() {
    return need(NAME);
  }

  /** Returns how much of the product is in it. */
  public Quantity quantity() {
    return need(QUANTITY);
  }

  /** Returns the unit that one such package is, such as a case. */
  public Optional<Unit> unit() {
    return get(UNIT);
  }

  /** Returns the barcode on the package. */
  public Optional<String> barcode() {
    return get(BARCODE);
  }

  /** Returns the weight of the full package. */
  public Optional<Weight> weight() {
    return get(WEIGHT);
  }

  /** Returns the outer size of the package. */
  public Optional<Dimensions> dimensions() {
    return get(DIMENSIONS);
  }
}
