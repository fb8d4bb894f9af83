package io.github.odoosync.connectors.edi.edifact;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.need;
import static io.github.odoosync.connectors.edi.internal.Cell.put;
import static io.github.odoosync.connectors.edi.internal.Cell.written;
import static io.github.odoosync.connectors.edi.internal.Form.each;
import static io.github.odoosync.connectors.edi.internal.Form.loop;
import static io.github.odoosync.connectors.edi.internal.Form.required;
import static io.github.odoosync.connectors.edi.internal.Form.segment;

import io.github.odoosync.connectors.edi.internal.CarrierNode;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsSlots;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.QuantityCell;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import java.util.List;

/** Goods on their way and in stock: DESADV, RECADV, INVRPT, IFTMIN and IFTSTA. */
final class GoodsForms {

  private static final Kind<String> LOT = Kind.id(35);

  /** INVRPT: what is in stock. */
  static final Form<StockAdjustment> STOCK =
      Form.of(
          required(
              "BGM",
              written(1, "35"),
              need(2, EdifactCells.NUMBER, OrderView.key(StockAdjustment.SCHEMA)),
              written(3, "9")),
          EdifactCells.time("366", Slot.of(StockAdjustment.COUNTED_AT)),
          EdifactCells.reference("ACD", Slot.of(StockAdjustment.REASON)),
          loop("LIN", StockAdjustment.LINES, CountedStock.SHAPE, counted()));

  /** IFTSTA: what happened on the way. */
  static final Form<TrackingHistory> STATUS =
      Form.of(
          required(
              "BGM",
              written(1, "23"),
              need(2, EdifactCells.NUMBER, Keys.of("shipment")),
              written(3, "9")),
          new NumbersNode(),
          new StatusNode());

  private static final Form<ShipmentPackage> PACKAGE =
      Form.of(
          segment("PAC", written(1, "1"), put(3, Kind.id(17), Slot.of(ShipmentPackage.TYPE))),
          weight("G", Slot.of(ShipmentPackage.WEIGHT)),
          segment("DIM", written(1, "2"), new GoodsSlots.SizeCell(2, 2, Units.EDIFACT)),
          new MarkNode(),
          segment(
              "RFF",
              fixed(1, "CN"),
              put(
                  1,
                  2,
                  GoodsSlots.tracking(EdifactCells.NUMBER),
                  Slot.of(ShipmentPackage.TRACKING))));

  private GoodsForms() {}

  /**
   * DESADV and RECADV: goods were sent, or came.
   *
   * @param name of the document, of element 1001
   */
  static <P extends Document> Form<P> advice(GoodsView<P> view, String name) {
    return head(view, name)
        .and(
            EdifactCells.time("11", Slot.of(view.happenedAt())),
            EdifactCells.time("17", view.plannedAt()))
        .and(travel(view))
        .and(new PackingNode<>(view, PACKAGE, item(view)));
  }

  /** IFTMIN: goods are to be carried. */
  static <P extends Document> Form<P> transport(GoodsView<P> view) {
    return head(view, "610")
        .and(EdifactCells.time("10", view.plannedAt()))
        .and(travel(view))
        .and(
            loop(
                "GID",
                view.lines(),
                GoodsLine.SHAPE,
                Form.of(
                    new ItemNode<>("GID", Slot.none(), Slot.of(GoodsLine.PRODUCT)),
                    required(
                        "MEA",
                        written(1, "CT"),
                        new QuantityCell<>(3, 2, 3, 1, Units.EDIFACT, view.quantity(), true)),
                    EdifactCells.reference("ON", Keys.of(GoodsLine.ORDER, view.orderEntity())),
                    EdifactCells.reference("LI", Slot.of(GoodsLine.ORDER_LINE)),
                    EdifactCells.reference("ZZZ", Slot.of(GoodsLine.LINE_KEY)))));
  }

  private static <P extends Document> Form<P> head(GoodsView<P> view, String name) {
    return Form.<P>of(
        view.constants(),
        required(
            "BGM", written(1, name), need(2, EdifactCells.NUMBER, view.key()), written(3, "9")));
  }

  private static <P extends Document> Form<P> travel(GoodsView<P> view) {
    return Form.of(
        weight("G", view.weight()),
        EdifactCells.transport(Slot.of(view.carrier()), view.service()),
        EdifactCells.terms(view.incoterm()),
        new CarrierNode<>(view.carrier(), view.happenedAt()),
        EdifactCells.references(
            "ON", Keys.kind(view.orderEntity(), EdifactCells.NUMBER), view.orders()),
        EdifactCells.references(
            "CN", GoodsSlots.tracking(EdifactCells.NUMBER), view.trackingNumbers()),
        NadLoop.PARTY.named("SU", view.shipper()),
        NadLoop.PARTY.named("SF", Named.place(view.origin())),
        NadLoop.PARTY.named("WH", Named.place(view.destination())),
        NadLoop.PARTY.at("DP", view.recipient(), view.address(), view.contact()));
  }

  private static <P extends Document> Form<GoodsLine> item(GoodsView<P> view) {
    return Form.of(
        new ItemNode<>("LIN", Slot.none(), Slot.of(GoodsLine.PRODUCT)),
        lot("BX", GoodsSlots.lot(GoodsLine.LOT)),
        each("GIN", List.of(fixed(1, "BN")), 2, GoodsSlots.serial(LOT), GoodsLine.SERIALS),
        required(
            "QTY",
            fixed(1, "12"),
            new QuantityCell<>(1, 2, 1, 3, Units.EDIFACT, view.quantity(), true)),
        EdifactCells.quantity("21", view.asked()),
        EdifactCells.date("361", GoodsSlots.expires(GoodsLine.LOT)),
        EdifactCells.note("ZZZ", Slot.of(GoodsLine.REASON)),
        EdifactCells.reference("ON", Keys.of(GoodsLine.ORDER, view.orderEntity())),
        EdifactCells.reference("LI", Slot.of(GoodsLine.ORDER_LINE)),
        EdifactCells.reference("ZZZ", Slot.of(GoodsLine.LINE_KEY)));
  }

  private static Form<CountedStock> counted() {
    return Form.of(
        new ItemNode<>("LIN", Slot.none(), Slot.of(CountedStock.PRODUCT)),
        lot("BX", GoodsSlots.lot(CountedStock.LOT)),
        segment(
            "GIN", fixed(1, "BN"), put(2, GoodsSlots.serial(LOT), Slot.of(CountedStock.SERIAL))),
        EdifactCells.date("361", GoodsSlots.expires(CountedStock.LOT)),
        required(
            "QTY",
            fixed(1, "145"),
            new QuantityCell<>(1, 2, 1, 3, Units.EDIFACT, Slot.of(CountedStock.COUNTED), true)),
        EdifactCells.quantity("21", Slot.of(CountedStock.EXPECTED)),
        EdifactCells.reference("AAS", Slot.of(CountedStock.PACKAGE_ID)),
        NadLoop.PARTY.named("WH", Named.place(Slot.of(CountedStock.LOCATION))),
        NadLoop.PARTY.named("OW", Slot.of(CountedStock.OWNER)));
  }

  private static <L extends Part> Node<L> lot(String qualifier, Slot<L, String> slot) {
    return segment("GIN", fixed(1, qualifier), put(2, LOT, slot));
  }

  private static <P extends Part> Node<P> weight(String dimension, Slot<P, Weight> slot) {
    return segment(
        "MEA",
        written(1, "AAE"),
        fixed(2, dimension),
        new GoodsSlots.WeightCell<>(3, 2, 3, Units.EDIFACT, slot));
  }
}
