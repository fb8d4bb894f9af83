package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.List;
import java.util.Optional;

/** Names a product on a line, by any of its keys. Immutable and thread-safe. */
public final class ProductRef extends Part {

  private static final Fields FIELDS = Fields.part("product-ref");

  /** The keys under which the systems know it. */
  public static final Field<List<ExternalKey>> EXTERNAL_KEYS =
      FIELDS.set("externalKeys", ExternalKey.TYPE);

  /** The article number. */
  public static final Field<String> SKU = FIELDS.optional("sku", Type.TEXT);

  /** The barcode, a GTIN or any other. */
  public static final Field<String> BARCODE = FIELDS.optional("barcode", Type.TEXT);

  /** The name, for people alone. */
  public static final Field<String> NAME = FIELDS.technical("name", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<ProductRef> SHAPE = FIELDS.shape(ProductRef::new);

  private ProductRef(Content content) {
    super(content);
    if (externalKeys().isEmpty() && sku().isEmpty() && barcode().isEmpty()) {
      throw InvalidValueException.of(ErrorCode.MISSING_FIELD, "A product is named by nothing");
    }
  }

  /** Starts a new one. */
  public static Builder<ProductRef> builder() {
    return SHAPE.builder();
  }

  /** Returns the keys under which the systems know it. */
  public List<ExternalKey> externalKeys() {
    return all(EXTERNAL_KEYS);
  }

  /** Returns the article number. */
  public Optional<String> sku() {
    return get(SKU);
  }

  /** Returns the barcode, a GTIN or any other. */
  public Optional<String> barcode() {
    return get(BARCODE);
  }

  /** Returns the name, for people alone. */
  public Optional<String> name() {
    return get(NAME);
  }
}
