package io.github.odoosync.mapping;

import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stock levels to read. Company, place and whose goods are always said, never left to what
 * the user of Odoo has as default. Immutable and thread-safe.
 */
public final class StockScope {

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
    PARTY,
    ANYBODY
  }

  private final String company;
  private final LocationRef place;
  private final boolean warehouse;
  private final Owned owned;
  private final @Nullable PartyRef owner;
  private final List<ProductRef> products;
  private final Set<By> by;

  private StockScope(
      String company,
      LocationRef place,
      boolean warehouse,
      Owned owned,
      @Nullable PartyRef owner,
      List<ProductRef> products,
      Set<By> by) {
    this.company = company;
    this.place = place;
    this.warehouse = warehouse;
    this.owned = owned;
    this.owner = owner;
    this.products = products;
    this.by = by;
  }

  /**
   * Returns all of a company's own goods in a warehouse.
   *
   * @param company the company, by its name in Odoo
   */
  public static StockScope ofWarehouse(String company, LocationRef warehouse) {
    return new StockScope(
        company, warehouse, true, Owned.COMPANY, null, List.of(), EnumSet.noneOf(By.class));
  }

  /**
   * Returns all of a company's own goods in a location and those within it.
   *
   * @param company the company, by its name in Odoo
   */
  public static StockScope ofLocation(String company, LocationRef location) {
    return new StockScope(
        company, location, false, Owned.COMPANY, null, List.of(), EnumSet.noneOf(By.class));
  }

  /** Returns the same of these products only, each of which gets a level, if only of 0. */
  public StockScope products(ProductRef... refs) {
    return new StockScope(company, place, warehouse, owned, owner, List.of(refs), by);
  }

  /** Returns the same of goods that a party owns and the company only keeps. */
  public StockScope owner(PartyRef party) {
    return new StockScope(company, place, warehouse, Owned.PARTY, party, products, by);
  }

  /** Returns the same of all goods, whoever owns them. */
  public StockScope anyOwner() {
    return new StockScope(company, place, warehouse, Owned.ANYBODY, null, products, by);
  }

  /** Returns the same with levels told apart. */
  public StockScope by(By first, By... more) {
    return new StockScope(
        company, place, warehouse, owned, owner, products, EnumSet.of(first, more));
  }

  String company() {
    return company;
  }

  LocationRef place() {
    return place;
  }

  boolean isWarehouse() {
    return warehouse;
  }

  Owned owned() {
    return owned;
  }

  @Nullable PartyRef owner() {
    return owner;
  }

  List<ProductRef> products() {
    return products;
  }

  boolean tells(By what) {
    return by.contains(what);
  }

  /** Returns whether levels are told apart by nothing, so that moves count too. */
  boolean tellsNothing() {
    return by.isEmpty();
  }
}
