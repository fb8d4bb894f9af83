package io.github.odoosync.connectors.edi.x12;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.need;
import static io.github.odoosync.connectors.edi.internal.Cell.put;
import static io.github.odoosync.connectors.edi.internal.Cell.written;
import static io.github.odoosync.connectors.edi.internal.Form.always;
import static io.github.odoosync.connectors.edi.internal.Form.loop;
import static io.github.odoosync.connectors.edi.internal.Form.required;
import static io.github.odoosync.connectors.edi.internal.Form.segment;

import io.github.odoosync.connectors.edi.internal.Count;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.LineKeyNode;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.order.OrderState;
import java.util.Map;

/** Orders: 850 and 855. */
final class OrderForms {

  private static final Kind<OrderState> PURPOSE =
      Kind.code(Map.of(OrderState.CONFIRMED, "00", OrderState.CANCELLED, "01"));

  // Accepted in full, with changes or in part: what changed, the lines say.
  private static final Kind<OrderState> ANSWER =
      Kind.of(
          (state, context) -> state == OrderState.CANCELLED ? "RD" : "AC",
          (code, context) ->
              code.strip().equals("RD") || code.strip().equals("RJ")
                  ? OrderState.CANCELLED
                  : OrderState.CONFIRMED);

  private OrderForms() {}

  /** 850: an order. */
  static <P extends Document, L extends Part> Form<P> order(OrderView<P, L> view) {
    return Form.<P>of(
            required(
                "BEG",
                put(1, PURPOSE, view.bindingUnlessCancelled()),
                written(2, "SA"),
                need(3, X12Cells.ORDER_NUMBER, view.buyersNumber()),
                put(5, X12Cells.DAY, view.orderedAt())),
            segment("CUR", written(1, "BY"), put(2, Kind.CURRENCY, view.currency())),
            X12Cells.reference("VN", view.sellersNumber()))
        .and(common(view))
        .and(loop("PO1", view.lines(), view.line().shape(), line(view.line())))
        .and(totals(view));
  }

  /** 855: the answer to an order. */
  static <P extends Document, L extends Part> Form<P> answer(OrderView<P, L> view) {
    return Form.<P>of(
            required(
                "BAK",
                written(1, "00"),
                put(2, ANSWER, view.bindingUnlessCancelled()),
                need(3, X12Cells.ORDER_NUMBER, view.buyersNumber()),
                put(4, X12Cells.DAY, view.orderedAt()),
                put(8, X12Cells.REFERENCE, view.sellersNumber())),
            segment("CUR", written(1, "BY"), put(2, Kind.CURRENCY, view.currency())))
        .and(common(view))
        .and(
            loop(
                "PO1",
                view.lines(),
                view.line().shape(),
                line(view.line()).and(new AcknowledgementNode<>(view.line().quantity()))))
        .and(totals(view));
  }

  private static <P extends Document, L extends Part> Form<P> common(OrderView<P, L> view) {
    return Form.of(
        X12Cells.reference("ZZ", view.origin()),
        segment("FOB", written(1, "DF"), written(4, "01"), put(5, Kind.id(3), view.incoterm())),
        X12Cells.time("004", view.orderedAt()),
        X12Cells.time("002", view.wantedAt()),
        segment(
            "TD5",
            written(2, "ZZ"),
            put(3, Kind.id(80), view.carrier()),
            put(5, Kind.id(35), view.service())),
        X12Cells.note("MSG", 1, 264, 100, "", view.note()),
        N1Loop.PARTY.partner("BY", view.buyer()),
        N1Loop.PARTY.partner("SE", view.seller()),
        N1Loop.PARTY.named("BT", view.payer()),
        N1Loop.PARTY.named("DA", Named.place(view.warehouse())),
        N1Loop.PARTY.at("ST", view.recipient(), view.address(), view.contact()));
  }

  private static <L extends Part> Form<L> line(OrderView.Line<L> line) {
    return Form.of(
        required(
            "PO1",
            put(1, Kind.id(20), Slot.of(line.key())),
            X12Cells.quantity(2, 3, line.quantity()),
            put(4, Kind.money(15), line.price()),
            ItemCell.from(6, line.product())),
        segment("PAM", written(4, "1"), put(5, Kind.money(15), line.net())),
        segment("PID", written(1, "F"), put(5, Kind.text(80), line.description())),
        X12Cells.discount(line.discount()),
        X12Cells.time("002", line.wantedAt()),
        new LineKeyNode<>(line.key()));
  }

  private static <P extends Document, L extends Part> Form<P> totals(OrderView<P, L> view) {
    return Form.of(
        always("CTT", new Count<>(1, 1, view.lines())),
        segment("AMT", fixed(1, "TT"), put(2, Kind.money(15), view.total())),
        segment("AMT", fixed(1, "1"), put(2, Kind.money(15), view.net())),
        segment("AMT", fixed(1, "T"), put(2, Kind.money(15), view.tax())));
  }
}
