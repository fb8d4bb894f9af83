package io.github.odoosync.connectors.edi.edifact;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.need;
import static io.github.odoosync.connectors.edi.internal.Cell.put;
import static io.github.odoosync.connectors.edi.internal.Cell.written;
import static io.github.odoosync.connectors.edi.internal.Form.always;
import static io.github.odoosync.connectors.edi.internal.Form.loop;
import static io.github.odoosync.connectors.edi.internal.Form.required;

import io.github.odoosync.connectors.edi.internal.Constants;
import io.github.odoosync.connectors.edi.internal.Count;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.LineKeyNode;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.model.order.OrderState;
import java.util.Map;

/** Orders, answers and invoices: ORDERS, ORDRSP and INVOIC. */
final class TradeForms {

  private static final Kind<OrderState> FUNCTION =
      Kind.code(Map.of(OrderState.CONFIRMED, "9", OrderState.CANCELLED, "1"));

  // Accepted in full, with changes or in part: what changed, the lines say.
  private static final Kind<OrderState> ANSWER =
      Kind.of(
          (state, context) -> state == OrderState.CANCELLED ? "27" : "4",
          (code, context) ->
              code.strip().equals("27") ? OrderState.CANCELLED : OrderState.CONFIRMED);

  private static final Kind<Invoice.Kind> TYPE =
      Kind.code(Map.of(Invoice.Kind.INVOICE, "380", Invoice.Kind.CREDIT_NOTE, "381"));

  private TradeForms() {}

  static <P extends Document, L extends Part> Form<P> order(OrderView<P, L> view) {
    return Form.<P>of(
            required(
                "BGM",
                written(1, "220"),
                need(2, EdifactCells.NUMBER, view.buyersNumber()),
                put(3, FUNCTION, view.bindingUnlessCancelled())),
            EdifactCells.time("137", view.orderedAt()),
            EdifactCells.time("2", view.wantedAt()),
            EdifactCells.note("AAI", view.note()),
            EdifactCells.reference("VN", view.sellersNumber()))
        .and(rest(view));
  }

  static <P extends Document, L extends Part> Form<P> answer(OrderView<P, L> view) {
    return Form.<P>of(
            required(
                "BGM",
                written(1, "231"),
                put(2, EdifactCells.NUMBER, view.sellersNumber()),
                put(3, ANSWER, view.bindingUnlessCancelled())),
            EdifactCells.time("4", view.orderedAt()),
            EdifactCells.time("2", view.wantedAt()),
            EdifactCells.note("AAI", view.note()),
            required("RFF", fixed(1, "ON"), need(1, 2, EdifactCells.NUMBER, view.buyersNumber())))
        .and(rest(view));
  }

  private static <P extends Document, L extends Part> Form<P> rest(OrderView<P, L> view) {
    return Form.of(
        EdifactCells.reference("ACD", view.origin()),
        NadLoop.PARTY.partner("BY", view.buyer()),
        NadLoop.PARTY.partner("SU", view.seller()),
        NadLoop.PARTY.named("IV", view.payer()),
        NadLoop.PARTY.named("WH", Named.place(view.warehouse())),
        NadLoop.PARTY.at("DP", view.recipient(), view.address(), view.contact()),
        EdifactCells.currency(view.currency()),
        EdifactCells.transport(view.carrier(), view.service()),
        EdifactCells.terms(view.incoterm()),
        loop("LIN", view.lines(), view.line().shape(), line(view.line())),
        always("UNS", written(1, "S")),
        EdifactCells.amount("79", view.net()),
        EdifactCells.amount("176", view.tax()),
        EdifactCells.amount("86", view.total()),
        always("CNT", written(1, "2"), new Count<>(1, 2, view.lines())));
  }

  private static <L extends Part> Form<L> line(OrderView.Line<L> line) {
    return Form.of(
        new ItemNode<>("LIN", Slot.of(line.key()), line.product()),
        EdifactCells.description(line.description()),
        EdifactCells.quantity("21", line.quantity()),
        EdifactCells.time("2", line.wantedAt()),
        EdifactCells.amount("203", line.net()),
        EdifactCells.price(line.price()),
        EdifactCells.discount(line.discount()),
        new LineKeyNode<>(line.key()));
  }

  static Form<Invoice> invoice(Invoice.Direction direction) {
    boolean sale = direction == Invoice.Direction.SALE;
    String orders = sale ? "sales-order" : "purchase-order";
    return Form.of(
        Constants.posted(direction),
        required(
            "BGM",
            put(1, TYPE, Slot.of(Invoice.KIND)),
            need(2, EdifactCells.NUMBER, OrderView.key(Invoice.SCHEMA)),
            written(3, "9")),
        EdifactCells.date("137", Slot.of(Invoice.ISSUED_ON)),
        EdifactCells.date("13", Slot.of(Invoice.DUE_ON)),
        EdifactCells.note("AAI", Slot.of(Invoice.NOTE)),
        EdifactCells.references("ON", Keys.kind(orders, EdifactCells.NUMBER), Invoice.ORDERS),
        EdifactCells.reference("AAK", Slot.of(Invoice.NUMBER)),
        EdifactCells.reference("CR", Slot.of(Invoice.REFERENCE)),
        EdifactCells.reference("ACD", Slot.of(Invoice.ORIGIN)),
        EdifactCells.reference("OI", Keys.of(Invoice.REVERSES, Invoice.SCHEMA.name())),
        NadLoop.PARTY.partner(sale ? "IV" : "SU", Slot.of(Invoice.PARTY)),
        EdifactCells.currency(Slot.of(Invoice.CURRENCY)),
        loop("LIN", Invoice.LINES, InvoiceLine.SHAPE, invoiceLine(orders)),
        always("UNS", written(1, "S")),
        EdifactCells.amount("79", Slot.of(Invoice.NET)),
        EdifactCells.amount("176", Slot.of(Invoice.TAX)),
        EdifactCells.amount("77", Slot.of(Invoice.TOTAL)),
        EdifactCells.amount("9", Slot.of(Invoice.OPEN)),
        always("CNT", written(1, "2"), new Count<>(1, 2, Invoice.LINES)));
  }

  private static Form<InvoiceLine> invoiceLine(String orders) {
    return Form.of(
        new ItemNode<>("LIN", Slot.of(InvoiceLine.KEY), Slot.of(InvoiceLine.PRODUCT)),
        EdifactCells.description(Slot.of(InvoiceLine.DESCRIPTION)),
        EdifactCells.quantity("47", Slot.of(InvoiceLine.QUANTITY)),
        EdifactCells.amount("203", Slot.of(InvoiceLine.NET)),
        EdifactCells.price(Slot.of(InvoiceLine.PRICE)),
        EdifactCells.reference("ON", Keys.of(InvoiceLine.ORDER, orders)),
        EdifactCells.reference("LI", Slot.of(InvoiceLine.ORDER_LINE)),
        EdifactCells.reference("ADE", Slot.of(InvoiceLine.ACCOUNT)),
        EdifactCells.references(
            "DQ", Keys.kind("shipment", EdifactCells.NUMBER), InvoiceLine.SHIPMENTS),
        EdifactCells.discount(Slot.of(InvoiceLine.DISCOUNT)),
        new LineKeyNode<>(InvoiceLine.KEY));
  }
}
