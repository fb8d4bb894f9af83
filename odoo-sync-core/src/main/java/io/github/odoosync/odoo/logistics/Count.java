package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of a product in one place, of one lot, package and owner: an absolute number, in
 * the product's own unit. Immutable.
 */
public final class Count {

  private final long productId;
  private final long locationId;
  private final BigDecimal counted;
  private final @Nullable BigDecimal booked;
  private final @Nullable String lot;
  private final @Nullable String packageName;
  private final @Nullable Long ownerId;

  private Count(
      long productId,
      long locationId,
      BigDecimal counted,
      @Nullable BigDecimal booked,
      @Nullable String lot,
      @Nullable String packageName,
      @Nullable Long ownerId) {
    this.productId = productId;
    this.locationId = locationId;
    this.counted = counted;
    this.booked = booked;
    this.lot = lot;
    this.packageName = packageName;
    this.ownerId = ownerId;
  }

  /**
   * Returns a count.
   *
   * @param counted zero or more
   * @throws io.github.odoosync.error.RejectedException if it is negative
   */
  public static Count of(long productId, long locationId, BigDecimal counted) {
    if (counted.signum() < 0) {
      throw Rejections.of(
          ErrorCode.BAD_QUANTITY, "count", "Counted " + counted + " of product " + productId);
    }
    return new Count(productId, locationId, counted, null, null, null, null);
  }

  /**
   * Returns the same with what the books said when it was counted: if they say something else by
   * now, goods have moved meanwhile, and the count is a conflict.
   */
  public Count booked(BigDecimal quantity) {
    return new Count(productId, locationId, counted, quantity, lot, packageName, ownerId);
  }

  /** Returns the same of a lot or serial number, by its name. */
  public Count lot(String name) {
    return new Count(productId, locationId, counted, booked, name, packageName, ownerId);
  }

  /** Returns the same in a package, by its name. */
  public Count inPackage(String name) {
    return new Count(productId, locationId, counted, booked, lot, name, ownerId);
  }

  /** Returns the same of goods that belong to a partner. */
  public Count owner(long partnerId) {
    return new Count(productId, locationId, counted, booked, lot, packageName, partnerId);
  }

  /** Returns the variant. */
  public long productId() {
    return productId;
  }

  /** Returns the location. */
  public long locationId() {
    return locationId;
  }

  /** Returns the counted quantity. */
  public BigDecimal counted() {
    return counted;
  }

  /** Returns what the books said. */
  public Optional<BigDecimal> booked() {
    return Optional.ofNullable(booked);
  }

  /** Returns the name of the lot. */
  public Optional<String> lot() {
    return Optional.ofNullable(lot);
  }

  /** Returns the name of the package. */
  public Optional<String> packageName() {
    return Optional.ofNullable(packageName);
  }

  /** Returns the owner, if it is not the company. */
  public OptionalLong ownerId() {
    return Ids.optional(ownerId);
  }

  /** What holds when goods moved between the count and its booking. */
  public enum Conflict {
    /** The count is rejected. */
    REJECT,
    /** The counted number holds, as if counted now. */
    KEEP_COUNTED,
    /** The difference found then is added to what the books say now. */
    KEEP_DIFFERENCE
  }
}
