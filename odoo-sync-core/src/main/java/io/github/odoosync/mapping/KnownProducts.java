package io.github.odoosync.mapping;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What is known of products, kept for a while. Thread-safe. */
final class KnownProducts {

  private static final int KEPT = 20_000;
  private static final String[] FACTS = {"display_name", "active", "uom_id"};

  private final OdooClient odoo;
  private final DatabaseUnits units;
  private final ExpiringCache<Long, ProductFacts> products;

  KnownProducts(OdooClient odoo, DatabaseUnits units, Duration kept, Clock clock) {
    this.odoo = odoo;
    this.units = units;
    this.products = new ExpiringCache<>(kept, KEPT, clock);
  }

  void clear() {
    products.clear();
  }

  ProductFacts of(Ref product) {
    return products.get(product.id(), this::load);
  }

  /** Looks up what is known of many products, in a call for all of them. */
  void expect(Collection<Long> ids) {
    List<Long> open = ids.stream().filter(id -> !products.contains(id)).toList();
    if (open.size() > 1) {
      odoo.model("product.product", FACTS)
          .byIds(open)
          .forEach((id, product) -> products.get(id, unused -> facts(product)));
    }
  }

  private ProductFacts load(long id) {
    return odoo.model("product.product", FACTS)
        .byId(id)
        .map(this::facts)
        .orElseThrow(
            () -> InvalidValueException.of(ErrorCode.NOT_FOUND, "Odoo has no product " + id));
  }

  private ProductFacts facts(OdooRecord product) {
    return new ProductFacts(
        product.string("display_name").orElse("product " + product.id()),
        units.of(product.ref("uom_id").map(Ref::id).orElseThrow()),
        product.flag("active"));
  }
}
