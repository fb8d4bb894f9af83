package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at all that a draft names before anything is written: Odoo would take archived products,
 * units that cannot be converted and other companies' warehouses, or refuse them half-way.
 */
final class References {

  private final Server server;
  private final Units units;
  private final OrderKind kind;
  private final OrderDraft draft;
  private final String operation;

  References(Server server, Units units, OrderKind kind, OrderDraft draft) {
    this.server = server.withArchived();
    this.units = units;
    this.kind = kind;
    this.draft = draft;
    this.operation = kind.model + ".save";
  }

  /** What was found on the way and is needed to write: each line's unit, the receipt's type. */
  record Found(Map<Long, Long> unitOfProduct, Optional<Long> receiptType) {}

  Found check() {
    checkPartners();
    Optional<Long> receiptType = checkWarehouse();
    checkCurrency();
    Map<Long, OdooRecord> products = checkProducts();
    checkUnits(products);
    checkPrices();
    Map<Long, Long> unitOfProduct = new HashMap<>();
    products.forEach((id, product) -> unitOfProduct.put(id, unitOf(product)));
    return new Found(unitOfProduct, receiptType);
  }

  private void checkPartners() {
    Set<Long> ids = new LinkedHashSet<>(List.of(draft.partner()));
    draft.deliveryAddress().ifPresent(ids::add);
    draft.invoiceAddress().ifPresent(ids::add);
    Map<Long, OdooRecord> partners = server.model("res.partner", "active", "company_id").byIds(ids);
    for (Long id : ids) {
      OdooRecord partner = partners.get(id);
      if (partner == null) {
        throw missing("res.partner", id);
      }
      requireActive(partner, "res.partner " + id);
      requireCompany(partner, "res.partner " + id);
    }
  }

  private Optional<Long> checkWarehouse() {
    if (draft.warehouse().isEmpty()) {
      return Optional.empty();
    }
    long id = draft.warehouse().getAsLong();
    OdooRecord warehouse = existing("stock.warehouse", id, "active", "company_id", "in_type_id");
    requireActive(warehouse, "stock.warehouse " + id);
    requireCompany(warehouse, "stock.warehouse " + id);
    return warehouse.ref("in_type_id").map(Ref::id);
  }

  /** A sales order takes the currency of its price list, any other that of its company. */
  private void checkCurrency() {
    OdooRecord company = existing("res.company", draft.company(), "currency_id");
    Optional<String> own = company.ref("currency_id").map(Ref::name);
    Optional<String> ofList = kind == OrderKind.SALE ? pricelistCurrency() : Optional.empty();
    String currency = ofList.or(() -> own).orElse("");
    if (draft.currency().isPresent() && !draft.currency().get().equals(currency)) {
      throw rejection(
          ErrorCode.CURRENCY_MISMATCH,
          draft.externalId()
              + " is in "
              + draft.currency().get()
              + ", but Odoo would make it in "
              + currency);
    }
  }

  private Optional<String> pricelistCurrency() {
    Optional<Long> list =
        draft.pricelist().isPresent()
            ? Optional.of(draft.pricelist().getAsLong())
            : partnersPricelist();
    return list.flatMap(
        id -> existing("product.pricelist", id, "currency_id").ref("currency_id").map(Ref::name));
  }

  private Optional<Long> partnersPricelist() {
    if (draft.currency().isEmpty()) {
      return Optional.empty();
    }
    String field = "property_product_pricelist";
    return server
        .in(draft.company())
        .model("res.partner", field)
        .byId(draft.partner())
        .flatMap(partner -> partner.ref(field))
        .map(Ref::id);
  }

  private Map<Long, OdooRecord> checkProducts() {
    Set<Long> ids = new LinkedHashSet<>();
    draft.lines().forEach(line -> ids.add(line.product()));
    Map<Long, OdooRecord> products =
        server.model("product.product", "active", "company_id", "uom_id").byIds(ids);
    for (OrderDraft.Line line : draft.lines()) {
      OdooRecord product = products.get(line.product());
      String what = "product.product " + line.product() + " of " + line;
      if (product == null) {
        throw rejection(ErrorCode.NOT_FOUND, what + " does not exist, or is hidden");
      }
      requireActive(product, what);
      requireCompany(product, what);
    }
    return products;
  }

