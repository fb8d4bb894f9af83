package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.odoo.OdooClient;

/** How invoices and credit notes are mapped. */
final class InvoiceMappings {

  private final OdooClient odoo;

  InvoiceMappings(OdooClient odoo) {
    this.odoo = odoo;
  }

  /** Returns the mapping of invoices and credit notes; they are posted, never written to be so. */
  DocumentMapping<Invoice> invoice() {
    DocumentMapping<Invoice> mapping =
        DocumentMapping.of(Invoice.SCHEMA, "account.move", "name")
            .onCreate(
                (made, lookups) ->
                    PriceCurrency.chosen(
                            made, Invoice.CURRENCY, made.lines(), InvoiceLine.SHAPE, lookups)
                        .with("move_type", InvoiceColumns.type(made)))
            .with(Invoice.KIND, InvoiceColumns.kind())
            .with(Invoice.DIRECTION, InvoiceColumns.direction())
            .with(Invoice.PARTY, References.party("partner_id"))
            .with(Invoice.NUMBER, Column.text("name").readOnly())
            .with(Invoice.STATE, InvoiceColumns.state())
            .with(Invoice.PAYMENT, InvoiceColumns.payment())
            .with(Invoice.ISSUED_ON, Column.date("invoice_date"))
            .with(Invoice.DUE_ON, Column.date("invoice_date_due"))
            .with(Invoice.REFERENCE, Column.text("ref"))
            .with(Invoice.ORIGIN, Column.text("invoice_origin"))
            .with(Invoice.REVERSES, InvoiceColumns.reverses())
            .with(Invoice.CURRENCY, OrderColumns.currency())
            .with(Invoice.NET, Column.money("amount_untaxed", "currency_id").readOnly())
            .with(Invoice.TAX, Column.money("amount_tax", "currency_id").readOnly())
            .with(Invoice.TOTAL, Column.money("amount_total", "currency_id").readOnly())
            .with(Invoice.OPEN, Column.money("amount_residual", "currency_id").readOnly())
            .with(Invoice.NOTE, Column.html("narration"))
            .with(Document.COMPANY, ServerModel.company());
    return new InvoiceOrders(odoo).add(invoiceLines(mapping));
  }

  private DocumentMapping<Invoice> invoiceLines(DocumentMapping<Invoice> mapping) {
    ServerModel line = ServerModel.of(odoo, "account.move.line");
    return mapping
        .lines(
            Invoice.LINES,
            InvoiceLine.SHAPE,
            InvoiceLine.KEY,
            "invoice_line_ids",
            "account.move.line",
            "move_id")
        .withLine(InvoiceLine.PRODUCT, References.product("product_id"))
        .withLine(InvoiceLine.DESCRIPTION, Column.text("name"))
        .withLine(InvoiceLine.QUANTITY, line.quantity("quantity", "product_uom_id"))
        .withLine(InvoiceLine.PRICE, line.price("price_unit", "currency_id"))
        .withLine(InvoiceLine.DISCOUNT, line.decimal("discount"))
        .withLine(InvoiceLine.TAXES, ProductColumns.taxes("tax_ids", InvoiceColumns::taxUse))
        .withLine(InvoiceLine.NET, Column.money("price_subtotal", "currency_id").readOnly())
        .withLine(InvoiceLine.ACCOUNT, InvoiceColumns.account())
        .checkingLines(
            new LineCheck(
                InvoiceLine.PRODUCT,
                InvoiceLine.QUANTITY,
                InvoiceLine.PRICE,
                Invoice.CURRENCY,
                line.decimals("quantity")));
  }
}
