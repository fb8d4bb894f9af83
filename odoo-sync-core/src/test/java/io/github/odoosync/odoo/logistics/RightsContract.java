package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.OrderContract.refused;
import static io.github.odoosync.odoo.logistics.World.line;
import static io.github.odoosync.odoo.logistics.World.pieces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What logins with few rights can do, and what is told before and refused, on any server. */
interface RightsContract extends LogisticsServer {

  /** Returns a client of a user who may buy, but not approve. */
  OdooClient buyer();

  /** Returns a client of a user who may sell and nothing else. */
  OdooClient seller();

  private static void denied(Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            AccessException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED));
  }

  private static Set<Operation> lacking(Logistics logistics) {
    Set<Operation> lacking = EnumSet.noneOf(Operation.class);
    logistics
        .missingRights(List.of(Operation.values()))
        .forEach(missing -> lacking.add(missing.operation()));
    return lacking;
  }

  @Test
  default void aLoginWithoutRightsIsRefusedAtEachStepAndLeavesNoTrace() {
    World world = world();
    long product = world.product("order");
    OrderDraft draft =
        world.draft(key("no-rights"), world.customer()).line(line("1", product, "3")).build();
    Orders orders = logistics().orders();
    Order order = orders.confirm(orders.save(draft).value().id()).value();
    long transfer = order.transfers().get(0);
    long invoice = logistics().invoices().createForDue(order.id()).value().get(0).id();
    Order before = orders.find(order.id()).orElseThrow();
    Transfer open = logistics().transfers().get(transfer);

    try (OdooClient clerk = clerk()) {
      Logistics theirs = Logistics.of(clerk);
      assertThat(lacking(theirs))
          .contains(
              Operation.ORDERS,
              Operation.PURCHASES,
              Operation.TRANSFERS,
              Operation.INVENTORY,
              Operation.INVOICES);
      denied(() -> theirs.orders().confirm(order.id()));
      denied(() -> theirs.orders().cancel(order.id()));
      denied(() -> theirs.orders().hold(order.id(), "Credit"));
      denied(
          () -> theirs.transfers().ship(transfer, pieces(product, "3"), BackorderPolicy.BACKORDER));
      denied(() -> theirs.transfers().cancel(transfer));
      denied(() -> theirs.returns().create(transfer, "RMA", pieces(product, "1")));
      Count one = Count.of(product, world.id("stock.stock_location_stock"), BigDecimal.ONE);
      denied(() -> theirs.inventory().count("INV " + run(), List.of(one), Count.Conflict.REJECT));
      denied(() -> theirs.inventory().scrap("SCRAP " + run(), one));
      denied(() -> theirs.invoices().createForDue(order.id()));
      denied(() -> theirs.invoices().post(invoice));
      denied(() -> theirs.invoices().reverse(invoice, LocalDate.of(2026, 11, 23), "Damaged"));
    }

    assertThat(orders.find(order.id())).contains(before);
    assertThat(logistics().transfers().get(transfer)).isEqualTo(open);
    assertThat(logistics().invoices().find(invoice).orElseThrow().state()).isEqualTo("draft");
  }

  @Test
  default void aSellerSellsAndDoesNotBuy() {
    World world = world();
    long product = world.product("order");
    OrderDraft draft =
        world.draft(key("seller"), world.customer()).line(line("1", product, "3")).build();
    try (OdooClient seller = seller()) {
      Logistics theirs = Logistics.of(seller);
      assertThat(theirs.missingRights(List.of(Operation.ORDERS))).isEmpty();
      assertThat(lacking(theirs)).contains(Operation.INVENTORY, Operation.PURCHASES);
      StepResult<Order> saved = theirs.orders().save(draft);
      assertThat(theirs.orders().save(draft)).isEqualTo(StepResult.alreadyDone(saved.value()));
      Order order = theirs.orders().confirm(saved.value().id()).value();
      assertThat(order.confirmed()).isTrue();
      assertThat(order.transfers()).hasSize(1);
      OrderDraft purchase =
          world.draft(key("seller-buys"), world.customer()).line(line("1", product, "3")).build();
      denied(() -> theirs.purchases().save(purchase));
    }
  }

  @Test
  default void aPurchaseThatNeedsASecondPersonWaitsForApproval() {
    World world = world();
    Values asBefore = approvalBy("two_step", BigDecimal.TEN);
    try (OdooClient buyer = buyer()) {
      Logistics theirs = Logistics.of(buyer);
      OrderDraft draft =
          world
              .draft(key("approval"), world.customer())
              .line(line("1", world.unstocked("order"), "4").price(BigDecimal.TEN))
              .build();
      long id = theirs.purchases().save(draft).value().id();
      refused(
          ErrorCode.WRONG_STATE, () -> logistics().purchases().approve(id), "draft, not confirmed");
      StepResult<Order> confirmed = theirs.purchases().confirm(id);
      assertThat(confirmed.acted()).isTrue();
      assertThat(confirmed.value().confirmed()).isFalse();
      assertThat(confirmed.value().waitsForApproval()).isTrue();
      assertThat(theirs.purchases().confirm(id))
          .isEqualTo(StepResult.alreadyDone(confirmed.value()));
      refused(ErrorCode.MISSING_RIGHTS, () -> theirs.purchases().approve(id), "administrator");
      refused(
          ErrorCode.WRONG_STATE,
          () ->
              logistics()
                  .purchases()
                  .receive(id, "ASN-1", pieces(1, "1"), BackorderPolicy.BACKORDER),
          "to approve");

      StepResult<Order> approved = logistics().purchases().approve(id);
      assertThat(approved.acted()).isTrue();
      assertThat(approved.value().confirmed()).isTrue();
      assertThat(approved.value().transfers()).hasSize(1);
      assertThat(logistics().purchases().approve(id))
          .isEqualTo(StepResult.alreadyDone(approved.value()));
    } finally {
      odoo().model("res.company").write(world.company(), asBefore);
    }
  }

  /** Sets above what amount a second person approves, and returns how it was before. */
  private Values approvalBy(String steps, BigDecimal amount) {
    String levels = "po_double_validation";
    String limit = "po_double_validation_amount";
    long company = world().company();
    var was = odoo().model("res.company", levels, limit).byId(company).orElseThrow();
    odoo().model("res.company").write(company, Values.of(levels, steps).with(limit, amount));
    return Values.of(levels, was.string(levels).orElse("one_step"))
        .with(limit, was.decimal(limit).orElse(BigDecimal.ZERO));
  }
}
