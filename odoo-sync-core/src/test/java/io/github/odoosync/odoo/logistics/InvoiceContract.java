package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.OrderContract.refused;
import static io.github.odoosync.odoo.logistics.World.line;
import static io.github.odoosync.odoo.logistics.World.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.ExternalId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How invoices, bills and credit notes behave, on any server. */
interface InvoiceContract extends LogisticsServer {

  private Order sold(String name, String policy, String quantity) {
    World world = world();
    Orders orders = logistics().orders();
    OrderDraft.Line line =
        line("1", world.product(policy), quantity).price(BigDecimal.TEN).taxes(List.of());
    OrderDraft draft = world.draft(key(name), world.customer()).line(line).build();
    return orders.confirm(orders.save(draft).value().id()).value();
  }

  @Test
  default void whatWasDeliveredIsInvoicedOnce() {
    Order order = sold("delivered", "delivery", "5");
    Invoices invoices = logistics().invoices();
    refused(ErrorCode.WRONG_STATE, () -> invoices.createForDelivered(order.id()), "was delivered");
    world().move(world().openTransfer(order), 2);

    StepResult<List<Invoice>> two = invoices.createForDelivered(order.id());
    StepResult<List<Invoice>> again = invoices.createForDelivered(order.id());

    assertThat(two.acted()).isTrue();
    assertThat(two.value())
        .singleElement()
        .satisfies(
            invoice -> {
              assertThat(invoice.total()).isEqualByComparingTo("20");
              assertThat(invoice.state()).isEqualTo("draft");
            });
    assertThat(again).isEqualTo(StepResult.alreadyDone(two.value()));

    world().move(world().openTransfer(logistics().orders().find(order.id()).orElseThrow()), 3);
    StepResult<List<Invoice>> rest = invoices.createForDelivered(order.id());
    assertThat(rest.acted()).isTrue();
    assertThat(rest.value())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.total()).isEqualByComparingTo("30"));
  }

  @Test
  default void whatIsInvoicedByOrderIsNotTakenForDelivered() {
    Order order = sold("ordered", "order", "5");
    world().move(world().openTransfer(order), 2);
    Invoices invoices = logistics().invoices();

    refused(
        ErrorCode.WRONG_STATE,
        () -> invoices.createForDelivered(order.id()),
        "delivered 2",
        "invoicing policy");
    assertThat(invoices.createForDue(order.id()).value())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.total()).isEqualByComparingTo("50"));
  }

  @Test
  default void anInvoiceIsPostedAndReversedOnce() {
    Order order = sold("reversed", "order", "1");
    Invoices invoices = logistics().invoices();
    long id = invoices.createForDue(order.id()).value().get(0).id();
    LocalDate today = LocalDate.of(2026, 11, 23);
    refused(ErrorCode.WRONG_STATE, () -> invoices.reverse(id, today, "Damaged"), "is not posted");

    assertThat(invoices.post(id).acted()).isTrue();
    StepResult<Invoice> posted = invoices.post(id);
    assertThat(posted.acted()).isFalse();
    assertThat(posted.value().posted()).isTrue();
    assertThat(posted.value().paymentState()).isEqualTo("not_paid");
    assertThat(posted.value().residual()).isEqualByComparingTo("10");

    StepResult<Invoice> credit = invoices.reverse(id, today, "Damaged");
    assertThat(credit.acted()).isTrue();
    assertThat(credit.value().type()).isEqualTo("out_refund");
    assertThat(credit.value().total()).isEqualByComparingTo("10");
    assertThat(invoices.reverse(id, today, "Damaged"))
        .isEqualTo(StepResult.alreadyDone(credit.value()));
  }

  @Test
  default void aPurchaseIsConfirmedReceivedAndBilledOnce() {
    World world = world();
    long product = world.unstocked("order");
    Purchases purchases = logistics().purchases();
    OrderDraft draft =
        world
            .draft(key("purchase"), world.customer())
            .reference("SUP-1")
            .line(line("1", product, "4").price(new BigDecimal("2.5")))
            .build();
    StepResult<Order> saved = purchases.save(draft);
    assertThat(saved.acted()).isTrue();
    assertThat(purchases.save(draft)).isEqualTo(StepResult.alreadyDone(saved.value()));
    long id = saved.value().id();
    StepResult<Order> confirmed = purchases.confirm(id);
    assertThat(confirmed.acted()).isTrue();
    assertThat(purchases.confirm(id)).isEqualTo(StepResult.alreadyDone(confirmed.value()));

    refused(
        ErrorCode.WRONG_STATE, () -> logistics().invoices().createForReceived(id), "be invoiced");
    world.move(confirmed.value().transfers().get(0), 3);
    StepResult<List<Invoice>> bill = logistics().invoices().createForReceived(id);
    assertThat(bill.acted()).isTrue();
    assertThat(bill.value())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.total()).isEqualByComparingTo("7.5"));
    assertThat(logistics().invoices().createForReceived(id))
        .isEqualTo(StepResult.alreadyDone(bill.value()));
    refused(ErrorCode.WRONG_STATE, () -> purchases.cancel(id), "return the goods");
  }

  @Test
  default void aPurchaseIsCancelledOnce() {
    World world = world();
    Purchases purchases = logistics().purchases();
    OrderDraft draft =
        world
            .draft(key("purchase-cancelled"), world.customer())
            .line(line("1", world.unstocked("order"), "4"))
            .build();
    long id = purchases.save(draft).value().id();
    purchases.confirm(id);
    assertThat(purchases.cancel(id).acted()).isTrue();
    assertThat(purchases.cancel(id).acted()).isFalse();
    refused(ErrorCode.WRONG_STATE, () -> purchases.confirm(id), "is cancelled");
  }

  @Test
  default void aPurchaseIsReceivedDeliveryByDelivery() {
    World world = world();
    long product = world.unstocked("order");
    OrderDraft draft =
        world.draft(key("deliveries"), world.customer()).line(line("1", product, "10")).build();
    Purchases purchases = logistics().purchases();
    long id = purchases.save(draft).value().id();
    purchases.confirm(id);
    Set<Long> receipts = new TreeSet<>();
    for (String delivery : List.of("ASN-1", "ASN-2")) {
      StepResult<Shipped> received =
          purchases.receive(id, delivery, pieces(product, "4"), BackorderPolicy.BACKORDER);
      assertThat(received.acted()).isTrue();
      assertThat(received.value().transfer().done()).isTrue();
      receipts.add(received.value().transfer().id());
    }
    for (String delivery : List.of("ASN-1", "ASN-2")) {
      assertThat(
              purchases
                  .receive(id, delivery, pieces(product, "4"), BackorderPolicy.BACKORDER)
                  .acted())
          .isFalse();
    }
    assertThat(receipts).hasSize(2);
    Order order = purchases.find(id).orElseThrow();
    assertThat(order.lines().get(0).moved()).isEqualByComparingTo("8");
    long other = world.unstocked("order");
    refused(
        ErrorCode.NOT_IN_TRANSFER,
        () -> purchases.receive(id, "ASN-3", pieces(other, "1"), BackorderPolicy.BACKORDER),
        "no line of product");
    purchases.receive(id, "ASN-3", pieces(product, "2"), BackorderPolicy.REJECT_SHORT);
    refused(
        ErrorCode.WRONG_STATE,
        () -> purchases.receive(id, "ASN-4", pieces(product, "1"), BackorderPolicy.BACKORDER),
        "left to come");
  }

  @Test
  default void aCancelledOrLockedPurchaseIsNeitherChangedNorReceived() {
    World world = world();
    long vendor = world.customer();
    long product = world.unstocked("order");
    Purchases purchases = logistics().purchases();
    ExternalId key = key("purchase-locked");
    OrderDraft four = world.draft(key, vendor).line(line("1", product, "4")).build();
    OrderDraft five = world.draft(key, vendor).line(line("1", product, "5")).build();
    long id = purchases.save(four).value().id();
    purchases.confirm(id);
    String lock = odoo().version().atLeast(19) ? "button_lock" : "button_done";
    odoo().model("purchase.order").action(lock, List.of(id)).expectDone();
    refused(ErrorCode.WRONG_STATE, () -> purchases.save(five), "locked");
    refused(ErrorCode.WRONG_STATE, () -> purchases.cancel(id), "locked");
    odoo().model("purchase.order").action("button_unlock", List.of(id)).expectDone();
    purchases.cancel(id);
    refused(ErrorCode.WRONG_STATE, () -> purchases.save(five), "cancelled");
    refused(
        ErrorCode.WRONG_STATE,
        () -> purchases.receive(id, "ASN-1", pieces(product, "1"), BackorderPolicy.BACKORDER),
        "cancel");
  }

  @Test
  default void aCancelledInvoiceIsNeitherPostedNorReversed() {
    Order order = sold("cancelled-invoice", "order", "1");
    Invoices invoices = logistics().invoices();
    long id = invoices.createForDue(order.id()).value().get(0).id();
    odoo().model("account.move").action("button_cancel", List.of(id)).expectDone();
    refused(ErrorCode.WRONG_STATE, () -> invoices.post(id), "is cancelled");
    refused(
        ErrorCode.WRONG_STATE,
        () -> invoices.reverse(id, LocalDate.of(2026, 11, 23), "Damaged"),
        "is not posted");
  }
}
