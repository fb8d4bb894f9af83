package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed line after all its names were looked up and all its numbers checked.
 *
 * @param product the product as the transfer has it
 * @param quantity in the product's unit
 * @param unit the unit it was confirmed in
 * @param lotId null for a lot that a receipt shall make
 */
record Wanted(
    Picking.Move product,
    BigDecimal quantity,
    Unit unit,
    @Nullable Long orderLineId,
    @Nullable String lot,
    @Nullable Long lotId,
    @Nullable String fromPackage,
    @Nullable Long fromPackageId,
    @Nullable String intoPackage,
    @Nullable Long ownerId) {

  long productId() {
    return product.productId();
  }

  /** Returns whether it says more than how much of the product. */
  boolean isParticular() {
    return lot != null || fromPackage != null || intoPackage != null || ownerId != null;
  }

  Wanted with(BigDecimal part) {
    return new Wanted(
        product,
        part,
        part.compareTo(quantity) == 0 ? unit : product.productUnit(),
        orderLineId,
        lot,
        lotId,
        fromPackage,
        fromPackageId,
        intoPackage,
        ownerId);
  }

  /** Returns what it names, for people. */
  String title() {
    StringBuilder text = new StringBuilder(product.product());
    append(text, " of order line ", orderLineId);
    append(text, ", lot ", lot);
    append(text, ", out of package ", fromPackage);
    append(text, ", into package ", intoPackage);
    append(text, ", of owner ", ownerId);
    return text.toString();
  }

  private static void append(StringBuilder text, String before, @Nullable Object value) {
    if (value != null) {
      text.append(before).append(value);
    }
  }
}
