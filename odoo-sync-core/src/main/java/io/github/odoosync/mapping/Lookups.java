package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Gtin;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Unit;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.Values;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
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

  private static final String[] PRODUCT_FACTS = {"display_name", "active", "uom_id"};

  private final OdooClient odoo;
  private final String tenant;
  private final Map<String, Unit> namedUnits;
  private final ExpiringCache<String, Long> ids;
  private final ExpiringCache<String, Units> units;
  private final ExpiringCache<Long, ProductFacts> products;
  private final ExpiringCache<String, String> measures;

  Lookups(
      OdooClient odoo, String tenant, Map<String, Unit> namedUnits, Duration kept, Clock clock) {
    this.odoo = odoo;
    this.tenant = tenant;
    this.namedUnits = Map.copyOf(namedUnits);
    this.ids = new ExpiringCache<>(kept, KEPT, clock);
    this.units = new ExpiringCache<>(kept, 1, clock);
    this.products = new ExpiringCache<>(kept, KEPT, clock);
    this.measures = new ExpiringCache<>(kept, KEPT, clock);
  }

  /** Forgets what was found. */
  public void clear() {
    ids.clear();
    units.clear();
    products.clear();
    measures.clear();
  }

  /** Returns the unit that a record of {@code uom.uom} is. */
  public Unit unit(long id) {
    if (!units().names().containsKey(id)) {
      units.clear();
    }
    return units().of(id);
  }

  /** Returns the record of {@code uom.uom} that is a unit. */
  public Ref unitId(Unit unit) {
    return Ref.of(units().idOf(unit));
  }

  /** Returns the unit that the database keeps weights in. */
  Unit weightUnit() {
    return Measures.weight(measure("weight_uom_name"));
  }

  /** Returns the unit that the database keeps volumes in. */
  Unit volumeUnit() {
    return Measures.volume(measure("volume_uom_name"));
  }

  // Every product shows it; where there is none, nothing was measured yet.
  private String measure(String path) {
    return measures.get(
        path,
        field ->
            odoo.model("product.product", field).query().limit(1).list().stream()
                .flatMap(product -> product.string(field).stream())
                .findFirst()
                .orElse(""));
  }

  /** Returns the currency's record. */
  public Ref currencyId(String code) {
    return one("res.currency", "currency " + code, field("name").eq(code));
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

  /** Returns the record of an account by its code. */
  public Ref accountId(String code) {
    return one("account.account", "account " + code, field("code").eq(code));
  }

  /** Returns the user's record by the login. */
  public Ref userId(String login) {
    return one("res.users", "user " + login, field("login").eq(login));
  }

  /** Returns the tag of sales orders by its name. */
  public Ref tagId(String name) {
    return one("crm.tag", "tag '" + name + "'", field("name").eq(name));
  }

  /**
   * Returns the records of taxes by their names. Several companies can have taxes of one name.
   *
   * @param use {@code sale} or {@code purchase}
   * @param company whose taxes they are, or its parents'; null for the first of the client's
   *     companies, and for any if the client names none
   */
  public List<Ref> taxIds(List<String> names, String use, @Nullable Ref company) {
    Long owner = company == null ? ownCompany() : Long.valueOf(company.id());
    return names.stream().map(name -> taxId(name, use, owner)).toList();
  }

  private Ref taxId(String name, String use, @Nullable Long company) {
    String what = use + " tax '" + name + "'";
    Domain named = field("name").eq(name).and(field("type_tax_use").eq(use));
    if (company == null) {
      return one("account.tax", what + " (the document names no company)", named);
    }
    Domain own = field("company_id").eq(company);
    Domain parents = field("company_id").parentOf(company);
    String of = what + " of company " + company;
    OdooClient there = odoo.withContext(context -> context.companies(List.of(company)));
    Ref found = search(there, "account.tax", of, false, named, own);
    Ref inherited = found == null ? search(there, "account.tax", of, false, named, parents) : found;
    return found(inherited, of, null, List.of());
  }

  private @Nullable Long ownCompany() {
    return odoo.context().asMap().get("allowed_company_ids") instanceof List<?> companies
            && !companies.isEmpty()
            && companies.get(0) instanceof Number first
        ? Long.valueOf(first.longValue())
        : null;
  }

  /** Returns the product: by its external keys, then its article number, then its barcode. */
  public Ref productId(ProductRef product) {
    Optional<Ref> byKey = byKeys("product.product", product.externalKeys());
    if (byKey.isPresent()) {
      return byKey.get();
    }
    Ref bySku =
        product
            .sku()
            .map(sku -> active("product.product", "product " + sku, field("default_code").eq(sku)))
            .orElse(null);
    if (bySku != null) {
      return bySku;
    }
    String barcode = product.barcode().orElse(null);
    Ref byBarcode =
        barcode == null
            ? null
            : active("product.product", "barcode " + barcode, field("barcode").in(forms(barcode)));
    return found(byBarcode, "product", product.sku().orElse(barcode), product.externalKeys());
  }

  /** Returns the partner: by its external keys, then the number that people know it by. */
  public Ref partyId(PartyRef party) {
    Optional<Ref> byKey = byKeys("res.partner", party.externalKeys());
    if (byKey.isPresent()) {
      return byKey.get();
    }
    String code = party.code().orElse(null);
    Ref byCode =
        code == null ? null : active("res.partner", "partner " + code, field("ref").eq(code));
    return found(byCode, "partner", code, party.externalKeys());
  }

  /** Returns the warehouse: by its external keys, then its short code. */
  public Ref warehouseId(LocationRef place) {
    return place(place, "stock.warehouse", "code");
  }

  /** Returns the place in a warehouse: by its external keys, then its name with those around it. */
  public Ref locationId(LocationRef place) {
    return place(place, "stock.location", "complete_name");
  }

  /**
   * Returns the one record for which all conditions hold; for look-ups of a user's own.
   *
   * @param model the model, such as {@code x_gate}
   * @param what what is looked for, for the error
   */
  public Ref one(String model, String what, Domain... conditions) {
    Ref found = search(model, what, false, conditions);
    return found(found, what, null, List.of());
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

  /** Returns what is known of a product. */
  ProductFacts product(Ref product) {
    return products.get(product.id(), this::loadProduct);
  }

  private ProductFacts loadProduct(long id) {
    return odoo.model("product.product", PRODUCT_FACTS)
        .byId(id)
        .map(this::facts)
        .orElseThrow(
            () -> InvalidValueException.of(ErrorCode.NOT_FOUND, "Odoo has no product " + id));
  }

  private ProductFacts facts(OdooRecord product) {
    return new ProductFacts(
        product.string("display_name").orElse("product " + product.id()),
        unit(product.ref("uom_id").map(Ref::id).orElseThrow()),
        product.flag("active"));
  }

  /** Looks up what is known of many products, in a call for all of them. */
  private void prefetchFacts(Collection<Long> found) {
    List<Long> open = found.stream().filter(id -> !products.contains(id)).toList();
    if (open.size() > 1) {
      odoo.model("product.product", PRODUCT_FACTS)
          .byIds(open)
          .forEach((id, product) -> products.get(id, unused -> facts(product)));
    }
  }

  /** Returns the currency in which Odoo makes a partner's sales orders. */
  String saleCurrency(Ref partner, @Nullable Ref company) {
    long owner = company == null ? defaultCompany() : company.id();
    return measures.get(
        "sales of " + owner + " to " + partner.id(), unused -> loadSaleCurrency(partner, owner));
  }

  private String loadSaleCurrency(Ref partner, long owner) {
    OdooClient own = odoo.withContext(context -> context.companies(List.of(owner)));
    return own.model("res.partner", "property_product_pricelist.currency_id")
        .byId(partner.id())
        .flatMap(each -> each.record("property_product_pricelist"))
        .or(() -> own.model("res.company", "currency_id").byId(owner))
        .flatMap(each -> each.ref("currency_id"))
        .map(Ref::name)
        .orElseThrow(
            () -> InvalidValueException.of(ErrorCode.NOT_FOUND, "Odoo's company has no currency"));
  }

  private long defaultCompany() {
    return ids.get("the company of new orders", unused -> loadDefaultCompany());
  }

  private long loadDefaultCompany() {
    Object defaults =
        odoo.model("sale.order")
            .callReadOnly("default_get", List.of(), Values.of("fields", List.of("company_id")));
    return defaults instanceof Map<?, ?> values && values.get("company_id") instanceof Number id
        ? id.longValue()
        : 1;
  }

  /** Returns the key of one of this database's records. */
  ExternalKey keyOf(String model, long id) {
    return new ExternalKey(Ownership.ODOO, tenant, model, String.valueOf(id));
  }

  /** Returns the id behind this database's own key of a model, if there is one. */
  Optional<Long> ownId(String model, List<ExternalKey> keys) {
    return keys.stream()
        .filter(key -> key.system().equals(Ownership.ODOO))
        .filter(key -> key.tenant().equals(tenant) && key.entity().equals(model))
        .map(key -> number(key.key()))
        .findFirst();
  }

  private Ref place(LocationRef place, String model, String path) {
    Optional<Ref> byKey = byKeys(model, place.externalKeys());
    if (byKey.isPresent()) {
      return byKey.get();
    }
    String code = place.code().orElse(null);
    Ref byCode = code == null ? null : search(model, "place " + code, false, field(path).eq(code));
    return found(byCode, "place", code, place.externalKeys());
  }

  private Optional<Ref> byKeys(String model, List<ExternalKey> keys) {
    Optional<Long> own = ownId(model, keys);
    if (own.isPresent()) {
      return own.map(Ref::of);
    }
    for (ExternalKey key : keys) {
      ExternalId id = externalId(key);
      Ref found = kept(model + " named " + id, () -> named(model, id));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private long named(String model, ExternalId id) {
    return odoo.externalIds()
        .find(id)
        .filter(found -> found.model().equals(model))
        .map(Reference::id)
        .orElse(0L);
  }

  /** Returns the external id under which another system's key is kept in Odoo. */
  static ExternalId externalId(ExternalKey key) {
    return ExternalId.ofKey(key.system(), key.tenant() + "/" + key.entity() + "/" + key.key());
  }

  private @Nullable Ref active(String model, String what, Domain condition) {
    Ref found = search(model, what, false, condition);
    if (found == null && search(model, what, true, condition) != null) {
      throw InvalidValueException.of(ErrorCode.INACTIVE, "The " + what + " is archived");
    }
    return found;
  }

  private @Nullable Ref search(String model, String what, boolean archived, Domain... conditions) {
    return search(odoo, model, what, archived, conditions);
  }

  private @Nullable Ref search(
      OdooClient client, String model, String what, boolean archived, Domain... conditions) {
    String key = model + (archived ? " all " : " ") + Domain.allOf(List.of(conditions)).toJson();
    return kept(key, () -> searchOne(client, model, what, archived, conditions));
  }

  /**
   * Looks up what many documents name, in a call for the values and one for the keys. What is
   * missing, or answers to several records, is left for whoever asks for it by itself.
   */
  void prefetch(String model, String path, Set<String> values, Set<ExternalKey> keys) {
    List<String> open =
        values.stream().filter(value -> !ids.contains(searchKey(model, path, value))).toList();
    Map<String, List<Long>> found = new HashMap<>();
    if (open.size() > 1) {
      odoo.model(model, path)
          .where(field(path).in(open))
          .list()
          .forEach(
              each ->
                  found
                      .computeIfAbsent(each.string(path).orElse(""), any -> new ArrayList<>())
                      .add(each.id()));
    }
    found.forEach(
        (value, hits) -> {
          if (hits.size() == 1) {
            ids.get(searchKey(model, path, value), unused -> hits.get(0));
          }
        });
    prefetchNamed(model, keys);
    if (model.equals("product.product")) {
      prefetchFacts(
          found.values().stream()
              .filter(hits -> hits.size() == 1)
              .map(hits -> hits.get(0))
              .toList());
    }
  }

  private void prefetchNamed(String model, Set<ExternalKey> keys) {
    List<ExternalId> open =
        keys.stream()
            .filter(key -> !key.system().equals(Ownership.ODOO))
            .map(Lookups::externalId)
            .filter(id -> !ids.contains(model + " named " + id))
            .toList();
    if (open.size() > 1) {
      odoo.externalIds()
          .find(open)
          .forEach(
              (id, found) -> {
                if (found.model().equals(model)) {
                  ids.get(model + " named " + id, unused -> found.id());
                }
              });
    }
  }

  private static String searchKey(String model, String path, String value) {
    return model + " " + Domain.allOf(List.of(field(path).eq(value))).toJson();
  }

  /** Somebody may be about to create what is missing: zero is not kept. */
  private @Nullable Ref kept(String key, LongSupplier search) {
    long id = ids.get(key, unused -> search.getAsLong());
    if (id == 0) {
      ids.remove(key);
      return null;
    }
    return Ref.of(id);
  }

  private static long searchOne(
      OdooClient client, String model, String what, boolean archived, Domain... conditions) {
    var query = client.model(model).where(conditions).limit(2);
    List<Long> found = (archived ? query.context(Map.of("active_test", false)) : query).ids();
    if (found.size() > 1) {
      throw InvalidValueException.of(
          ErrorCode.NOT_FOUND, "The " + what + " stands for several records of " + model);
    }
    return found.isEmpty() ? 0 : found.get(0);
  }

  private static Ref found(
      @Nullable Ref ref, String what, @Nullable String code, List<ExternalKey> keys) {
    if (ref == null) {
      String named = code == null ? (keys.isEmpty() ? "" : " " + keys) : " " + code;
      throw InvalidValueException.of(ErrorCode.NOT_FOUND, "Odoo has no " + what + named);
    }
    return ref;
  }

  private static List<String> forms(String barcode) {
    try {
      List<String> forms = new ArrayList<>(new Gtin(barcode).forms());
      forms.add(barcode);
      return forms.stream().distinct().toList();
    } catch (InvalidValueException notOfGs1) {
      return List.of(barcode);
    }
  }

  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw InvalidValueException.of(ErrorCode.INVALID_VALUE, "'" + key + "' is no id of Odoo");
    }
  }

  private Units units() {
    return units.get("all", unused -> Units.load(odoo, namedUnits));
  }
}
