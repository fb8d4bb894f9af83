package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.odoo.OdooClient;

/** How sales and purchase orders are mapped. */
final class OrderMappings {

  private final OdooClient odoo;

  OrderMappings(OdooClient odoo) {
    this.odoo = odoo;
  }

  /** Returns the mapping of sales orders; how far they are is read and never written. */
  DocumentMapping<SalesOrder> sales() {
    ServerModel order = ServerModel.of(odoo, "sale.order");
    DocumentMapping<SalesOrder> mapping =
        DocumentMapping.of(SalesOrder.SCHEMA, "sale.order", "name")
            .with(SalesOrder.STATE, OrderColumns.state(order.has("locked")))
            .with(SalesOrder.CUSTOMER, References.party("partner_id"))
            .with(SalesOrder.INVOICE_TO, References.party("partner_invoice_id"))
            .with(SalesOrder.DELIVER_TO, References.party("partner_shipping_id"))
            .with(SalesOrder.CUSTOMER_REFERENCE, Column.text("client_order_ref"))
            .with(SalesOrder.ORIGIN, Column.text("origin"))
            .with(SalesOrder.ORDERED_AT, Column.time("date_order"))
            .with(SalesOrder.PROMISED_AT, Column.time("commitment_date"))
            .with(SalesOrder.CURRENCY, OrderColumns.currency().readOnly())
            .with(SalesOrder.NET, Column.money("amount_untaxed", "currency_id").readOnly())
            .with(SalesOrder.TAX, Column.money("amount_tax", "currency_id").readOnly())
            .with(SalesOrder.TOTAL, Column.money("amount_total", "currency_id").readOnly())
            .with(Document.COMPANY, ServerModel.company());
    mapping =
        order.add(
            mapping, "warehouse_id", SalesOrder.WAREHOUSE, References.warehouse("warehouse_id"));
    mapping =
        order.add(
            mapping,
            "carrier_id",
            SalesOrder.CARRIER,
            References.code("carrier_id", "name", Lookups::carrierId));
    mapping =
        order.add(
            mapping,
            "incoterm",
            SalesOrder.INCOTERM,
            References.code("incoterm", "code", Lookups::incotermId));
    mapping =
        order.add(
            mapping, "picking_policy", SalesOrder.PARTIAL_DELIVERY, OrderColumns.partialDelivery());
    mapping = order.add(mapping, "tag_ids", SalesOrder.TAGS, ProductColumns.tags("tag_ids"));
    mapping = order.add(mapping, "note", SalesOrder.NOTE, Column.html("note"));
    return salesLines(mapping.onCreate(PriceCurrency::ofSale));
  }

  /** Returns the mapping of purchase orders; how far they are is read and never written. */
  DocumentMapping<PurchaseOrder> purchases() {
    ServerModel order = ServerModel.of(odoo, "purchase.order");
    DocumentMapping<PurchaseOrder> mapping =
        DocumentMapping.of(PurchaseOrder.SCHEMA, "purchase.order", "name")
            .with(PurchaseOrder.STATE, OrderColumns.state(order.has("locked")))
            .with(PurchaseOrder.SUPPLIER, References.party("partner_id"))
            .with(PurchaseOrder.SUPPLIER_REFERENCE, Column.text("partner_ref"))
            .with(PurchaseOrder.ORIGIN, Column.text("origin"))
            .with(PurchaseOrder.ORDERED_AT, Column.time("date_order"))
            .with(PurchaseOrder.EXPECTED_AT, Column.time("date_planned"))
            .with(PurchaseOrder.CURRENCY, OrderColumns.currency())
            .with(PurchaseOrder.NET, Column.money("amount_untaxed", "currency_id").readOnly())
            .with(PurchaseOrder.TAX, Column.money("amount_tax", "currency_id").readOnly())
            .with(PurchaseOrder.TOTAL, Column.money("amount_total", "currency_id").readOnly())
            .with(Document.COMPANY, ServerModel.company());
    mapping =
        order.add(
            mapping,
            "picking_type_id",
            PurchaseOrder.DELIVER_TO,
            References.warehouse("picking_type_id.warehouse_id").readOnly());
    mapping =
        order.add(
            mapping,
            "dest_address_id",
            PurchaseOrder.DROP_SHIP_TO,
            References.party("dest_address_id"));
    mapping =
        order.add(
            mapping,
            "incoterm_id",
            PurchaseOrder.INCOTERM,
            References.code("incoterm_id", "code", Lookups::incotermId));
    String note = order.first("note", "notes");
    mapping = order.add(mapping, note, PurchaseOrder.NOTE, Column.html(note));
    return purchaseLines(
        mapping.onCreate(
            (made, lookups) ->
                PriceCurrency.chosen(
                    made, PurchaseOrder.CURRENCY, made.lines(), PurchaseOrderLine.SHAPE, lookups)));
  }

