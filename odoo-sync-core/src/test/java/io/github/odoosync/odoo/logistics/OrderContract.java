package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;
import static io.github.odoosync.odoo.logistics.World.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How sales orders behave, on any server. */
interface OrderContract extends LogisticsServer {

  @Test
  default void theServerHasAllThatLogisticsNeeds() {
    ServerReport report = logistics().check();
    assertThat(report.lacking()).isEmpty();
    assertThat(report).hasToString("Odoo " + odoo().version() + " has all that logistics needs");
  }

  @Test
  default void anAdministratorLacksNoRight() {
    assertThat(logistics().missingRights(List.of(Operation.values()))).isEmpty();
  }

  @Test
  default void anOrderIsMadeOnceAndLeftAloneAfterwards() {
    ExternalId key = key("made-once");
    OrderDraft draft = twoLines(key).reference("WEB-1").build();

    StepResult<Order> made = logistics().orders().save(draft);
    List<Object> written = writeDates(made.value());
    StepResult<Order> again = logistics().orders().save(draft);

    assertThat(made.acted()).isTrue();
    assertThat(made.value().lines())
        .extracting(Order.Line::key)
        .containsExactly(Optional.of("a/1"), Optional.of("b:2"));
    assertThat(again).isEqualTo(StepResult.alreadyDone(made.value()));
    assertThat(writeDates(again.value())).isEqualTo(written);
    assertThat(logistics().orders().find(key)).contains(made.value());
  }

  private List<Object> writeDates(Order order) {
    OdooRecord record =
        odoo()
            .model("sale.order", "write_date", "order_line.write_date")
            .byId(order.id())
            .orElseThrow();
    List<Object> dates = new ArrayList<>();
    dates.add(record.instant("write_date"));
    record.records("order_line").forEach(line -> dates.add(line.instant("write_date")));
    return dates;
  }

  private OrderDraft.Builder twoLines(ExternalId key) {
    World world = world();
    long product = world.product("order");
    return world
        .draft(key, world.customer())
        .line(line("a/1", product, "2").price(new BigDecimal("9.95")))
        .line(line("b:2", product, "3").price(new BigDecimal("8.5")));
  }

  @Test
  default void linesAreChangedAddedAndRemovedByTheirKeys() {
    World world = world();
    long customer = world.customer();
    long product = world.product("order");
    ExternalId key = key("lines");
    Order first =
        logistics()
            .orders()
            .save(
                world
                    .draft(key, customer)
                    .line(line("1", product, "2"))
                    .line(line("2", product, "3"))
                    .build())
            .value();
    addByHand(first.id(), product);

    StepResult<Order> changed =
        logistics()
            .orders()
            .save(
                world
                    .draft(key, customer)
                    .line(line("1", product, "4"))
                    .line(line("3", product, "1"))
                    .build());

    assertThat(changed.acted()).isTrue();
    assertThat(changed.value().id()).isEqualTo(first.id());
    assertThat(changed.value().lines())
        .extracting(line -> line.key().orElse("by hand") + "=" + line.ordered().intValueExact())
        .containsExactlyInAnyOrder("1=4", "3=1", "by hand=7");
    assertThat(changed.value().lines())
        .filteredOn(line -> line.key().equals(Optional.of("1")))
        .extracting(Order.Line::id)
        .containsExactly(first.lines().get(0).id());
  }

  private void addByHand(long order, long product) {
    Values line = Values.of("product_id", product).with("product_uom_qty", 7);
    odoo().model("sale.order").write(order, Values.of("order_line", List.of(Command.create(line))));
  }

  @Test
  default void anOrderIsConfirmedOnce() {
    Order order = saved("confirmed-once", "3");
    StepResult<Order> confirmed = logistics().orders().confirm(order.id());
    StepResult<Order> again = logistics().orders().confirm(order.id());

    assertThat(confirmed.acted()).isTrue();
    assertThat(confirmed.value().confirmed()).isTrue();
    assertThat(confirmed.value().transfers()).hasSize(1);
    assertThat(again).isEqualTo(StepResult.alreadyDone(confirmed.value()));
  }

  private Order saved(String name, String quantity) {
    World world = world();
    OrderDraft draft =
        world
            .draft(key(name), world.customer())
            .line(line("1", world.product("order"), quantity))
            .build();
    return logistics().orders().save(draft).value();
  }

