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

import io.github.odoosync.connectors.edi.internal.CarrierNode;
import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Constants;
import io.github.odoosync.connectors.edi.internal.Count;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsSlots;
import io.github.odoosync.connectors.edi.internal.GoodsSlots.WeightCell;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.LineKeyNode;
import io.github.odoosync.connectors.edi.internal.LineNumber;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.QuantityCell;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Sum;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.order.WarehouseOrder;
import io.github.odoosync.model.order.WarehouseOrderLine;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import java.util.List;
import java.util.Map;

/** What is told a warehouse, and what it tells: 940, 945, 943, 944 and 846. */
final class WarehouseForms {

  // New, and taken back.
  private static final Kind<WarehouseOrder.State> STATE =
      Kind.code(Map.of(WarehouseOrder.State.RELEASED, "N", WarehouseOrder.State.CANCELLED, "F"));

  private static final Kind<String> ROUTING = Kind.id(35);

  /** 940: goods are to be shipped. */
  static final Form<WarehouseOrder> ORDER =
      Form.of(
          new Constants<>(draft -> draft.set(WarehouseOrder.KIND, WarehouseOrder.Kind.RELEASE)),
          required(
              "W05",
              put(1, STATE, Slot.of(WarehouseOrder.STATE)),
              need(2, X12Cells.ORDER_NUMBER, OrderView.key(WarehouseOrder.SCHEMA))),
          N1Loop.PARTY.named("WH", Named.place(Slot.of(WarehouseOrder.WAREHOUSE))),
          N1Loop.PARTY.at(
              "ST",
              Slot.of(WarehouseOrder.DELIVER_TO),
              Slot.of(WarehouseOrder.DELIVERY_ADDRESS),
              Slot.none()),
          orders(WarehouseOrder.ORDERS, "sales-order"),
          X12Cells.number("BO", Keys.of(WarehouseOrder.BACKORDER_OF, "warehouse-order")),
          X12Cells.moment("10", "8", Slot.of(WarehouseOrder.DUE_AT)),
          segment(
              "W66",
              written(1, "PP"),
              written(2, "M"),
              put(5, ROUTING, Slot.of(WarehouseOrder.CARRIER))),
          loop("LX", WarehouseOrder.LINES, WarehouseOrderLine.SHAPE, orderLine()),
          always("W76", new Sum<>(1, WarehouseOrder.LINES, Slot.of(WarehouseOrderLine.QUANTITY))));

  /** 846: what is in stock. */
  static final Form<StockAdjustment> STOCK =
      Form.of(
          required(
              "BIA",
              written(1, "00"),
              written(2, "DD"),
              need(3, X12Cells.REFERENCE, OrderView.key(StockAdjustment.SCHEMA)),
              new Sent<>(4, 5)),
          X12Cells.time("097", Slot.of(StockAdjustment.COUNTED_AT)),
          X12Cells.reference("ZZ", Slot.of(StockAdjustment.REASON)),
          loop("LIN", StockAdjustment.LINES, CountedStock.SHAPE, counted()),
          always("CTT", new Count<>(1, 1, StockAdjustment.LINES)));

  private WarehouseForms() {}

  /** 945: goods were shipped. */
  static <P extends Document> Form<P> shipped(GoodsView<P> view) {
    return Form.<P>of(
        view.constants(),
        required("W06", written(1, "F"), new Sent<>(3, 0), need(4, X12Cells.REFERENCE, view.key())),
        N1Loop.PARTY.named("WH", Named.place(view.origin())),
        N1Loop.PARTY.at("ST", view.recipient(), view.address(), Slot.none()),
        orders(view.orders(), view.orderEntity()),
        X12Cells.moment("10", "8", view.plannedAt()),
        X12Cells.moment("11", "8", Slot.of(view.happenedAt())),
        carrier(view),
        new CarrierNode<>(view.carrier(), view.happenedAt()),
        tracking(view),
        loop(
            "LX",
            view.lines(),
            GoodsLine.SHAPE,
            Form.<GoodsLine>of(
                    new LineNumber<>("LX"),
                    required(
                        "W12",
                        written(1, "CC"),
                        quantity(2, 5, view.asked()),
                        quantity(3, 5, view.quantity()),
                        new ItemCell<>(List.of(7, 17, 21), Slot.of(GoodsLine.PRODUCT))))
                .and(details(view))),
        always(
            "W03",
            new Sum<>(1, view.lines(), view.quantity()),
            new WeightCell<>(2, 1, 3, Units.X12, view.weight())));
  }

  /** 943: goods are to come. */
  static <P extends Document> Form<P> expected(GoodsView<P> view) {
    return Form.<P>of(
        view.constants(),
        required("W06", written(1, "F"), new Sent<>(3, 0), need(4, X12Cells.REFERENCE, view.key())),
        N1Loop.PARTY.named("WH", Named.place(view.destination())),
        N1Loop.PARTY.named("SF", view.shipper()),
        orders(view.orders(), view.orderEntity()),
        X12Cells.moment("17", "8", view.plannedAt()),
        carrier(view),
        new CarrierNode<>(view.carrier(), view.happenedAt()),
        tracking(view),
        loop(
            "W04",
            view.lines(),
            GoodsLine.SHAPE,
            Form.of(
                    required(
                        "W04",
                        X12Cells.needQuantity(1, 2, view.quantity()),
                        new ItemCell<>(List.of(4, 6, 14), Slot.of(GoodsLine.PRODUCT))))
                .and(details(view))),
        always("W03", new Sum<>(1, view.lines(), view.quantity())));
  }

