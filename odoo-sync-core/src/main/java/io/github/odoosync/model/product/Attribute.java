package io.github.odoosync.model.product;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;

/**
 * One property that tells a variant from its sisters, such as a colour. Immutable and thread-safe.
 */
public final class Attribute extends Part {

  private static final Fields FIELDS = Fields.part("product-attribute");

  /** The property. */
  public static final Field<String> NAME = FIELDS.required("name", Type.TEXT);

  /** Its value. */
  public static final Field<String> VALUE = FIELDS.required("value", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<Attribute> SHAPE = FIELDS.shape(Attribute::new);

  private Attribute(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Attribute> builder() {
    return SHAPE.builder();
  }

  /** Returns the property. */
  public String name() {
    return need(NAME);
  }

  /** Returns its value. */
  public String value() {
    return need(VALUE);
  }
}