  private Order confirmed(String name, String quantity) {
    return logistics().orders().confirm(saved(name, quantity).id()).value();
  }

  @Test
  default void aConfirmedOrderIsNotLoweredBelowWhatWasDelivered() {
    World world = world();
    long customer = world.customer();
    long product = world.product("order");
    ExternalId key = key("lowered");
    Orders orders = logistics().orders();
    Order order =
        orders.save(world.draft(key, customer).line(line("1", product, "5")).build()).value();
    order = orders.confirm(order.id()).value();
    world.move(order.transfers().get(0), 3);

    OrderDraft two = world.draft(key, customer).line(line("1", product, "2")).build();
    refused(ErrorCode.BAD_QUANTITY, () -> orders.save(two), "3", "delivered");
    OrderDraft four = world.draft(key, customer).line(line("1", product, "4")).build();
    StepResult<Order> lowered = orders.save(four);

    assertThat(lowered.acted()).isTrue();
    assertThat(lowered.value().lines().get(0).ordered()).isEqualByComparingTo("4");
    assertThat(lowered.value().lines().get(0).moved()).isEqualByComparingTo("3");
  }

  @Test
  default void anOrderIsCancelledOnceWithItsTransfers() {
    Order order = confirmed("cancelled-once", "3");
    StepResult<Order> cancelled = logistics().orders().cancel(order.id());
    StepResult<Order> again = logistics().orders().cancel(order.id());

    assertThat(cancelled.acted()).isTrue();
    assertThat(cancelled.value().cancelled()).isTrue();
    assertThat(world().state("stock.picking", order.transfers().get(0))).isEqualTo("cancel");
    assertThat(again).isEqualTo(StepResult.alreadyDone(cancelled.value()));
    refused(ErrorCode.WRONG_STATE, () -> logistics().orders().confirm(order.id()), "is cancelled");
  }

  @Test
  default void anOrderThatIsBeingPickedIsCancelledOnlyAfterTheWorkHasStopped() {
    Order order = confirmed("picked", "3");
    long transfer = order.transfers().get(0);
    world().pick(transfer, 2);
    Orders orders = logistics().orders();

    refused(ErrorCode.WORK_STARTED, () -> orders.cancel(order.id()), "goods are picked");
    List<CancelHandshake.Transfer> asked = new ArrayList<>();
    refused(
        ErrorCode.WORK_STARTED,
        () ->
            orders.cancel(
                order.id(),
                transfers -> {
                  asked.addAll(transfers);
                  return false;
                }),
        "goods are picked");
    assertThat(asked).extracting(CancelHandshake.Transfer::id).containsExactly(transfer);
    assertThat(orders.find(order.id()).orElseThrow().confirmed()).isTrue();

    assertThat(orders.cancel(order.id(), transfers -> true).value().cancelled()).isTrue();
  }

  @Test
  default void aShipmentInTheLastMomentWinsOverTheCancellation() {
    Order order = confirmed("late", "3");
    long transfer = order.transfers().get(0);
    world().pick(transfer, 3);

    refused(
        ErrorCode.WRONG_STATE,
        () ->
            logistics()
                .orders()
                .cancel(
                    order.id(),
                    transfers -> {
                      world().move(transfer, 3);
                      return true;
                    }),
        "return the goods");
    assertThat(logistics().orders().find(order.id()).orElseThrow().confirmed()).isTrue();
  }

  @Test
  default void aLockedOrderIsNeitherCancelledNorChanged() {
    World world = world();
    long customer = world.customer();
    long product = world.product("order");
    ExternalId key = key("locked");
    OrderDraft draft = world.draft(key, customer).line(line("1", product, "5")).build();
    Orders orders = logistics().orders();
    long order = orders.save(draft).value().id();
    orders.confirm(order);
    odoo().model("sale.order").action("action_lock", List.of(order)).expectDone();

    refused(ErrorCode.WRONG_STATE, () -> orders.cancel(order), "locked");
    assertThat(orders.save(draft).acted()).isFalse();
    OrderDraft other = world.draft(key, customer).line(line("1", product, "6")).build();
    refused(ErrorCode.WRONG_STATE, () -> orders.save(other), "locked");
  }

