package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;

/** How the versions of Odoo differ in logistics: names of fields, and what the same call does. */
record Variant(int version) {

  static Variant of(Env env) {
    return new Variant(env.version());
  }

  static boolean isStorable(Rec product) {
    return Variant.of(product.env()).version() == 17
        ? "product".equals(product.text("detailed_type"))
        : product.flag("is_storable");
  }

  /** Until 18 every move has a name that its maker must give. */
  boolean movesHaveNames() {
    return version <= 18;
  }

  /** From 18 a move takes its places from its transfer. */
  boolean movesFollowTheirTransfer() {
    return version >= 18;
  }

  /** 17 loses the context on the way when a count is applied at once. */
  boolean forgetsTitleOfCount() {
    return version == 17;
  }

  /** From 18 the next step of a delivery is asked for when the one before is done. */
  boolean pushesDeliveries() {
    return version >= 18;
  }

  /** The 18.0 that was recorded looks at done transfers too, and finds nothing reserved. */
  boolean validatesDoneTransfersAgain() {
    return version == 18;
  }

  /** Only 17 proposes to return all that was shipped. */
  boolean returnsEverythingByDefault() {
    return version == 17;
  }

  String createReturnsMethod() {
    return version == 17 ? "create_returns" : "action_create_returns";
  }

  /** Until 18 the cancelling of an order asks first whether to tell the customer. */
  boolean asksBeforeCancelling() {
    return version <= 18;
  }

  /** The 18.0 that was recorded writes the customer's reference beside the order's name. */
  boolean originNamesCustomerReference() {
    return version == 18;
  }

  /** 17 names the orders that cannot be confirmed. */
  boolean namesOrdersNotToConfirm() {
    return version == 17;
  }

  String saleLineUnit() {
    return version <= 18 ? "product_uom" : "product_uom_id";
  }

  String saleLineTaxes() {
    return version <= 18 ? "tax_id" : "tax_ids";
  }

  String purchaseLineUnit() {
    return version <= 18 ? "product_uom" : "product_uom_id";
  }

  String purchaseLineTaxes() {
    return version <= 18 ? "taxes_id" : "tax_ids";
  }

  /** Until 18 a draft invoice is called {@code /}; then it has no name. */
  boolean draftInvoicesAreNamedSlash() {
    return version <= 18;
  }

  /** The demo company of 17 and 18 has 15 % tax on everything, that of 19 none. */
  boolean taxesByDefault() {
    return version <= 18;
  }

  /** Until 18 a unit's factor says how many of it make the reference, then the other way round. */
  boolean factorIsInverse() {
    return version <= 18;
  }

  /** Until 18 an order and its transfers share a group, then a reference. */
  boolean hasProcurementGroups() {
    return version <= 18;
  }

  String listView() {
    return version == 17 ? "tree" : "list";
  }

  /** Until 18 a locked purchase order has a state of its own. */
  boolean purchasesLockByState() {
    return version <= 18;
  }
}
