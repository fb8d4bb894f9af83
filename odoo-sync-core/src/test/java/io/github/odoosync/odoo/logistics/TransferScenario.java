package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.CANCEL_REST;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.REJECT_SHORT;
import static io.github.odoosync.odoo.logistics.StockLab.qty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Transfers on any server: what was confirmed is what is done. */
interface TransferScenario extends StockLab {

  static void rejects(ErrorCode code, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            OdooSyncException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
              assertThat(e).isInstanceOf(RejectedException.class);
              assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
            });
  }

  default BigDecimal moved(Transfer transfer, long product) {
    return transfer.lines().stream()
        .filter(line -> line.productId() == product)
        .map(TransferLine::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  default BigDecimal asked(Transfer transfer, long product) {
    return transfer.lines().stream()
        .filter(line -> line.productId() == product)
        .map(TransferLine::demand)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  default void aWholeDeliveryIsShippedOnce() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    StepResult<Shipped> first = ship(id, REJECT_SHORT, line(product, "4"));
    StepResult<Shipped> again = ship(id, REJECT_SHORT, line(product, "4"));

    assertThat(first.acted()).isTrue();
    assertThat(again.acted()).isFalse();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(first.value().transfer().done()).isTrue();
    assertThat(first.value().backorderIds()).isEmpty();
    assertThat(moved(first.value().transfer(), product)).isEqualByComparingTo("4");
    assertThat(onHand(product)).isEqualByComparingTo("6");
  }

  @Test
  default void theRestOfAPartialShipmentWaitsOnABackorder() {
    long bolt = stocked("10");
    long nut = stocked("10");
    long id = delivery(new Ordered(bolt, "4"), new Ordered(nut, "3"));

    Shipped shipped = ship(id, BACKORDER, line(bolt, "1")).value();

    assertThat(moved(shipped.transfer(), bolt)).isEqualByComparingTo("1");
    assertThat(moved(shipped.transfer(), nut)).isEqualByComparingTo("0");
    assertThat(shipped.backorderIds()).hasSize(1);
    Transfer rest = read(shipped.backorderIds().get(0));
    assertThat(rest.backorderOf()).hasValue(id);
    assertThat(asked(rest, bolt)).isEqualByComparingTo("3");
    assertThat(asked(rest, nut)).isEqualByComparingTo("3");
    ship(rest.id(), REJECT_SHORT, line(bolt, "3"), line(nut, "3"));
    assertThat(onHand(bolt)).isEqualByComparingTo("6");
    assertThat(onHand(nut)).isEqualByComparingTo("7");
  }

  @Test
  default void whatIsOrderedMoreLaterGoesWithTheRestThatOdooMergesItInto() {
    long product = stocked("10");
    long order = order(new Ordered(product, "4"));
    ship(delivery(order), BACKORDER, line(product, "1"));
    model("sale.order.line").write(linesOf(order).get(0), Values.of("product_uom_qty", 6));
    long rest = delivery(order);

    ship(rest, BACKORDER, line(product, "2"));
    assertThat(asked(read(delivery(order)), product)).isEqualByComparingTo("3");
    ship(delivery(order), REJECT_SHORT, line(product, "3"));

    assertThat(logistics().transfers().ofSalesOrder(order)).hasSize(3).noneMatch(Transfer::open);
    assertThat(onHand(product)).isEqualByComparingTo("4");
  }

  @Test
  default void theRestIsCancelledIfItIsToldSo() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    Shipped shipped = ship(id, CANCEL_REST, line(product, "1")).value();

    assertThat(shipped.backorderIds()).isEmpty();
    assertThat(moved(shipped.transfer(), product)).isEqualByComparingTo("1");
    assertThat(ship(id, CANCEL_REST, line(product, "1")).acted()).isFalse();
    assertThat(onHand(product)).isEqualByComparingTo("9");
  }

  @Test
  default void moreThanAskedForIsShippedAsConfirmed() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    Shipped shipped = ship(id, BACKORDER, line(product, "6")).value();

    assertThat(moved(shipped.transfer(), product)).isEqualByComparingTo("6");
    assertThat(shipped.backorderIds()).isEmpty();
    assertThat(onHand(product)).isEqualByComparingTo("4");
  }

  @Test
  default void nothingConfirmedShipsNothing() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    StepResult<Shipped> none = ship(id, BACKORDER, line(product, "0"));
    assertThat(none.acted()).isFalse();
    assertThat(none.value().transfer().open()).isTrue();
    assertThat(onHand(product)).isEqualByComparingTo("10");

    assertThat(ship(id, CANCEL_REST).value().transfer().state()).isEqualTo("cancel");
    assertThat(onHand(product)).isEqualByComparingTo("10");
  }

  @Test
  default void aShortConfirmationIsRejectedIfItIsToldSo() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    rejects(ErrorCode.BAD_QUANTITY, () -> ship(id, REJECT_SHORT, line(product, "3")));
    assertThat(read(id).open()).isTrue();
    assertThat(read(id).lines()).noneMatch(TransferLine::picked);
  }

  @Test
  default void twoLinesOfOneProductAreShippedEachForItself() {
    long product = stocked("20");
    long order = order(new Ordered(product, "4"), new Ordered(product, "6"));
    List<Long> lines = linesOf(order);
    long id = delivery(order);

    Shipped shipped =
        ship(
                id,
                BACKORDER,
                line(product, "1").orderLine(lines.get(0)),
                line(product, "5").orderLine(lines.get(1)))
            .value();

    assertThat(shipped.transfer().lines())
        .anySatisfy(
            line -> {
              assertThat(line.orderLineId()).hasValue(lines.get(0));
              assertThat(line.quantity()).isEqualByComparingTo("1");
            })
        .anySatisfy(
            line -> {
              assertThat(line.orderLineId()).hasValue(lines.get(1));
              assertThat(line.quantity()).isEqualByComparingTo("5");
            });
    Transfer rest = read(shipped.backorderIds().get(0));
    assertThat(asked(rest, product)).isEqualByComparingTo("4");

    ship(rest.id(), REJECT_SHORT, line(product, "4"));
    assertThat(onHand(product)).isEqualByComparingTo("10");
  }

  @Test
  default void lotsAreShippedAsTheyWereTakenNotAsTheyWereReserved() {
    long product = product("lot");
    String old = lot(product);
    String young = lot(product);
    put(product, old, "5");
    put(product, young, "5");
    long id = delivery(new Ordered(product, "6"));

    Shipped shipped =
        ship(id, BACKORDER, line(product, "1").lot(old), line(product, "4").lot(young)).value();

    assertThat(lotsOf(shipped.transfer())).containsExactlyInAnyOrder(old + "=1", young + "=4");
    assertThat(asked(read(shipped.backorderIds().get(0)), product)).isEqualByComparingTo("1");
    assertThat(levelOf(product, old)).isEqualByComparingTo("4");
    assertThat(levelOf(product, young)).isEqualByComparingTo("1");
  }

  default List<String> lotsOf(Transfer transfer) {
    Map<String, BigDecimal> lots = new TreeMap<>();
    for (TransferLine line : transfer.lines()) {
      for (TransferLine.Part part : line.parts()) {
        lots.merge(part.lot().orElse("none"), part.quantity(), BigDecimal::add);
      }
    }
    return lots.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().stripTrailingZeros().toPlainString())
        .toList();
  }

  default BigDecimal levelOf(long product, String lot) {
    return logistics()
        .stock()
        .levels(
            StockQuery.ofWarehouse(company(), warehouse())
                .products(List.of(product))
                .by(StockQuery.By.LOT))
        .stream()
        .filter(level -> level.lot().filter(lot::equals).isPresent())
        .map(StockLevel::onHand)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  default void serialNumbersAreShippedOnceOnly() {
    long product = product("serial");
    String one = lot(product);
    String two = lot(product);
    put(product, one, "1");
    put(product, two, "1");
    long id = delivery(new Ordered(product, "2"));

    rejects(
        ErrorCode.LOT_MISMATCH,
        () ->
            ship(
                id,
                BACKORDER,
                ConfirmedLine.serial(product, one),
                ConfirmedLine.serial(product, one)));
    rejects(ErrorCode.LOT_MISMATCH, () -> ship(id, BACKORDER, line(product, "2").lot(one)));
    rejects(ErrorCode.LOT_MISMATCH, () -> ship(id, BACKORDER, line(product, "2")));

    Shipped shipped = ship(id, BACKORDER, ConfirmedLine.serial(product, two)).value();
    assertThat(lotsOf(shipped.transfer())).containsExactly(two + "=1");
    rejects(
        ErrorCode.LOT_MISMATCH,
        () -> ship(shipped.backorderIds().get(0), BACKORDER, ConfirmedLine.serial(product, two)));
  }

  @Test
  default void aLotOfAnotherProductIsRejected() {
    long product = product("lot");
    long other = product("lot");
    String lot = lot(other);
    put(product, lot(product), "5");
    long id = delivery(new Ordered(product, "2"));

    rejects(ErrorCode.LOT_MISMATCH, () -> ship(id, BACKORDER, line(product, "2").lot(lot)));
    rejects(ErrorCode.LOT_MISMATCH, () -> ship(id, BACKORDER, line(product, "2").lot("nowhere")));
    assertThat(read(id).lines()).noneMatch(TransferLine::picked);
  }

  @Test
  default void badQuantitiesAndUnitsAreRejected() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    long kilos = idOf("uom.product_uom_kgm");

    rejects(ErrorCode.BAD_QUANTITY, () -> ship(id, BACKORDER, line(product, "1.2345")));
    rejects(ErrorCode.BAD_QUANTITY, () -> line(product, "-1"));
    rejects(ErrorCode.UNIT_MISMATCH, () -> ship(id, BACKORDER, line(product, "1").unit(kilos)));
    rejects(ErrorCode.NOT_IN_TRANSFER, () -> ship(id, BACKORDER, line(stocked("1"), "1")));
    rejects(ErrorCode.NOT_IN_TRANSFER, () -> ship(id, BACKORDER, line(product, "1").orderLine(1)));
    rejects(ErrorCode.NOT_FOUND, () -> ship(999_999_999, BACKORDER, line(product, "1")));
    assertThat(read(id).lines()).noneMatch(TransferLine::picked);
  }

  @Test
  default void aCancelledTransferAndOneOfAnotherKindAreRejected() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    rejects(
        ErrorCode.WRONG_STATE,
        () -> logistics().transfers().receive(id, List.of(line(product, "4")), BACKORDER));

    assertThat(logistics().transfers().cancel(id).acted()).isTrue();
    assertThat(logistics().transfers().cancel(id).acted()).isFalse();
    rejects(ErrorCode.WRONG_STATE, () -> ship(id, BACKORDER, line(product, "4")));
    rejects(ErrorCode.WRONG_STATE, () -> logistics().transfers().reserve(id));
  }

  @Test
  default void anotherCompanysTransferIsRejected() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    long other = model("res.company").create(Values.of("name", unique("Other")));
    Logistics elsewhere = Logistics.of(odoo().withContext(c -> c.companies(List.of(other))));

    assertThatThrownBy(() -> elsewhere.transfers().ship(id, List.of(line(product, "4")), BACKORDER))
        .isInstanceOf(OdooSyncException.class);
    assertThat(read(id).open()).isTrue();
  }

  @Test
  default void aTransferThatSomebodyShippedOtherwiseIsToldLineByLine() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    ship(id, BACKORDER, line(product, "3"));

    assertThatThrownBy(() -> ship(id, BACKORDER, line(product, "4")))
        .isInstanceOfSatisfying(
            TransferDiffersException.class,
            e -> {
              assertThat(e.outcome()).isEqualTo(Outcome.COMMITTED);
              assertThat(e.differences()).hasSize(1);
              assertThat(e.differences().get(0).confirmed()).isEqualByComparingTo("4");
              assertThat(e.differences().get(0).done()).isEqualByComparingTo("3");
            });
    assertThat(onHand(product)).isEqualByComparingTo("7");
  }

  @Test
  default void theTrackingNumberIsSetWithTheShipment() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    logistics().transfers().ship(id, List.of(line(product, "4")), BACKORDER, "1Z999");

    assertThat(read(id).trackingNumber()).hasValue("1Z999");
  }

  @Test
  default void reservingAndGivingBackSayWhetherTheyActed() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    Transfers transfers = logistics().transfers();

    assertThat(transfers.reserve(id).acted()).isFalse();
    assertThat(transfers.unreserve(id).acted()).isTrue();
    assertThat(transfers.unreserve(id).acted()).isFalse();
    StepResult<Transfer> reserved = transfers.reserve(id);
    assertThat(reserved.acted()).isTrue();
    assertThat(moved(reserved.value(), product)).isEqualByComparingTo("4");
    assertThat(reserved.value().state()).isEqualTo("assigned");
  }

  @Test
  default void marksAreSetWithoutShippingAndReplaced() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    Transfers transfers = logistics().transfers();

    transfers.mark(id, List.of(line(product, "3")));
    Transfer marked = transfers.mark(id, List.of(line(product, "2"))).value();

    assertThat(marked.open()).isTrue();
    assertThat(moved(marked, product)).isEqualByComparingTo("2");
    assertThat(marked.lines()).allMatch(TransferLine::picked);
    assertThat(onHand(product)).isEqualByComparingTo("10");
  }

  @Test
  default void aReceiptBringsNewLots() {
    long product = product("lot");
    long id = receipt(product, "5");
    String lot = unique("NEW");

    Shipped received =
        logistics()
            .transfers()
            .receive(id, List.of(line(product, "3").lot(lot)), BACKORDER)
            .value();

    assertThat(lotsOf(received.transfer())).containsExactly(lot + "=3");
    assertThat(levelOf(product, lot)).isEqualByComparingTo("3");
    assertThat(asked(read(received.backorderIds().get(0)), product)).isEqualByComparingTo("2");
    assertThat(
            logistics()
                .transfers()
                .receive(id, List.of(line(product, "3").lot(lot)), BACKORDER)
                .acted())
        .isFalse();
  }

  @Test
  default void anInternalTransferInDozensIsConfirmedInPieces() {
    long product = stocked("40");
    long id = transfer("stock.picking_type_internal", product, "2", dozens());

    Shipped moved =
        logistics()
            .transfers()
            .move(id, List.of(line(product, "18").unit(units())), BACKORDER)
            .value();
    assertThat(moved(moved.transfer(), product)).isEqualByComparingTo("18");
    Transfer rest = read(moved.backorderIds().get(0));
    assertThat(asked(rest, product)).isEqualByComparingTo("6");
    Shipped last =
        logistics()
            .transfers()
            .move(rest.id(), List.of(line(product, "0.5").unit(dozens())), REJECT_SHORT)
            .value();
    assertThat(last.backorderIds()).isEmpty();
    assertThat(onHand(product)).isEqualByComparingTo("40");
  }

  @Test
  default void sevenOfADozenLeaveNoDust() {
    long product = stocked("40");
    long id = transfer("stock.picking_type_internal", product, "1", dozens());
    Transfers transfers = logistics().transfers();

    Shipped seven = transfers.move(id, List.of(line(product, "7")), BACKORDER).value();
    assertThat(moved(seven.transfer(), product)).isEqualByComparingTo("7");
    assertThat(seven.backorderIds()).hasSize(1);
    Shipped five =
        transfers.move(seven.backorderIds().get(0), List.of(line(product, "5")), BACKORDER).value();

    assertThat(moved(five.transfer(), product)).isEqualByComparingTo("5");
    assertThat(five.backorderIds()).isEmpty();
  }

  @Test
  default void goodsGoIntoAndOutOfPackages() {
    long product = product("none");
    String box = unique("BOX");
    long in = transfer("stock.picking_type_in", product, "5", units());
    logistics()
        .transfers()
        .receive(
            in,
            List.of(line(product, "3").intoPackage(box), line(product, "2")),
            BackorderPolicy.REJECT_SHORT);
    long id = delivery(new Ordered(product, "4"));
    String parcel = unique("PARCEL");

    Shipped shipped =
        ship(
                id,
                BACKORDER,
                line(product, "2").fromPackage(box).intoPackage(parcel),
                line(product, "1"))
            .value();

    assertThat(shipped.transfer().lines().get(0).parts())
        .anySatisfy(
            part -> {
              assertThat(part.fromPackage()).hasValue(box);
              assertThat(part.intoPackage()).hasValue(parcel);
              assertThat(part.quantity()).isEqualByComparingTo("2");
            });
    assertThat(onHand(product)).isEqualByComparingTo("2");
  }

  @Test
  default void consignedGoodsAreShippedAsTheirOwners() {
    long product = product("none");
    long owner = customer();
    logistics()
        .inventory()
        .count(
            unique("count"),
            List.of(
                Count.of(product, stockLocation(), qty("5")),
                Count.of(product, stockLocation(), qty("7")).owner(owner)),
            Count.Conflict.REJECT);
    long id = delivery(new Ordered(product, "6"));

    ship(id, BACKORDER, line(product, "4").owner(owner), line(product, "1"));

    StockQuery query = StockQuery.ofWarehouse(company(), warehouse()).products(List.of(product));
    assertThat(logistics().stock().levels(query.owner(owner)).get(0).onHand())
        .isEqualByComparingTo("3");
    assertThat(logistics().stock().levels(query).get(0).onHand()).isEqualByComparingTo("4");
    assertThat(onHand(product)).isEqualByComparingTo("7");
  }

  @Test
  default void aBatchIsDoneTransferByTransfer() {
    long product = stocked("20");
    long one = delivery(new Ordered(product, "2"));
    long two = delivery(new Ordered(product, "3"));
    long none = delivery(new Ordered(product, "4"));
    Batches batches = logistics().batches();

    StepResult<Batches.Batch> made = batches.wave(List.of(one, two, none));
    assertThat(made.acted()).isTrue();
    assertThat(made.value().wave()).isTrue();
    assertThat(made.value().state()).isEqualTo("in_progress");
    StepResult<Batches.Batch> again = batches.wave(List.of(none, two, one));
    assertThat(again.acted()).isFalse();
    assertThat(again.value().id()).isEqualTo(made.value().id());

    Map<Long, List<ConfirmedLine>> confirmed =
        Map.of(
            one, List.of(line(product, "2")),
            two, List.of(line(product, "3")),
            none, List.of());
    long id = made.value().id();
    assertThat(batches.complete(id, confirmed, BACKORDER).acted()).isTrue();
    assertThat(batches.complete(id, confirmed, BACKORDER).acted()).isFalse();
    assertThat(batches.get(id).state()).isEqualTo("done");
    assertThat(read(none).open()).isTrue();
    assertThat(onHand(product)).isEqualByComparingTo("15");
  }
}