  private DocumentMapping<SalesOrder> salesLines(DocumentMapping<SalesOrder> mapping) {
    ServerModel line = ServerModel.of(odoo, "sale.order.line");
    String unit = line.first("product_uom_id", "product_uom");
    String taxes = line.first("tax_ids", "tax_id");
    DocumentMapping<SalesOrder> lines =
        mapping
            .lines(
                SalesOrder.LINES,
                SalesOrderLine.SHAPE,
                SalesOrderLine.KEY,
                "order_line",
                "sale.order.line",
                "order_id")
            .withLine(SalesOrderLine.KIND, OrderColumns.lineKind())
            .withLine(SalesOrderLine.PRODUCT, References.product("product_id"))
            .withLine(SalesOrderLine.DESCRIPTION, Column.text("name"))
            .withLine(SalesOrderLine.QUANTITY, line.quantity("product_uom_qty", unit))
            .withLine(SalesOrderLine.DELIVERED, Column.quantity("qty_delivered", unit).readOnly())
            .withLine(SalesOrderLine.INVOICED, Column.quantity("qty_invoiced", unit).readOnly())
            .withLine(SalesOrderLine.PRICE, line.price("price_unit", "currency_id"))
            .withLine(SalesOrderLine.DISCOUNT, line.decimal("discount"))
            .withLine(SalesOrderLine.TAXES, ProductColumns.taxes(taxes, "sale"))
            .withLine(SalesOrderLine.NET, Column.money("price_subtotal", "currency_id").readOnly())
            .checkingLines(
                new LineCheck(
                    SalesOrderLine.PRODUCT,
                    SalesOrderLine.QUANTITY,
                    SalesOrderLine.PRICE,
                    SalesOrder.CURRENCY,
                    line.decimals("product_uom_qty")));
    return new LineSources(odoo, line).add(lines);
  }

  private DocumentMapping<PurchaseOrder> purchaseLines(DocumentMapping<PurchaseOrder> mapping) {
    ServerModel line = ServerModel.of(odoo, "purchase.order.line");
    String unit = line.first("product_uom_id", "product_uom");
    String taxes = line.first("tax_ids", "taxes_id");
    DocumentMapping<PurchaseOrder> lines =
        mapping
            .lines(
                PurchaseOrder.LINES,
                PurchaseOrderLine.SHAPE,
                PurchaseOrderLine.KEY,
                "order_line",
                "purchase.order.line",
                "order_id")
            .withLine(PurchaseOrderLine.PRODUCT, References.product("product_id"))
            .withLine(PurchaseOrderLine.DESCRIPTION, Column.text("name"))
            .withLine(PurchaseOrderLine.QUANTITY, line.quantity("product_qty", unit))
            .withLine(PurchaseOrderLine.RECEIVED, Column.quantity("qty_received", unit).readOnly())
            .withLine(PurchaseOrderLine.INVOICED, Column.quantity("qty_invoiced", unit).readOnly())
            .withLine(PurchaseOrderLine.PRICE, line.price("price_unit", "currency_id"))
            .withLine(PurchaseOrderLine.TAXES, ProductColumns.taxes(taxes, "purchase"))
            .withLine(PurchaseOrderLine.EXPECTED_AT, Column.time("date_planned"))
            .withLine(
                PurchaseOrderLine.NET, Column.money("price_subtotal", "currency_id").readOnly());
    lines =
        lines.checkingLines(
            new LineCheck(
                PurchaseOrderLine.PRODUCT,
                PurchaseOrderLine.QUANTITY,
                PurchaseOrderLine.PRICE,
                PurchaseOrder.CURRENCY,
                line.decimals("product_qty")));
    return line.has("discount")
        ? lines.withLine(PurchaseOrderLine.DISCOUNT, line.decimal("discount"))
        : lines;
  }
}
