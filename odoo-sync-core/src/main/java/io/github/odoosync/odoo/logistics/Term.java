package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What logistics has to name and Odoo 17, 18 and 19 name differently: the one place that knows.
 * Names that are the same in all three are written where they are used, and listed in {@link
 * Needs}.
 */
enum Term {
  ORDER_LINE_UNIT("sale.order.line", "product_uom", "product_uom", "product_uom_id"),
  ORDER_LINE_TAXES("sale.order.line", "tax_id", "tax_id", "tax_ids"),
  PURCHASE_LINE_UNIT("purchase.order.line", "product_uom", "product_uom", "product_uom_id"),
  PURCHASE_LINE_TAXES("purchase.order.line", "taxes_id", "taxes_id", "tax_ids"),
  MOVE_TITLE("stock.move", "name", "name", "inventory_name"),
  // On 17 the field that applies a count at once forgets its title, so there it is only noted.
  COUNT(
      "stock.quant",
      "inventory_quantity",
      "inventory_quantity_auto_apply",
      "inventory_quantity_auto_apply"),
  UNIT_CATEGORY("uom.uom", "category_id", "category_id", null),

  // Methods and models: no fields_get tells of them, so they are trusted by version.
  ORDER_CANCEL_WIZARD(null, "sale.order.cancel", "sale.order.cancel", null),
  PACKAGE_MODEL(null, "stock.quant.package", "stock.quant.package", "stock.package"),
  RETURN_METHOD(null, "create_returns", "action_create_returns", "action_create_returns"),
  EXCHANGE_METHOD(null, null, "action_create_exchanges", "action_create_exchanges"),
  RIGHTS_METHOD(null, "check_access_rights", "has_access", "has_access");

  private final @Nullable String model;
  private final @Nullable String in17;
  private final @Nullable String in18;
  private final @Nullable String in19;

  Term(
      @Nullable String model, @Nullable String in17, @Nullable String in18, @Nullable String in19) {
    this.model = model;
    this.in17 = in17;
    this.in18 = in18;
    this.in19 = in19;
  }

  /** Returns the model whose field this is; empty for methods and models. */
  Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /** Returns the name in a version; empty where that version has no such thing. */
  Optional<String> in(OdooVersion version) {
    if (version.atLeast(19)) {
      return Optional.ofNullable(in19);
    }
    return Optional.ofNullable(version.atLeast(18) ? in18 : in17);
  }
}
