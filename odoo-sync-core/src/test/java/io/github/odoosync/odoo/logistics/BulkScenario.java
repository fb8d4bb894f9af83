package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.CANCEL_REST;
import static io.github.odoosync.odoo.logistics.StockLab.qty;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.Values;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Steps of many records in a few calls, on any server: each ends as it would by itself. */
interface BulkScenario extends StockLab {

  private static ConfirmedTransfer confirmed(long id, ConfirmedLine... lines) {
    return new ConfirmedTransfer(id, List.of(lines), Optional.empty());
  }

  private static <T> StepResult<T> done(BulkStep<T> step) {
    assertThat(step.result()).as("" + step).isInstanceOf(RowResult.Saved.class);
    return step.step().orElseThrow();
  }

  private static ErrorCode refused(BulkStep<?> step) {
    assertThat(step.step()).isEmpty();
    return step.result().rejection().map(RowResult.Rejected::error).orElseThrow().code();
  }

  @Test
  default void manyDeliveriesAreShippedEachAsConfirmed() {
    long product = stocked("40");
    long tracked = product("lot");
    String lot = lot(tracked);
    put(tracked, lot, "5");
    long whole = delivery(new Ordered(product, "4"));
    long part = delivery(new Ordered(product, "6"));
    long strange = delivery(new Ordered(product, "3"));
    long before = delivery(new Ordered(product, "2"));
    long byLot = delivery(new Ordered(tracked, "5"), new Ordered(product, "1"));
    long nothing = delivery(new Ordered(product, "7"));
    ship(before, BACKORDER, line(product, "2"));
    List<ConfirmedTransfer> all =
        List.of(
            confirmed(whole, line(product, "4")),
            confirmed(part, line(product, "1")),
            confirmed(strange, line(tracked, "3")),
            confirmed(before, line(product, "2")),
            confirmed(byLot, line(tracked, "2").lot(lot)),
            confirmed(nothing));

    List<BulkStep<Shipped>> steps = logistics().transfers().shipAll(all, BACKORDER, 100);

    assertThat(steps)
        .extracting(BulkStep::id)
        .containsExactly(whole, part, strange, before, byLot, nothing);
    assertThat(done(steps.get(0)).value().backorderIds()).isEmpty();
    assertThat(done(steps.get(1)).value().backorderIds()).hasSize(1);
    assertThat(refused(steps.get(2))).isEqualTo(ErrorCode.NOT_IN_TRANSFER);
    assertThat(done(steps.get(3)).acted()).isFalse();
    assertThat(done(steps.get(4)).value().transfer().lines())
        .allSatisfy(line -> assertThat(line.productId()).isEqualTo(tracked));
    assertThat(done(steps.get(5)).acted()).isFalse();
    assertThat(read(nothing).open()).isTrue();
    assertThat(onHand(product)).isEqualByComparingTo("33");
    assertThat(onHand(tracked)).isEqualByComparingTo("3");

    List<BulkStep<Shipped>> again = logistics().transfers().shipAll(all, BACKORDER, 100);
    assertThat(again).noneMatch(BulkStep::acted);
    assertThat(onHand(product)).isEqualByComparingTo("33");
  }

  @Test
  default void onePieceIsShippedOnceThoughTwoDeliveriesNameIt() {
    long product = product("serial");
    String one = lot(product);
    String two = lot(product);
    put(product, one, "1");
    put(product, two, "1");
    List<ConfirmedTransfer> all =
        List.of(
            confirmed(delivery(new Ordered(product, "1")), ConfirmedLine.serial(product, one)),
            confirmed(delivery(new Ordered(product, "1")), ConfirmedLine.serial(product, one)));

    List<BulkStep<Shipped>> steps = logistics().transfers().shipAll(all, BACKORDER, 100);

    assertThat(done(steps.get(0)).acted()).isTrue();
    assertThat(refused(steps.get(1))).isEqualTo(ErrorCode.LOT_MISMATCH);
    assertThat(onHand(product)).isEqualByComparingTo("1");
  }