  /** 944: goods came. */
  static <P extends Document> Form<P> received(GoodsView<P> view) {
    return Form.<P>of(
        view.constants(),
        required(
            "W17",
            written(1, "F"),
            new Sent<>(2, 0),
            // Too short for many keys; the next one says it in full.
            put(3, Kind.text(12), view.key()),
            need(5, X12Cells.REFERENCE, view.key())),
        N1Loop.PARTY.named("WH", Named.place(view.destination())),
        N1Loop.PARTY.named("SF", view.shipper()),
        orders(view.orders(), view.orderEntity()),
        X12Cells.moment("17", "8", view.plannedAt()),
        X12Cells.moment("35", "8", Slot.of(view.happenedAt())),
        X12Cells.number("CA", Slot.of(view.carrier())),
        new CarrierNode<>(view.carrier(), view.happenedAt()),
        tracking(view),
        loop(
            "W07",
            view.lines(),
            GoodsLine.SHAPE,
            Form.of(
                    required(
                        "W07",
                        X12Cells.needQuantity(1, 2, view.quantity()),
                        new ItemCell<>(List.of(4, 6, 10), Slot.of(GoodsLine.PRODUCT))))
                .and(details(view))),
        always("W14", new Sum<>(1, view.lines(), view.quantity())));
  }

  private static Form<WarehouseOrderLine> orderLine() {
    return Form.of(
        new LineNumber<>("LX"),
        required(
            "W01",
            X12Cells.needQuantity(1, 2, Slot.of(WarehouseOrderLine.QUANTITY)),
            new ItemCell<>(List.of(4, 6, 15), Slot.of(WarehouseOrderLine.PRODUCT))),
        X12Cells.number("LI", Slot.of(WarehouseOrderLine.KEY)),
        X12Cells.number("PO", Keys.of(WarehouseOrderLine.ORDER, "sales-order")),
        X12Cells.number("IL", Slot.of(WarehouseOrderLine.ORDER_LINE)),
        lot(WarehouseOrderLine.LOT),
        serials(WarehouseOrderLine.SERIALS),
        new LineKeyNode<>(WarehouseOrderLine.KEY));
  }

  private static <P extends Document> Form<GoodsLine> details(GoodsView<P> view) {
    return Form.of(
        X12Cells.number("LI", Slot.of(GoodsLine.LINE_KEY)),
        X12Cells.number("PO", Keys.of(GoodsLine.ORDER, view.orderEntity())),
        X12Cells.number("IL", Slot.of(GoodsLine.ORDER_LINE)),
        X12Cells.number("ZZ", Slot.of(GoodsLine.REASON)),
        lot(GoodsLine.LOT),
        serials(GoodsLine.SERIALS));
  }

  private static Form<CountedStock> counted() {
    return Form.of(
        required(
            "LIN",
            ItemCell.from(2, Slot.of(CountedStock.PRODUCT)),
            new PairCell<>(2, "LT", Kind.id(48), GoodsSlots.lot(CountedStock.LOT)),
            new PairCell<>(2, "SN", GoodsSlots.serial(Kind.id(48)), Slot.of(CountedStock.SERIAL))),
        segment("DTM", fixed(1, "036"), put(2, Kind.DATE, GoodsSlots.expires(CountedStock.LOT))),
        X12Cells.reference("PK", Slot.of(CountedStock.PACKAGE_ID)),
        required("QTY", fixed(1, "17"), X12Cells.needQuantity(2, 3, Slot.of(CountedStock.COUNTED))),
        segment("QTY", fixed(1, "63"), X12Cells.quantity(2, 3, Slot.of(CountedStock.EXPECTED))),
        N1Loop.PARTY.named("WH", Named.place(Slot.of(CountedStock.LOCATION))),
        N1Loop.PARTY.named("OW", Slot.of(CountedStock.OWNER)));
  }

  private static <L extends Part> Node<L> lot(Field<Lot> field) {
    return segment(
        "N9",
        fixed(1, "LT"),
        put(2, X12Cells.REFERENCE, GoodsSlots.lot(field)),
        put(4, Kind.DATE, GoodsSlots.expires(field)));
  }

  private static <L extends Part> Node<L> serials(Field<List<Serial>> field) {
    return each("N9", List.of(fixed(1, "SE")), 2, GoodsSlots.serial(X12Cells.REFERENCE), field);
  }

  private static <P extends Part> Node<P> orders(Field<List<BusinessKey>> field, String entity) {
    return each("N9", List.of(fixed(1, "PO")), 2, Keys.kind(entity, X12Cells.REFERENCE), field);
  }

  private static <P extends Document> Node<P> carrier(GoodsView<P> view) {
    return segment("W27", written(1, "M"), put(3, ROUTING, Slot.of(view.carrier())));
  }

  private static <P extends Document> Node<P> tracking(GoodsView<P> view) {
    return each(
        "N9",
        List.of(fixed(1, "CN")),
        2,
        GoodsSlots.tracking(X12Cells.REFERENCE),
        view.trackingNumbers());
  }

  // Both quantities of W12 share one unit.
  private static <L extends Part> Cell<L> quantity(int element, int unit, Slot<L, Quantity> slot) {
    return new QuantityCell<>(element, 1, unit, 1, Units.X12, slot, false);
  }
}
