package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.ProductRef;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a product, as partners tell them apart: ours, theirs and the barcode. */
public final class ProductNumbers {

  /** The system of keys that partners have given. */
  public static final String SYSTEM = "edi";

  private static final String ENTITY = "product";

  private ProductNumbers() {}

  /**
   * A number of a product.
   *
   * @param owner whose number it is
   * @param value the number
   */
  public record ProductNumber(Owner owner, String value) {}

  /** Whose number it is. */
  public enum Owner {
    /** Ours. */
    OURS,
    /** The partner's. */
    THEIRS,
    /** The barcode, a GTIN. */
    GTIN,
    /** The barcode, any other. */
    BARCODE
  }

  /** Returns the numbers of a product that the partner can read. */
  public static List<ProductNumber> of(ProductRef product, TradingPartner partner) {
    List<ProductNumber> numbers = new ArrayList<>();
    product.sku().ifPresent(sku -> numbers.add(new ProductNumber(Owner.OURS, sku)));
    product.externalKeys().stream()
        .filter(key -> key.equals(theirs(key.key(), partner)))
        .limit(1)
        .forEach(key -> numbers.add(new ProductNumber(Owner.THEIRS, key.key())));
    product
        .barcode()
        .ifPresent(
            code ->
                numbers.add(
                    new ProductNumber(Digits.isGtin(code) ? Owner.GTIN : Owner.BARCODE, code)));
    return numbers;
  }

  /** Adds a number that was read. */
  public static void add(Draft<ProductRef> draft, ProductNumber number, TradingPartner partner) {
    switch (number.owner()) {
      case OURS -> draft.set(ProductRef.SKU, number.value());
      case THEIRS -> draft.add(ProductRef.EXTERNAL_KEYS, theirs(number.value(), partner));
      case GTIN, BARCODE -> draft.set(ProductRef.BARCODE, number.value());
    }
  }

  private static ExternalKey theirs(String value, TradingPartner partner) {
    return new ExternalKey(SYSTEM, partner.name(), ENTITY, value);
  }
}
