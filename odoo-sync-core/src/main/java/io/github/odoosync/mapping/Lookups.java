package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Unit;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Ref;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that a document names: units, currencies, countries, taxes, carriers, products,
 * partners, places. What was found is kept for a while; what was not is asked for again.
 * Thread-safe.
 *
 * <p>What is missing, and what several records answer to, is refused with {@link
 * ErrorCode#NOT_FOUND}, an archived product or partner with {@link ErrorCode#INACTIVE}: nothing is
 * ever guessed.
 */
public final class Lookups {

  private static final int KEPT = 20_000;

  private final OdooClient odoo;
  private final RecordSearch search;
  private final KeyedRecords keyed;
  private final CompanyRecords companies;
  private final DatabaseUnits units;
  private final KnownProducts products;
  private final ExpiringCache<String, Integer> currencyDecimals;

  Lookups(
      OdooClient odoo, String tenant, Map<String, Unit> namedUnits, Duration kept, Clock clock) {
    this.odoo = odoo;
    this.search = new RecordSearch(odoo, kept, clock);
    this.keyed = new KeyedRecords(search, tenant);
    this.companies = new CompanyRecords(odoo, search, kept, clock);
    this.units = new DatabaseUnits(odoo, namedUnits, kept, clock);
    this.products = new KnownProducts(odoo, units, kept, clock);
    this.currencyDecimals = new ExpiringCache<>(kept, KEPT, clock);
  }

  /** Forgets what was found. */
  public void clear() {
    search.clear();
    companies.clear();
    units.clear();
    products.clear();
    currencyDecimals.clear();
  }

  /** Returns the unit that a record of {@code uom.uom} is. */
  public Unit unit(long id) {
    return units.of(id);
  }

  /** Returns the record of {@code uom.uom} that is a unit. */
  public Ref unitId(Unit unit) {
    return units.idOf(unit);
  }

  /** Returns the unit that the database keeps weights in. */
  Unit weightUnit() {
    return units.ofWeight();
  }

  /** Returns the unit that the database keeps volumes in. */
  Unit volumeUnit() {
    return units.ofVolume();
  }

  /** Returns the currency's record. */
  public Ref currencyId(String code) {
    return one("res.currency", "currency " + code, field("name").eq(code));
  }

  /** Returns how many decimals Odoo keeps of amounts in a currency. */
  int currencyDecimals(String code) {
    return currencyDecimals.get(code, this::loadDecimals);
  }

  private int loadDecimals(String code) {
    return odoo.model("res.currency", "decimal_places")
        .byId(currencyId(code).id())
        .map(currency -> (int) currency.whole("decimal_places").orElse(2))
        .orElseThrow(
            () -> InvalidValueException.of(ErrorCode.NOT_FOUND, "Odoo has no currency " + code));
  }

  /** Returns the country's record. */
  public Ref countryId(String code) {
    return one("res.country", "country " + code, field("code").eq(code));
  }

  /** Returns the record of a subdivision by ISO 3166-2. */
  public Ref regionId(String code) {
    String country = code.substring(0, 2);
    return one(
        "res.country.state",
        "region " + code,
        field("country_id.code").eq(country),
        field("code").in(code.substring(3), code));
  }

  /** Returns the carrier's record by its name. */
  public Ref carrierId(String code) {
    return one("delivery.carrier", "carrier " + code, field("name").eq(code));
  }

  /** Returns the company's record by its name. */
  public Ref companyId(String code) {
    return one("res.company", "company " + code, field("name").eq(code));
  }

  /** Returns the record of an Incoterm by its code. */
  public Ref incotermId(String code) {
    return one("account.incoterms", "incoterm " + code, field("code").eq(code));
  }

  /** Returns the record of an account by its code, as for a document that names no company. */
  public Ref accountId(String code) {
    return accountId(code, null);
  }

  /**
   * Returns the record of an account by its code. Several companies can have accounts of one code.
   *
   * @param company whose account it is, or its parents'; null for the first of the client's
   *     companies, and for any if the client names none
   */
  public Ref accountId(String code, @Nullable Ref company) {
    return companies.account(code, company);
  }

  /** Returns the user's record by the login. */
  public Ref userId(String login) {
    return one("res.users", "user " + login, field("login").eq(login));
  }

  /** Returns the tag of sales orders by its name. */
  public Ref tagId(String name) {
    return one("crm.tag", "tag '" + name + "'", field("name").eq(name));
  }

  /** Returns the product category by its name with those around it, such as {@code All / Shoes}. */
  public Ref categoryId(String completeName) {
    return one(
        "product.category",
        "product category '" + completeName + "'",
        field("complete_name").eq(completeName));
  }

  /**
   * Returns the records of taxes by their names. Several companies can have taxes of one name.
   *
   * @param use {@code sale} or {@code purchase}
   * @param company whose taxes they are, or its parents'; null for the first of the client's
   *     companies, and for any if the client names none
   */
  public List<Ref> taxIds(List<String> names, String use, @Nullable Ref company) {
    return names.stream().map(name -> companies.tax(name, use, company)).toList();
  }

  /** Returns the product: by its external keys, then its article number, then its barcode. */
  public Ref productId(ProductRef product) {
    return keyed.product(product);
  }

  /** Returns the partner: by its external keys, then the number that people know it by. */
  public Ref partyId(PartyRef party) {
    return keyed.party(party);
  }

  /** Returns the warehouse: by its external keys, then its short code. */
  public Ref warehouseId(LocationRef place) {
    return keyed.place(place, "stock.warehouse", "code");
  }

  /** Returns the place in a warehouse: by its external keys, then its name with those around it. */
  public Ref locationId(LocationRef place) {
    return keyed.place(place, "stock.location", "complete_name");
  }

  /**
   * Returns the one record for which all conditions hold; for look-ups of a user's own.
   *
   * @param model the model, such as {@code x_gate}
   * @param what what is looked for, for the error
   */
  public Ref one(String model, String what, Domain... conditions) {
    return search.one(model, what, conditions);
  }

  /** Returns the unit that a product is counted in. */
  public Unit unitOf(Ref product) {
    return product(product).unit();
  }

  /** Looks up many products in a few calls, for those who ask for each of them afterwards. */
  public void expect(Collection<ProductRef> expected) {
    Set<String> skus = new LinkedHashSet<>();
    Set<ExternalKey> keys = new LinkedHashSet<>();
    for (ProductRef product : expected) {
      product.sku().ifPresent(skus::add);
      keys.addAll(product.externalKeys());
    }
    prefetch("product.product", "default_code", skus, keys);
  }

  /** Looks up what many documents name, in a call for the values and one for the keys. */
  void prefetch(String model, String path, Set<String> values, Set<ExternalKey> keys) {
    Collection<Long> found = search.expect(model, path, values);
    search.expectNamed(model, keyed.externalIds(keys));
    if (model.equals("product.product")) {
      products.expect(found);
    }
  }

  /** Returns what is known of a product. */
  ProductFacts product(Ref product) {
    return products.of(product);
  }

  /** Returns the currency in which Odoo makes a partner's sales orders. */
  String saleCurrency(Ref partner, @Nullable Ref company) {
    return companies.saleCurrency(partner, company);
  }

  /** Returns the key of one of this database's records. */
  ExternalKey keyOf(String model, long id) {
    return keyed.keyOf(model, id);
  }

  /** Returns the id behind this database's own key of a model, if there is one. */
  Optional<Long> ownId(String model, List<ExternalKey> keys) {
    return keyed.ownId(model, keys);
  }
}
