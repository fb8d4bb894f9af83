package io.github.odoosync.model.product;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.util.List;
import java.util.Optional;

/** A family of variants that differ in their attributes. Immutable and thread-safe. */
public final class ProductTemplate extends Document {

  private static final Fields FIELDS = Fields.document("product-template", 1);

  /** The name. */
  public static final Field<LocalizedText> NAME = FIELDS.optional("name", LocalizedText.TYPE);

  /** What customers read about it. */
  public static final Field<LocalizedText> DESCRIPTION =
      FIELDS.optional("description", LocalizedText.TYPE);

  /** Whether it can still be used. */
  public static final Field<Boolean> ACTIVE = FIELDS.optional("active", Type.FLAG);

  /** The category, with its parents. */
  public static final Field<String> CATEGORY = FIELDS.optional("category", Type.TEXT);

  /** Every value of every attribute that its variants have. */
  public static final Field<List<Attribute>> ATTRIBUTES =
      FIELDS.list("attributes", Attribute.SHAPE.type());

  /** The products of the family. */
  public static final Field<List<BusinessKey>> VARIANTS = FIELDS.set("variants", BusinessKey.TYPE);

  /** The schema. */
  public static final Schema<ProductTemplate> SCHEMA = FIELDS.schema(ProductTemplate::new);

  private ProductTemplate(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<ProductTemplate> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<ProductTemplate> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<ProductTemplate> schema() {
    return SCHEMA;
  }

  /** Returns the name. */
  public Optional<LocalizedText> name() {
    return get(NAME);
  }

  /** Returns what customers read about it. */
  public Optional<LocalizedText> description() {
    return get(DESCRIPTION);
  }

  /** Returns whether it can still be used. */
  public Optional<Boolean> active() {
    return get(ACTIVE);
  }

  /** Returns the category, with its parents. */
  public Optional<String> category() {
    return get(CATEGORY);
  }

  /** Returns every value of every attribute that its variants have. */
  public List<Attribute> attributes() {
    return all(ATTRIBUTES);
  }

  /** Returns the products of the family. */
  public List<BusinessKey> variants() {
    return all(VARIANTS);
  }
}
