package io.github.odoosync.connectors.edi.x12;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.need;
import static io.github.odoosync.connectors.edi.internal.Cell.put;
import static io.github.odoosync.connectors.edi.internal.Cell.written;
import static io.github.odoosync.connectors.edi.internal.Form.each;
import static io.github.odoosync.connectors.edi.internal.Form.required;
import static io.github.odoosync.connectors.edi.internal.Form.segment;

import io.github.odoosync.connectors.edi.internal.CarrierNode;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsSlots;
import io.github.odoosync.connectors.edi.internal.GoodsSlots.SizeCell;
import io.github.odoosync.connectors.edi.internal.GoodsSlots.WeightCell;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.util.List;

/** Advices of goods on their way: 856. */
final class AdviceForms {

  private AdviceForms() {}

  /** 856: goods were shipped. */
  static <P extends Document> Form<P> despatch(GoodsView<P> view) {
    return Form.<P>of(
        view.constants(),
        required(
            "BSN",
            written(1, "00"),
            need(2, X12Cells.REFERENCE, view.key()),
            new Sent<>(3, 4),
            written(5, "0001")),
        new HierarchyNode<>(view, head(view), PACKAGE, item(view)));
  }

  private static <P extends Document> Form<P> head(GoodsView<P> view) {
    return Form.of(
        segment("TD1", fixed(6, "G"), new WeightCell<>(7, 1, 8, Units.X12, view.weight())),
        segment(
            "TD5",
            written(2, "ZZ"),
            put(3, Kind.id(80), Slot.of(view.carrier())),
            put(5, Kind.id(35), view.service())),
        segment("FOB", written(1, "DF"), written(4, "01"), put(5, Kind.id(3), view.incoterm())),
        X12Cells.time("011", Slot.of(view.happenedAt())),
        X12Cells.time("017", view.plannedAt()),
        new CarrierNode<>(view.carrier(), view.happenedAt()),
        each(
            "REF",
            List.of(fixed(1, "CN")),
            2,
            GoodsSlots.tracking(X12Cells.REFERENCE),
            view.trackingNumbers()),
        new OrdersNode<>(view.orders(), view.orderEntity()),
        N1Loop.PARTY.named("SF", Named.place(view.origin())),
        N1Loop.PARTY.named("SU", view.shipper()),
        N1Loop.PARTY.named("WH", Named.place(view.destination())),
        N1Loop.PARTY.at("ST", view.recipient(), view.address(), view.contact()));
  }

  private static final Form<ShipmentPackage> PACKAGE =
      Form.of(
          new MarkNode(),
          segment(
              "TD1",
              put(1, X12Packaging.KIND, Slot.of(ShipmentPackage.TYPE)),
              written(6, "G"),
              new WeightCell<>(7, 1, 8, Units.X12, Slot.of(ShipmentPackage.WEIGHT))),
          segment("PO4", new SizeCell(10, 0, Units.X12)),
          segment(
              "MAN",
              fixed(1, "CP"),
              put(2, GoodsSlots.tracking(Kind.id(48)), Slot.of(ShipmentPackage.TRACKING))));

  private static <P extends Document> Form<GoodsLine> item(GoodsView<P> view) {
    return Form.of(
        segment("PRF", put(1, X12Cells.ORDER_NUMBER, Keys.of(GoodsLine.ORDER, view.orderEntity()))),
        required(
            "LIN",
            put(1, Kind.id(20), Slot.of(GoodsLine.ORDER_LINE)),
            ItemCell.from(2, Slot.of(GoodsLine.PRODUCT)),
            new PairCell<>(2, "LT", Kind.id(48), GoodsSlots.lot(GoodsLine.LOT))),
        required(
            "SN1",
            X12Cells.needQuantity(2, 3, view.quantity()),
            X12Cells.quantity(5, 6, view.asked())),
        X12Cells.reference("LI", Slot.of(GoodsLine.LINE_KEY)),
        X12Cells.reference("ZZ", Slot.of(GoodsLine.REASON)),
        each(
            "REF",
            List.of(fixed(1, "SE")),
            2,
            GoodsSlots.serial(X12Cells.REFERENCE),
            GoodsLine.SERIALS),
        segment("DTM", fixed(1, "036"), put(2, Kind.DATE, GoodsSlots.expires(GoodsLine.LOT))));
  }
}
