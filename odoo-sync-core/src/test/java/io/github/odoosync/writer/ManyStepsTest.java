package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.count;
import static io.github.odoosync.writer.WriterLab.order;
import static io.github.odoosync.writer.WriterLab.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Message;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deliveries and invoices of many orders, put together by the writer. */
@Timeout(120)
class ManyStepsTest {

  private static final int MANY = 12;

  private final WriterLab lab = new WriterLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  @BeforeEach
  void confirmOrders() throws InterruptedException {
    List<Intent> intents = new ArrayList<>();
    intents.add(Intent.adjust(count("A-1", "BOLT", 100)));
    for (int i = 0; i < MANY; i++) {
      intents.add(Intent.upsert(order("SO-" + i, "BOLT")));
      intents.add(Intent.confirm(key(i)));
    }
    lab.run(intents.toArray(Intent[]::new));
    lab.fake.clearCalls();
  }

  private static BusinessKey key(int order) {
    return new BusinessKey("sales-order", "SO-" + order);
  }

  private static Intent ship(int order, String sku) {
    GoodsLine line =
        GoodsLine.builder()
            .set(GoodsLine.PRODUCT, product(sku))
            .set(GoodsLine.DONE, Quantity.pieces(1))
            .build();
    return Intent.ship(
        Shipment.builder()
            .set(Document.KEY, new BusinessKey("shipment", "SH-" + order))
            .set(Shipment.FLOW, Flow.DELIVERY)
            .set(Shipment.STATUS, TransferStatus.DONE)
            .set(Shipment.ORDERS, List.of(key(order)))
            .set(Shipment.LINES, List.of(line))
            .build());
  }

  private void enqueue(List<Intent> intents) throws InterruptedException {
    lab.enqueue(intents);
    lab.awaitEmpty();
  }

  private static List<Intent> shipments() {
    return IntStream.range(0, MANY).mapToObj(i -> ship(i, "BOLT")).toList();
  }

  private static List<Intent> invoices() {
    return IntStream.range(0, MANY).mapToObj(i -> Intent.invoice(key(i))).toList();
  }

  private int pieces() {
    return lab.fake
        .search(
            "stock.move",
            List.of(List.of("state", "=", "done"), List.of("picking_code", "=", "outgoing")))
        .size();
  }

  private int invoices(String state) {
    return lab.fake.search("account.move", List.of(List.of("state", "=", state))).size();
  }

  @Test
  void manyAreShippedAndInvoicedInFewerCallsThanThereAreOrders() throws InterruptedException {
    enqueue(shipments());
    assertThat(pieces()).isEqualTo(MANY);
    enqueue(invoices());
    assertThat(invoices("posted")).isEqualTo(MANY);

    assertThat(lab.deadLetters()).isEmpty();
    assertThat(lab.calls("stock.picking", "write")).as("the marks of each").isEqualTo(MANY);
    assertThat(lab.calls("stock.picking", "button_validate")).isLessThan(MANY);
    assertThat(lab.calls("account.move", "action_post")).isLessThan(MANY);
  }

  @Test
  void theBadOnesStopOnlyTheirOwnLanes() throws InterruptedException {
    List<Intent> intents = new ArrayList<>(shipments());
    intents.set(3, ship(3, "NOBODY"));
    intents.set(5, ship(5, "NUT"));
    lab.enqueueMessages(
        Message.of("odoo", Intent.TYPE, Intent.VERSION)
            .id("broken")
            .key("broken")
            .json(
                Map.of(
                    "action", "SHIP",
                    "subject", "shipment:SH-X",
                    "writer", "shop",
                    "document", Map.of("no", "shipment")))
            .build());
    lab.start(lab.writer().patience(1).build());
    enqueue(intents);

    assertThat(pieces()).isEqualTo(MANY - 2);
    assertThat(lab.deadLetters()).hasSize(3);
  }

  @Test
  void swallowedAnswersDoubleNothing() throws InterruptedException {
    lab.fake.fault(Fault.closedAfterCommit()).on("stock.picking", "write").times(3);
    lab.fake.fault(Fault.closedAfterCommit()).on("stock.picking", "button_validate").times(2);
    lab.fake.fault(Fault.closedBefore()).on("stock.picking", "button_validate");
    enqueue(shipments());
    lab.fake
        .fault(Fault.closedAfterCommit())
        .on("sale.advance.payment.inv", "create_invoices")
        .times(2);
    lab.fake.fault(Fault.closedAfterCommit()).on("account.move", "action_post").times(2);
    enqueue(invoices());

    assertThat(lab.deadLetters()).isEmpty();
    assertThat(pieces()).isEqualTo(MANY);
    assertThat(invoices("posted")).isEqualTo(MANY);
    assertThat(lab.fake.count("account.move")).isEqualTo(MANY);
    assertThat(lab.writer().build().open(Duration.ZERO, 10)).isEmpty();
  }
}
