package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse did of one line of a transfer: so much of a product, of this lot, package and
 * owner.
 *
 * <p>A line is found by what it means, not by an id of a move: Odoo merges, splits and deletes
 * moves. Of one product there may be as many lines as there are lots, packages or order lines.
 * Immutable.
 */
public final class ConfirmedLine {

  private final long productId;
  private final BigDecimal quantity;
  private final @Nullable Long unitId;
  private final @Nullable Long orderLineId;
  private final @Nullable String lot;
  private final @Nullable String fromPackage;
  private final @Nullable String intoPackage;
  private final @Nullable Long ownerId;

  private ConfirmedLine(Parts parts) {
    this.productId = parts.productId;
    this.quantity = parts.quantity;
    this.unitId = parts.unitId;
    this.orderLineId = parts.orderLineId;
    this.lot = parts.lot;
    this.fromPackage = parts.fromPackage;
    this.intoPackage = parts.intoPackage;
    this.ownerId = parts.ownerId;
  }

  /**
   * Returns a line of a product in the product's own unit.
   *
   * @param productId the variant, of {@code product.product}
   * @param quantity zero or more; zero says that nothing was done
   * @throws io.github.odoosync.error.RejectedException if the quantity is negative
   */
  public static ConfirmedLine of(long productId, BigDecimal quantity) {
    if (quantity.signum() < 0) {
      throw Rejections.of(
          ErrorCode.BAD_QUANTITY,
          "confirm",
          "Product " + productId + " was confirmed with " + quantity + ", less than nothing");
    }
    return new ConfirmedLine(new Parts(productId, quantity));
  }

  /** Returns a line of one piece with a serial number. */
  public static ConfirmedLine serial(long productId, String number) {
    return of(productId, BigDecimal.ONE).lot(number);
  }

  /** Returns the same in another unit of the product's category. */
  public ConfirmedLine unit(long uomId) {
    return changed(parts -> parts.unitId = uomId);
  }

  /** Returns the same for one line of the order, where several have the same product. */
  public ConfirmedLine orderLine(long saleOrPurchaseLineId) {
    return changed(parts -> parts.orderLineId = saleOrPurchaseLineId);
  }

  /** Returns the same of a lot or serial number, by its name. */
  public ConfirmedLine lot(String name) {
    return changed(parts -> parts.lot = name);
  }

  /** Returns the same taken out of a package, by its name. */
  public ConfirmedLine fromPackage(String name) {
    return changed(parts -> parts.fromPackage = name);
  }

  /** Returns the same put into a package, by its name; it is made if there is none. */
  public ConfirmedLine intoPackage(String name) {
    return changed(parts -> parts.intoPackage = name);
  }

  /** Returns the same of goods that belong to a partner. */
  public ConfirmedLine owner(long partnerId) {
    return changed(parts -> parts.ownerId = partnerId);
  }

  /** Returns the variant. */
  public long productId() {
    return productId;
  }

  /** Returns the quantity. */
  public BigDecimal quantity() {
    return quantity;
  }

  /** Returns the unit, if it is not the product's own. */
  public OptionalLong unitId() {
    return Ids.optional(unitId);
  }

  /** Returns the line of the order, if it was given. */
  public OptionalLong orderLineId() {
    return Ids.optional(orderLineId);
  }

  /** Returns the name of the lot or serial number. */
  public Optional<String> lot() {
    return Optional.ofNullable(lot);
  }

  /** Returns the name of the package it was taken from. */
  public Optional<String> fromPackage() {
    return Optional.ofNullable(fromPackage);
  }

  /** Returns the name of the package it was put into. */
  public Optional<String> intoPackage() {
    return Optional.ofNullable(intoPackage);
  }

  /** Returns the owner, if it is not the company. */
  public OptionalLong ownerId() {
    return Ids.optional(ownerId);
  }

  private ConfirmedLine changed(java.util.function.Consumer<Parts> change) {
    Parts parts = new Parts(productId, quantity);
    parts.unitId = unitId;
    parts.orderLineId = orderLineId;
    parts.lot = lot;
    parts.fromPackage = fromPackage;
    parts.intoPackage = intoPackage;
    parts.ownerId = ownerId;
    change.accept(parts);
    return new ConfirmedLine(parts);
  }

  private static final class Parts {

    private final long productId;
    private final BigDecimal quantity;
    private @Nullable Long unitId;
    private @Nullable Long orderLineId;
    private @Nullable String lot;
    private @Nullable String fromPackage;
    private @Nullable String intoPackage;
    private @Nullable Long ownerId;

    private Parts(long productId, BigDecimal quantity) {
      this.productId = productId;
      this.quantity = quantity;
    }
  }
}
