package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.World.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.ArmedFault;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every step that must not happen twice, when the answer to its decisive call is lost. */
class OnceTest {

  @Nested
  class Odoo17 extends Lost {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo19 extends Lost {
    Odoo19() {
      super(19);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Lost {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final FakeOdoo fake;
    private final OdooClient odoo;
    private final Logistics logistics;
    private final World world;
    private int number;

    Lost(int version) {
      fake = FakeOdoo.start(version);
      odoo =
          OdooClient.builder(fake.url())
              .database(fake.database())
              .apiKey(fake.login(), Secret.of(fake.apiKey()))
              .build();
      logistics = Logistics.of(odoo);
      world = new World(odoo, "once");
    }

    @AfterAll
    void close() {
      odoo.close();
      fake.close();
    }

    @BeforeEach
    void clear() {
      fake.clearFaults();
    }

    private ExternalId key() {
      return ExternalId.of("once." + ++number);
    }

    private OrderDraft draft(ExternalId key, long customer, long product, String quantity) {
      return world
          .draft(key, customer)
          .line(line("1", product, quantity).price(BigDecimal.TEN).taxes(List.of()))
          .build();
    }

    private Order saved() {
      OrderDraft draft = draft(key(), world.customer(), world.product("delivery"), "4");
      return logistics.orders().save(draft).value();
    }

    private Order confirmed() {
      return logistics.orders().confirm(saved().id()).value();
    }

    private Order delivered() {
      Order order = confirmed();
      world.move(order.transfers().get(0), 3);
      return order;
    }

    private Order bought() {
      OrderDraft draft = draft(key(), world.customer(), world.unstocked("order"), "4");
      return logistics.purchases().save(draft).value();
    }

    /** The effect is committed and the answer lost: the next call finds it done, once. */
    private void doneOnce(
        String model, String method, LongSupplier effects, Supplier<StepResult<?>> step) {
      long before = effects.getAsLong();
      ArmedFault fault = fake.fault(Fault.closedAfterCommit()).on(model, method);
      outcomeUnknown(step);
      assertThat(fault.hits()).isEqualTo(1);

      assertThat(step.get().acted()).isFalse();
      assertThat(effects.getAsLong()).isEqualTo(before + 1);
    }

    private static void outcomeUnknown(Supplier<StepResult<?>> step) {
      assertThatThrownBy(step::get)
          .isInstanceOfSatisfying(
              OdooSyncException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    /** The call never arrived: the next call does the step. */
    private void doneLater(
        String model, String method, LongSupplier effects, Supplier<StepResult<?>> step) {
      long before = effects.getAsLong();
      ArmedFault fault = fake.fault(Fault.closedBefore()).on(model, method);
      outcomeUnknown(step);
      assertThat(fault.hits()).isEqualTo(1);
      assertThat(effects.getAsLong()).isEqualTo(before);

      assertThat(step.get().acted()).isTrue();
      assertThat(effects.getAsLong()).isEqualTo(before + 1);
    }

    private long count(String model, Object... leaf) {
      return fake.search(model, leaf.length == 0 ? List.of() : List.of(List.of(leaf))).size();
    }

    @Test
    void anOrderIsMadeOnce() {
      OrderDraft draft = draft(key(), world.customer(), world.product("order"), "4");
      LongSupplier lines = () -> count("sale.order.line");
      doneOnce("sale.order", "load", lines, () -> logistics.orders().save(draft));
      OrderDraft other = draft(key(), world.customer(), world.product("order"), "4");
      doneLater("sale.order", "load", lines, () -> logistics.orders().save(other));
    }

    @Test
    void anOrderIsChangedOnce() {
      ExternalId key = key();
      long customer = world.customer();
      long product = world.product("order");
      logistics.orders().save(draft(key, customer, product, "4"));
      LongSupplier fives = () -> count("sale.order.line", "product_uom_qty", "=", 5);
      doneOnce(
          "sale.order",
          "write",
          fives,
          () -> logistics.orders().save(draft(key, customer, product, "5")));
    }

    @Test
    void anOrderIsConfirmedOnce() {
      LongSupplier transfers = () -> count("stock.picking");
      long order = saved().id();
      doneOnce("sale.order", "action_confirm", transfers, () -> logistics.orders().confirm(order));
      long other = saved().id();
      doneLater("sale.order", "action_confirm", transfers, () -> logistics.orders().confirm(other));
    }

    @Test
    void anOrderThatSomebodyElseConfirmsMeanwhileIsFoundConfirmed() throws Exception {
      long order = saved().id();
      ArmedFault wait =
          fake.fault(Fault.delay(Duration.ofMinutes(1))).on("sale.order", "action_confirm");
      CompletableFuture<StepResult<Order>> ours =
          CompletableFuture.supplyAsync(() -> logistics.orders().confirm(order));
      assertThat(wait.awaitHit(Duration.ofMinutes(1))).isTrue();
      fake.call("sale.order", "action_confirm", List.of(order), Map.of());
      wait.release();

      StepResult<Order> result = ours.get(1, TimeUnit.MINUTES);
      assertThat(result.acted()).isFalse();
      assertThat(result.value().transfers()).hasSize(1);
    }

    @Test
    void anOrderIsCancelledOnce() {
      LongSupplier cancelled = () -> count("sale.order", "state", "=", "cancel");
      long order = confirmed().id();
      doneOnce("sale.order", "action_cancel", cancelled, () -> logistics.orders().cancel(order));
    }

    @Test
    void anOrderIsHeldAndReleasedOnce() {
      LongSupplier notes = () -> count("mail.message", "body", "ilike", "Credit");
      LongSupplier held = () -> count("sale.order", "tag_ids", "!=", false);
      long order = saved().id();
      doneOnce("sale.order", "write", held, () -> logistics.orders().hold(order, "Credit"));
      assertThat(notes.getAsLong()).isEqualTo(1);
      LongSupplier free = () -> count("sale.order", "tag_ids", "=", false);
      doneOnce("sale.order", "write", free, () -> logistics.orders().release(order));
    }

    @Test
    void anInvoiceIsMadePostedAndReversedOnce() {
      Invoices invoices = logistics.invoices();
      LongSupplier moves = () -> count("account.move");
      long order = delivered().id();
      doneOnce(
          "sale.advance.payment.inv",
          "create_invoices",
          moves,
          () -> invoices.createForDelivered(order));
      long other = delivered().id();
      doneLater(
          "sale.advance.payment.inv", "create", moves, () -> invoices.createForDelivered(other));

      long invoice = invoices.createForDelivered(order).value().get(0).id();
      LongSupplier posted = () -> count("account.move", "state", "=", "posted");
      doneOnce("account.move", "action_post", posted, () -> invoices.post(invoice));
      doneOnce(
          "account.move.reversal",
          "refund_moves",
          moves,
          () -> invoices.reverse(invoice, TODAY, "Damaged"));
    }

    @Test
    void aPurchaseIsMadeConfirmedBilledAndCancelledOnce() {
      Purchases purchases = logistics.purchases();
      OrderDraft draft = draft(key(), world.customer(), world.unstocked("order"), "4");
      doneOnce(
          "purchase.order",
          "load",
          () -> count("purchase.order.line"),
          () -> purchases.save(draft));
      Order order = bought();
      doneOnce(
          "purchase.order",
          "button_confirm",
          () -> count("stock.picking"),
          () -> purchases.confirm(order.id()));
      world.move(purchases.find(order.id()).orElseThrow().transfers().get(0), 2);
      doneOnce(
          "purchase.order",
          "action_create_invoice",
          () -> count("account.move"),
          () -> logistics.invoices().createForReceived(order.id()));
      long other = bought().id();
      doneOnce(
          "purchase.order",
          "button_cancel",
          () -> count("purchase.order", "state", "=", "cancel"),
          () -> purchases.cancel(other));
    }

    @Test
    void aFileAndANoteAreAddedOnce() {
      long partner = world.customer();
      ExternalId file = key();
      byte[] content = {1, 2, 3};
      doneOnce(
          "ir.attachment",
          "load",
          () -> count("ir.attachment"),
          () ->
              logistics
                  .attachments()
                  .attach(file, "res.partner", partner, "a.bin", "application/zip", content));
      ExternalId note = key();
      doneOnce(
          "mail.message",
          "load",
          () -> count("mail.message"),
          () -> logistics.notes().add(note, "res.partner", partner, "Rang twice"));
    }
  }
}
