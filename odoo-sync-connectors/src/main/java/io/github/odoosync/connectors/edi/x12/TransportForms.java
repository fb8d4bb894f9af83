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

import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsSlots.WeightCell;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.QuantityCell;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.util.List;

/** What is told a carrier, and what it tells: 204, 990 and 214. */
final class TransportForms {

  private static final Kind<String> SCAC = Kind.id(4);

  /** 990: whether the carrier takes it. */
  static final Form<TrackingHistory> ANSWER = Form.of(new HistoryNode("B1", 1, "N9", 1, 2));

  /** 214: what happened on the way. */
  static final Form<TrackingHistory> STATUS =
      Form.of(new HistoryNode("B10", 3, "L11", 2, 1), new StatusNode());

  private TransportForms() {}

  /** 204: goods are to be carried. */
  static <P extends Document> Form<P> tender(GoodsView<P> view) {
    return Form.<P>of(
        view.constants(),
        required(
            "B2",
            put(2, SCAC, Slot.of(view.carrier())),
            need(4, X12Cells.REFERENCE, view.key()),
            written(6, "PP")),
        always("B2A", written(1, "00"), written(2, "LT")),
        each(
            "L11",
            List.of(fixed(2, "PO")),
            1,
            Keys.kind(view.orderEntity(), X12Cells.REFERENCE),
            view.orders()),
        X12Cells.moment("10", "8", view.plannedAt()),
        segment("NTE", fixed(1, "TRA"), put(2, Kind.id(80), view.service())),
        N1Loop.PARTY.named("SF", Named.place(view.origin())),
        N1Loop.PARTY.at("ST", view.recipient(), view.address(), Slot.none()),
        always("S5", fixed(1, "1"), written(2, "LD")),
        always("S5", fixed(1, "2"), written(2, "UL")),
        loop("OID", view.lines(), GoodsLine.SHAPE, item(view)),
        segment("L3", new WeightCell<>(1, 1, 12, Units.X12, view.weight()), written(2, "G")));
  }

  private static <P extends Document> Form<GoodsLine> item(GoodsView<P> view) {
    return Form.of(
        required(
            "OID",
            put(1, X12Cells.REFERENCE, Slot.of(GoodsLine.LINE_KEY)),
            put(2, X12Cells.ORDER_NUMBER, Keys.of(GoodsLine.ORDER, view.orderEntity())),
            put(3, X12Cells.REFERENCE, Slot.of(GoodsLine.ORDER_LINE)),
            new QuantityCell<>(5, 1, 4, 1, Units.X12, view.quantity(), true)),
        required("LAD", new ItemCell<>(List.of(7, 9, 11), Slot.of(GoodsLine.PRODUCT))));
  }
}