  @Test
  default void aCancelledOrderIsNotChanged() {
    World world = world();
    long customer = world.customer();
    long product = world.unstocked("order");
    ExternalId key = key("cancelled-kept");
    Orders orders = logistics().orders();
    long order =
        orders.save(world.draft(key, customer).line(line("1", product, "5")).build()).value().id();
    orders.cancel(order);

    OrderDraft other = world.draft(key, customer).line(line("1", product, "6")).build();
    refused(ErrorCode.WRONG_STATE, () -> orders.save(other), "cancelled");
  }

  @Test
  default void anOrderDeletedOnPurposeIsNotMadeAnew() {
    World world = world();
    ExternalId key = key("deleted");
    OrderDraft.Builder draft =
        world.draft(key, world.customer()).line(line("1", world.unstocked("order"), "1"));
    Orders orders = logistics().orders();
    long order = orders.save(draft.build()).value().id();
    orders.cancel(order);
    odoo().model("sale.order").unlink(List.of(order));

    refused(
        ErrorCode.MISSING_RECORD, () -> orders.save(draft.savedAs(order).build()), "deleted since");
    assertThat(orders.find(key)).isEmpty();
  }

  @Test
  default void anOrderOnHoldIsNotConfirmedUntilItIsReleased() {
    Order order = saved("hold", "1");
    Orders orders = logistics().orders();

    assertThat(orders.hold(order.id(), "Credit limit").acted()).isTrue();
    assertThat(orders.hold(order.id(), "Credit limit").acted()).isFalse();
    refused(ErrorCode.WRONG_STATE, () -> orders.confirm(order.id()), "on hold");
    assertThat(notes(order.id())).filteredOn(body -> body.contains("Credit limit")).hasSize(1);
    assertThat(orders.release(order.id()).acted()).isTrue();
    assertThat(orders.release(order.id()).acted()).isFalse();

    assertThat(orders.confirm(order.id()).value().confirmed()).isTrue();
    refused(ErrorCode.WRONG_STATE, () -> orders.hold(order.id(), "Too late"), "confirmed");
  }

  private List<String> notes(long order) {
    return odoo()
        .model("mail.message", "body")
        .where(field("model").eq("sale.order"), field("res_id").eq(order))
        .list()
        .stream()
        .map(message -> message.string("body").orElse(""))
        .toList();
  }

  @Test
  default void anOrderThatComesToWhatIsExpectedIsConfirmed() {
    Order order = saved("amount-same", "3");
    BigDecimal expected = order.total().setScale(3);
    StepResult<Order> confirmed =
        logistics().orders().confirm(order.id(), AmountCheck.of(expected, order.currency()));
    assertThat(confirmed.value().confirmed()).isTrue();
  }

  @Test
  default void anOrderThatComesToSomethingElseIsRejectedHeldOrNoted() {
    Order order = saved("amount-other", "3");
    BigDecimal other = order.total().add(new BigDecimal("0.01"));
    Orders orders = logistics().orders();

    refused(
        ErrorCode.AMOUNT_MISMATCH,
        () -> orders.confirm(order.id(), AmountCheck.of(other, order.currency())),
        "in the source system");
    refused(
        ErrorCode.CURRENCY_MISMATCH,
        () -> orders.confirm(order.id(), AmountCheck.of(order.total(), "XTS")),
        "XTS");
    AmountCheck hold = new AmountCheck(other, order.currency(), AmountCheck.OnMismatch.HOLD);
    StepResult<Order> held = orders.confirm(order.id(), hold);
    assertThat(held.value().onHold()).isTrue();
    assertThat(held.value().confirmed()).isFalse();

    orders.release(order.id());
    AmountCheck note =
        new AmountCheck(other, order.currency(), AmountCheck.OnMismatch.ACCEPT_WITH_NOTE);
    StepResult<Order> accepted = orders.confirm(order.id(), note);
    assertThat(accepted.value().confirmed()).isTrue();
    assertThat(notes(order.id()))
        .filteredOn(body -> body.contains("in the source system"))
        .hasSize(2);
  }

  static void refused(ErrorCode code, Runnable step, String... words) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
              assertThat(e.getMessage()).contains(words);
            });
  }
}
