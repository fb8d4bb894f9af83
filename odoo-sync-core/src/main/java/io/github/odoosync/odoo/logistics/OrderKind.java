package io.github.odoosync.odoo.logistics;

/** What sales and purchase orders call the same things. */
enum OrderKind {
  SALE(
      "sale.order",
      "sale.order.line",
      "product_uom_qty",
      "qty_delivered",
      "client_order_ref",
      Term.ORDER_LINE_UNIT,
      Term.ORDER_LINE_TAXES),
  PURCHASE(
      "purchase.order",
      "purchase.order.line",
      "product_qty",
      "qty_received",
      "partner_ref",
      Term.PURCHASE_LINE_UNIT,
      Term.PURCHASE_LINE_TAXES);

  final String model;
  final String lineModel;
  final String quantity;
  final String moved;
  final String reference;
  final Term unit;
  final Term taxes;

  OrderKind(
      String model,
      String lineModel,
      String quantity,
      String moved,
      String reference,
      Term unit,
      Term taxes) {
    this.model = model;
    this.lineModel = lineModel;
    this.quantity = quantity;
    this.moved = moved;
    this.reference = reference;
    this.unit = unit;
    this.taxes = taxes;
  }

  Needs needs() {
    return this == SALE ? Needs.ORDERS : Needs.PURCHASES;
  }
}
