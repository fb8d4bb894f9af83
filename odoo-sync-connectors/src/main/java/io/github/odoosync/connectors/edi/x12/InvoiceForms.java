package io.github.odoosync.connectors.edi.x12;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.need;
import static io.github.odoosync.connectors.edi.internal.Cell.put;
import static io.github.odoosync.connectors.edi.internal.Cell.written;
import static io.github.odoosync.connectors.edi.internal.Form.always;
import static io.github.odoosync.connectors.edi.internal.Form.each;
import static io.github.odoosync.connectors.edi.internal.Form.loop;
import static io.github.odoosync.connectors.edi.internal.Form.required;
import static io.github.odoosync.connectors.edi.internal.Form.segment;

import io.github.odoosync.connectors.edi.internal.Constants;
import io.github.odoosync.connectors.edi.internal.Count;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.LineKeyNode;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Invoices: 810. */
final class InvoiceForms {

  private static final Kind<Invoice.Kind> TYPE =
      Kind.code(Map.of(Invoice.Kind.INVOICE, "DI", Invoice.Kind.CREDIT_NOTE, "CR"));

  // TDS01 has two decimals that are not written, whatever the currency.
  private static final Kind<Money> TOTAL =
      Kind.of(
          (money, context) -> {
            BigDecimal hundredths = context.amount(money).movePointRight(2);
            return Kind.decimal(15).write(hundredths.stripTrailingZeros(), context);
          },
          (text, context) -> context.money(Kind.decimal(15).read(text, context).movePointLeft(2)));

  private InvoiceForms() {}

  /** 810: an invoice. */
  static Form<Invoice> invoice(Invoice.Direction direction) {
    boolean sale = direction == Invoice.Direction.SALE;
    String orders = sale ? "sales-order" : "purchase-order";
    return Form.of(
        Constants.posted(direction),
        required(
            "BIG",
            put(1, Kind.DATE, Slot.of(Invoice.ISSUED_ON)),
            need(2, X12Cells.ORDER_NUMBER, OrderView.key(Invoice.SCHEMA)),
            put(4, X12Cells.ORDER_NUMBER, Keys.first(Invoice.ORDERS, orders)),
            put(7, TYPE, Slot.of(Invoice.KIND))),
        segment("CUR", written(1, "SE"), put(2, Kind.CURRENCY, Slot.of(Invoice.CURRENCY))),
        X12Cells.reference("IV", Slot.of(Invoice.NUMBER)),
        X12Cells.reference("CR", Slot.of(Invoice.REFERENCE)),
        X12Cells.reference("ZZ", Slot.of(Invoice.ORIGIN)),
        X12Cells.reference("OI", Keys.of(Invoice.REVERSES, Invoice.SCHEMA.name())),
        N1Loop.PARTY.partner(sale ? "BT" : "SE", Slot.of(Invoice.PARTY)),
        segment("ITD", written(1, "01"), put(6, Kind.DATE, Slot.of(Invoice.DUE_ON))),
        X12Cells.note("NTE", 2, 80, 100, "INV", Slot.of(Invoice.NOTE)),
        loop("IT1", Invoice.LINES, InvoiceLine.SHAPE, line(orders)),
        segment("TDS", put(1, TOTAL, Slot.of(Invoice.TOTAL))),
        segment("TXI", written(1, "TX"), put(2, Kind.money(15), Slot.of(Invoice.TAX))),
        segment("AMT", fixed(1, "1"), put(2, Kind.money(15), Slot.of(Invoice.NET))),
        segment("AMT", fixed(1, "NA"), put(2, Kind.money(15), Slot.of(Invoice.OPEN))),
        always("CTT", new Count<>(1, 1, Invoice.LINES)));
  }

  private static Form<InvoiceLine> line(String orders) {
    return Form.of(
        required(
            "IT1",
            put(1, Kind.id(20), Slot.of(InvoiceLine.KEY)),
            X12Cells.quantity(2, 3, Slot.of(InvoiceLine.QUANTITY)),
            put(4, Kind.money(15), Slot.of(InvoiceLine.PRICE)),
            ItemCell.from(6, Slot.of(InvoiceLine.PRODUCT))),
        segment("PAM", written(4, "1"), put(5, Kind.money(15), Slot.of(InvoiceLine.NET))),
        segment("PID", written(1, "F"), put(5, Kind.text(80), Slot.of(InvoiceLine.DESCRIPTION))),
        X12Cells.reference("PO", Keys.of(InvoiceLine.ORDER, orders)),
        X12Cells.reference("LI", Slot.of(InvoiceLine.ORDER_LINE)),
        X12Cells.reference("11", Slot.of(InvoiceLine.ACCOUNT)),
        each(
            "REF",
            List.of(fixed(1, "SI")),
            2,
            Keys.kind("shipment", X12Cells.REFERENCE),
            InvoiceLine.SHIPMENTS),
        X12Cells.discount(Slot.of(InvoiceLine.DISCOUNT)),
        new LineKeyNode<>(InvoiceLine.KEY));
  }
}
