package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what each company has of its own: taxes, accounts and the currency it sells in. */
final class CompanyRecords {

  private static final int KEPT = 20_000;

  private final OdooClient odoo;
  private final RecordSearch search;
  private final ExpiringCache<String, String> currencies;
  private final ExpiringCache<String, Long> defaults;

  CompanyRecords(OdooClient odoo, RecordSearch search, Duration kept, Clock clock) {
    this.odoo = odoo;
    this.search = search;
    this.currencies = new ExpiringCache<>(kept, KEPT, clock);
    this.defaults = new ExpiringCache<>(kept, 1, clock);
  }

  void clear() {
    currencies.clear();
    defaults.clear();
  }

  Ref tax(String name, String use, @Nullable Ref company) {
    return of(
        "account.tax",
        "company_id",
        use + " tax '" + name + "'",
        field("name").eq(name).and(field("type_tax_use").eq(use)),
        company);
  }

  /** Until Odoo 17 an account is of one company; since 18 several share it. */
  Ref account(String code, @Nullable Ref company) {
    return of(
        "account.account",
        ServerModel.of(odoo, "account.account").first("company_ids", "company_id"),
        "account " + code,
        field("code").eq(code),
        company);
  }

  /** Returns the company's own record, else that of its parents. */
  private Ref of(
      String model, String owner, String what, Domain named, @Nullable Ref companyOfDocument) {
    Long company = companyOfDocument == null ? ownCompany() : Long.valueOf(companyOfDocument.id());
    if (company == null) {
      return search.one(model, what + " (the document names no company)", named);
    }
    // In Odoo 18 and later an account has another code in each company: the context decides.
    OdooClient there = odoo.withContext(context -> context.companies(List.of(company)));
    String of = what + " of company " + company;
    Ref own = search.find(there, model, of, named, field(owner).in(company));
    return own == null
        ? RecordSearch.required(
            search.find(there, model, of, named, field(owner).parentOf(company)), of)
        : own;
  }

  private @Nullable Long ownCompany() {
    return odoo.context().asMap().get("allowed_company_ids") instanceof List<?> companies
            && !companies.isEmpty()
            && companies.get(0) instanceof Number first
        ? Long.valueOf(first.longValue())
        : null;
  }

  /** Returns the currency in which Odoo makes a partner's sales orders. */
  String saleCurrency(Ref partner, @Nullable Ref company) {
    long owner = company == null ? defaultCompany() : company.id();
    return currencies.get(
        owner + " to " + partner.id(), unused -> loadSaleCurrency(partner, owner));
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
    return defaults.get("new orders", unused -> loadDefaultCompany());
  }

  private long loadDefaultCompany() {
    Object defaults =
        odoo.model("sale.order")
            .callReadOnly("default_get", List.of(), Values.of("fields", List.of("company_id")));
    return defaults instanceof Map<?, ?> values && values.get("company_id") instanceof Number id
        ? id.longValue()
        : 1;
  }
}
