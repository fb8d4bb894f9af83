package io.github.odoosync.odoo.logistics;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stock to read: company, warehouse or location, and whose goods are always said, never left
 * to the user's defaults. Immutable.
 */
public final class StockQuery {

  /** What levels can be told apart by, beside the product. */
  public enum By {
    /** The location. */
    LOCATION,
    /** The lot or serial number. */
    LOT,
    /** The package. */
    PACKAGE,
    /** The owner. */
    OWNER
  }

  /** Whose goods count. */
  enum Owned {
    COMPANY,
    ANYBODY,
    PARTNER
  }

  private final long companyId;
  private final @Nullable Long warehouseId;
  private final @Nullable Long locationId;
  private final Owned owned;
  private final @Nullable Long ownerId;
  private final Set<Long> products;
  private final Set<By> by;

  private StockQuery(
      long companyId,
      @Nullable Long warehouseId,
      @Nullable Long locationId,
      Owned owned,
      @Nullable Long ownerId,
      Set<Long> products,
      Set<By> by) {
    this.companyId = companyId;
    this.warehouseId = warehouseId;
    this.locationId = locationId;
    this.owned = owned;
    this.ownerId = ownerId;
    this.products = products;
    this.by = by;
  }

  /** Returns the query of a warehouse's own goods, all products in all of its locations. */
  public static StockQuery ofWarehouse(long companyId, long warehouseId) {
    return new StockQuery(
        companyId, warehouseId, null, Owned.COMPANY, null, Set.of(), EnumSet.noneOf(By.class));
  }

  /** Returns the query of the own goods in a location and all below it. */
  public static StockQuery ofLocation(long companyId, long locationId) {
    return new StockQuery(
        companyId, null, locationId, Owned.COMPANY, null, Set.of(), EnumSet.noneOf(By.class));
  }

  /** Returns the same of some products only; all if there are none. */
  public StockQuery products(Collection<Long> ids) {
    return new StockQuery(
        companyId, warehouseId, locationId, owned, ownerId, new LinkedHashSet<>(ids), by);
  }

  /** Returns the same of goods that belong to a partner. */
  public StockQuery owner(long partnerId) {
    return new StockQuery(
        companyId, warehouseId, locationId, Owned.PARTNER, partnerId, products, by);
  }

  /** Returns the same of all goods, whoever owns them. */
  public StockQuery anyOwner() {
    return new StockQuery(companyId, warehouseId, locationId, Owned.ANYBODY, null, products, by);
  }

  /** Returns the same with levels told apart. */
  public StockQuery by(By first, By... more) {
    return new StockQuery(
        companyId, warehouseId, locationId, owned, ownerId, products, EnumSet.of(first, more));
  }

  /** Returns the company. */
  public long companyId() {
    return companyId;
  }

  /** Returns the warehouse, if it is one that is asked for. */
  public OptionalLong warehouseId() {
    return Ids.optional(warehouseId);
  }

  /** Returns the location, if it is one that is asked for. */
  public OptionalLong locationId() {
    return Ids.optional(locationId);
  }

  /** Returns the products; empty for all. */
  public Set<Long> products() {
    return Set.copyOf(products);
  }

  Owned owned() {
    return owned;
  }

  /** Returns the partner whose goods count, if it is one that is asked for. */
  public OptionalLong ownerId() {
    return Ids.optional(ownerId);
  }

  boolean tells(By what) {
    return by.contains(what);
  }
}