  @Test
  default void theRestsOfManyDeliveriesAreCancelled() {
    long product = stocked("40");
    long whole = delivery(new Ordered(product, "4"));
    long part = delivery(new Ordered(product, "6"));

    List<BulkStep<Shipped>> steps =
        logistics()
            .transfers()
            .shipAll(
                List.of(confirmed(whole, line(product, "4")), confirmed(part, line(product, "1"))),
                CANCEL_REST,
                100);

    assertThat(steps).allSatisfy(step -> assertThat(done(step).value().backorderIds()).isEmpty());
    assertThat(onHand(product)).isEqualByComparingTo("35");
  }

  @Test
  default void manyReceiptsAreReceivedEachAsConfirmed() {
    long product = product("none");
    long whole = receipt(product, "4");
    long part = receipt(product, "6");

    List<BulkStep<Shipped>> steps =
        logistics()
            .transfers()
            .receiveAll(
                List.of(confirmed(whole, line(product, "4")), confirmed(part, line(product, "5"))),
                BACKORDER,
                100);

    assertThat(steps).allMatch(BulkStep::acted);
    assertThat(done(steps.get(1)).value().backorderIds()).hasSize(1);
    assertThat(onHand(product)).isEqualByComparingTo("9");
  }

  @Test
  default void openTransfersOfManyOrdersAreFoundAtOnce() {
    long product = stocked("10");
    long one = order(new Ordered(product, "1"));
    long two = order(new Ordered(product, "1"));
    long shipped = order(new Ordered(product, "1"));
    ship(delivery(shipped), BACKORDER, line(product, "1"));
    long bought = purchase(product, "3");
    Transfers transfers = logistics().transfers();

    assertThat(transfers.openOfSalesOrders(List.of(one, two, shipped), "outgoing"))
        .containsOnlyKeys(one, two)
        .containsEntry(one, List.of(delivery(one)))
        .containsEntry(two, List.of(delivery(two)));
    assertThat(transfers.openOfPurchaseOrders(List.of(bought), "incoming"))
        .containsEntry(bought, List.of(transfers.ofPurchaseOrder(bought).get(0).id()));
    assertThat(transfers.openOfPurchaseOrders(List.of(bought), "outgoing")).isEmpty();
  }

  private long sold(long customer, long product, String quantity) {
    Values line = Values.of("product_id", product).with("product_uom_qty", qty(quantity));
    long order =
        model("sale.order")
            .create(
                Values.of("partner_id", customer)
                    .with("order_line", List.of(Command.create(line))));
    model("sale.order").action("action_confirm", List.of(order)).expectDone();
    return order;
  }

  @Test
  default void manyOrdersOfOneCustomerAreInvoicedEachByItself() {
    long product = stocked("10");
    model("product.product")
        .write(
            product,
            Values.of("invoice_policy", "delivery").with("taxes_id", List.of(Command.clear())));
    long customer = customer();
    long one = sold(customer, product, "1");
    long two = sold(customer, product, "2");
    long undelivered = sold(customer, product, "3");
    ship(delivery(one), BACKORDER, line(product, "1"));
    ship(delivery(two), BACKORDER, line(product, "2"));
    List<Long> all = List.of(one, undelivered, two);

    List<BulkStep<List<Invoice>>> steps = logistics().invoices().invoiceDelivered(all, 100);

    assertThat(done(steps.get(0)).value())
        .singleElement()
        .satisfies(
            invoice -> {
              assertThat(invoice.posted()).isTrue();
              assertThat(invoice.total()).isEqualByComparingTo("10");
            });
    assertThat(refused(steps.get(1))).isEqualTo(ErrorCode.WRONG_STATE);
    assertThat(done(steps.get(2)).value())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.total()).isEqualByComparingTo("20"));

    List<BulkStep<List<Invoice>>> again = logistics().invoices().invoiceDelivered(all, 100);
    assertThat(again).noneMatch(BulkStep::acted);
    assertThat(done(again.get(2)).value()).isEqualTo(done(steps.get(2)).value());
  }
}