  private void checkUnits(Map<Long, OdooRecord> products) {
    for (OrderDraft.Line line : draft.lines()) {
      OdooRecord product = products.get(line.product());
      Unit own = unit(product == null ? 0 : unitOf(product), line);
      Unit unit = line.unit().isPresent() ? unit(line.unit().getAsLong(), line) : own;
      if (unit.family() != own.family()) {
        throw rejection(
            ErrorCode.UNIT_MISMATCH,
            line + " is in " + unit.name() + ", its product in " + own.name());
      }
      checkQuantity(line, unit);
    }
  }

  private Unit unit(long id, OrderDraft.Line line) {
    return units
        .find(id)
        .orElseThrow(
            () ->
                rejection(
                    ErrorCode.NOT_FOUND, "uom.uom " + id + " of " + line + " does not exist"));
  }

  private void checkQuantity(OrderDraft.Line line, Unit unit) {
    String quantity = line + " has the quantity " + line.quantity().toPlainString();
    if (line.quantity().signum() <= 0) {
      throw rejection(ErrorCode.BAD_QUANTITY, quantity + "; it is more than zero");
    }
    if (!unit.holds(line.quantity())) {
      String step = unit.step().toPlainString();
      throw rejection(
          ErrorCode.BAD_QUANTITY,
          quantity + ", finer than " + unit.name() + " allows (" + step + ")");
    }
  }

  private static long unitOf(OdooRecord product) {
    return product.ref("uom_id").map(Ref::id).orElse(0L);
  }

  /** Odoo rounds a finer price silently, and the totals come out different. */
  private void checkPrices() {
    if (draft.lines().stream().noneMatch(line -> line.price().isPresent())) {
      return;
    }
    Optional<Long> digits = priceDigits();
    for (OrderDraft.Line line : draft.lines()) {
      line.price().ifPresent(price -> checkPrice(line, price, digits));
    }
  }

  /** Not every login may see them; what Odoo rounded is found when the saved order is compared. */
  private Optional<Long> priceDigits() {
    try {
      return server
          .kept(
              "price digits",
              () ->
                  server
                      .model("decimal.precision", "digits")
                      .where(Domain.field("name").eq("Product Price"))
                      .first())
          .map(precision -> precision.whole("digits").orElse(2));
    } catch (AccessException e) {
      return Optional.empty();
    }
  }

  private void checkPrice(OrderDraft.Line line, BigDecimal price, Optional<Long> digits) {
    if (price.signum() < 0) {
      throw rejection(ErrorCode.BAD_QUANTITY, line + " has a negative price");
    }
    int scale = Math.max(0, price.stripTrailingZeros().scale());
    if (digits.isPresent() && scale > digits.get()) {
      throw rejection(
          ErrorCode.BAD_QUANTITY,
          line
              + " has the price "
              + price.toPlainString()
              + "; Odoo keeps "
              + digits.get()
              + " decimals (Product Price) and would round it");
    }
  }

  private OdooRecord existing(String model, long id, String... fields) {
    return server.kept(model, id, fields).orElseThrow(() -> missing(model, id));
  }

  private RejectedException missing(String model, long id) {
    return rejection(ErrorCode.NOT_FOUND, model + " " + id + " does not exist, or is hidden");
  }

  private void requireActive(OdooRecord record, String what) {
    if (!record.flag("active")) {
      throw rejection(ErrorCode.INACTIVE, what + " is archived");
    }
  }

  private void requireCompany(OdooRecord record, String what) {
    Optional<Ref> company = record.ref("company_id");
    if (company.isPresent() && company.get().id() != draft.company()) {
      throw rejection(
          ErrorCode.OTHER_COMPANY,
          what
              + " belongs to company "
              + company.get().id()
              + ", the order to company "
              + draft.company());
    }
  }

  private RejectedException rejection(ErrorCode code, String detail) {
    return Rejections.of(code, operation, detail);
  }
}
