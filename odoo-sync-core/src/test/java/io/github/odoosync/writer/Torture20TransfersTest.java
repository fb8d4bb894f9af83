package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.testing.Fault;
import io.github.odoosync.writer.IntentResult.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture 17 and 20: goods move once and as confirmed, though each answer is swallowed once. */
@Timeout(240)
class Torture20TransfersTest {

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void aPartialDeliveryIsShippedInvoicedAndTakenBackOnce(int version) throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      for (String method : List.of("button_validate", "action_confirm", "action_post")) {
        lab.fake.fault(Fault.closedAfterCommit()).onMethod(method);
      }
      SalesOrder order = order("SO-1", "BOLT");
      Intent ship = Intent.ship(shipment(order.key(), "SH-1", 1));
      lab.run(Intent.adjust(count("A-1", "BOLT", 5)));
      lab.enqueue(Intent.upsert(order), Intent.confirm(order.key()));
      lab.awaitEmpty();
      lab.enqueue(ship);
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).isEmpty();
      assertThat(shipped(lab)).as("pieces shipped").containsExactly(1.0);
      assertThat(lab.fake.count("stock.picking")).as("delivery and its rest").isEqualTo(2);
      assertThat(lab.writer().build().result(ship.id()))
          .get()
          .extracting(IntentResult::state, IntentResult::model)
          .containsExactly(State.ACTED, "stock.picking");

      Intent invoice = Intent.invoice(order.key());
      lab.enqueue(invoice);
      lab.awaitEmpty();
      assertThat(lab.deadLetters()).isEmpty();
      assertThat(lab.fake.search("account.move", List.of(List.of("state", "=", "posted"))))
          .as("posted invoices")
          .hasSize(1);

      lab.enqueue(Intent.returnGoods(goods(lab, "RMA-1", 1)));
      lab.awaitEmpty();
      assertThat(lab.deadLetters()).isEmpty();
      assertThat(lab.fake.search("stock.picking", List.of(List.of("return_id", "!=", false))))
          .as("returns")
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void moreThanThereIsToReturnIsRefusedAndNothingMoves(int version) throws InterruptedException {
    try (WriterLab lab = new WriterLab(version)) {
      SalesOrder order = order("SO-1", "BOLT");
      lab.run(
          Intent.adjust(count("A-1", "BOLT", 5)),
          Intent.upsert(order),
          Intent.confirm(order.key()));
      lab.enqueue(Intent.ship(shipment(order.key(), "SH-1", 2)));
      lab.awaitEmpty();
      lab.enqueue(Intent.returnGoods(goods(lab, "RMA-1", 3)));
      lab.awaitEmpty();

      assertThat(lab.deadLetters()).hasSize(1);
      assertThat(lab.fake.search("stock.picking", List.of(List.of("return_id", "!=", false))))
          .isEmpty();
    }
  }

  private static List<Double> shipped(WriterLab lab) {
    return lab
        .fake
        .search(
            "stock.move",
            List.of(List.of("state", "=", "done"), List.of("picking_code", "=", "outgoing")))
        .stream()
        .map(id -> quantity(lab.fake.read("stock.move", id, "quantity")))
        .toList();
  }

  private static double quantity(@Nullable Map<String, ?> move) {
    return move != null && move.get("quantity") instanceof Number number
        ? number.doubleValue()
        : -1;
  }

  private static Shipment shipment(BusinessKey order, String key, long pieces) {
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", key))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .set(Shipment.ORDERS, List.of(order))
        .set(Shipment.LINES, List.of(line(pieces)))
        .build();
  }

  private static Return goods(WriterLab lab, String key, long pieces) {
    long done = lab.fake.search("stock.picking", List.of(List.of("state", "=", "done"))).get(0);
    return Return.builder()
        .set(Document.KEY, new BusinessKey("return", key))
        .set(Return.DIRECTION, Return.Direction.FROM_CUSTOMER)
        .set(Return.STATUS, TransferStatus.PLANNED)
        .set(Return.RETURN_OF, new BusinessKey("shipment", "odoo:" + done))
        .set(Return.LINES, List.of(line(pieces)))
        .build();
  }

  private static GoodsLine line(long pieces) {
    return GoodsLine.builder()
        .set(GoodsLine.PRODUCT, product("BOLT"))
        .set(GoodsLine.DONE, Quantity.pieces(pieces))
        .build();
  }
}
