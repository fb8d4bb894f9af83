package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.CANCEL_REST;
import static io.github.odoosync.odoo.logistics.StockLab.qty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.ArmedFault;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every call of every step is lost once, before and after its commit; the step is called again, as
 * a caller does, and has happened once in the end.
 */
class StockStepsHappenOnceTest implements StockLab {

  private FakeOdoo fake = FakeOdoo.start(19);
  private OdooClient odoo = client();

  @AfterEach
  void close() {
    odoo.close();
    fake.close();
  }

  private void on(int version) {
    close();
    fake = FakeOdoo.start(version);
    odoo = client();
  }

  private OdooClient client() {
    return OdooClient.builder(fake.url())
        .database(fake.database())
        .apiKey(fake.login(), Secret.of(fake.apiKey()))
        .build();
  }

  @Override
  public OdooClient odoo() {
    return odoo;
  }

  @Override
  public String run() {
    return "once";
  }

  private static Fault fault(String name) {
    return switch (name) {
      case "closedBefore" -> Fault.closedBefore();
      case "closedAfterCommit" -> Fault.closedAfterCommit();
      case "truncatedBody" -> Fault.truncatedBody();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Runs a step of which one call is lost, then again until it answers. */
  private <T> StepResult<T> insisting(
      String name, String model, String method, Supplier<StepResult<T>> step) {
    ArmedFault armed = fake.fault(fault(name)).on(model, method);
    @Nullable StepResult<T> result = null;
    for (int attempt = 0; result == null && attempt < 3; attempt++) {
      try {
        result = step.get();
      } catch (OdooSyncException e) {
        assertThat(e.outcome()).as(e.getMessage()).isNotEqualTo(Outcome.COMMITTED);
      }
    }
    assertThat(armed.hits()).as("the fault struck").isEqualTo(1);
    assertThat(result).isNotNull();
    StepResult<T> later = step.get();
    assertThat(later.acted()).as("called once more").isFalse();
    return Objects.requireNonNull(result);
  }

  @ParameterizedTest
  @CsvSource({
    "17, closedAfterCommit, stock.picking, write",
    "17, closedAfterCommit, stock.picking, button_validate",
    "18, closedAfterCommit, stock.picking, write",
    "18, closedAfterCommit, stock.picking, button_validate",
    "19, closedAfterCommit, stock.picking, write",
    "19, closedAfterCommit, stock.picking, button_validate",
    "19, closedBefore, stock.picking, write",
    "19, closedBefore, stock.picking, button_validate",
    "19, truncatedBody, stock.picking, button_validate",
  })
  void aShipmentHappensOnce(int version, String name, String model, String method) {
    on(version);
    long product = product("lot");
    String one = lot(product);
    String two = lot(product);
    put(product, one, "5");
    put(product, two, "5");
    long id = delivery(new Ordered(product, "6"));

    StepResult<Shipped> shipped =
        insisting(
            name,
            model,
            method,
            () -> ship(id, BACKORDER, line(product, "1").lot(one), line(product, "3").lot(two)));

    assertThat(shipped.value().backorderIds()).hasSize(1);
    assertThat(onHand(product)).isEqualByComparingTo("6");
    assertThat(read(shipped.value().backorderIds().get(0)).lines().get(0).demand())
        .isEqualByComparingTo("2");
  }

  @ParameterizedTest
  @CsvSource({"17", "18", "19"})
  void aRestThatATypeInsistsOnIsCancelledOnce(int version) {
    on(version);
    fake.write(
        "stock.picking.type",
        fake.idOf("stock.picking_type_out"),
        Map.of("create_backorder", "always"));
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));

    StepResult<Shipped> shipped =
        insisting(
            "closedAfterCommit",
            "stock.picking",
            "action_cancel",
            () -> ship(id, CANCEL_REST, line(product, "1")));

    assertThat(shipped.value().backorderIds()).isEmpty();
    assertThat(onHand(product)).isEqualByComparingTo("9");
    assertThat(fake.calls("stock.picking", "button_validate")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "17, create_returns",
    "18, action_create_returns",
    "19, action_create_returns",
    "17, create",
    "19, create",
    "17, write",
    "19, write",
  })
  void aReturnIsMadeOnce(int version, String method) {
    on(version);
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));
    ship(id, BACKORDER, line(product, "6"));

    StepResult<Transfer> made =
        insisting(
            "closedAfterCommit",
            "stock.return.picking",
            method,
            () -> logistics().returns().create(id, "RMA-7", List.of(line(product, "2"))));

    assertThat(made.value().lines().get(0).demand()).isEqualByComparingTo("2");
    assertThat(fake.search("stock.picking", List.of(List.of("return_id", "=", id)))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"17", "19"})
  void aReturnWhoseNoteWasLostIsFound(int version) {
    on(version);
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));
    ship(id, BACKORDER, line(product, "6"));

    insisting(
        "closedBefore",
        "mail.message",
        "load",
        () -> logistics().returns().create(id, "RMA-7", List.of(line(product, "2"))));

    assertThat(fake.search("stock.picking", List.of(List.of("return_id", "=", id)))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"17, action_apply_inventory", "18, create", "19, create"})
  void aCountIsBookedOnceAlsoIfGoodsMovedSince(int version, String method) {
    on(version);
    long product = stocked("10");
    Inventory inventory = logistics().inventory();
    List<Count> counts = List.of(Count.of(product, stockLocation(), qty("12")).booked(qty("10")));
    String key = unique("INV");
    ArmedFault armed = fake.fault(Fault.closedAfterCommit()).on("stock.quant", method);
    try {
      inventory.count(key, counts, Count.Conflict.KEEP_DIFFERENCE);
    } catch (OdooSyncException e) {
      assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
    assertThat(armed.hits()).isEqualTo(1);
    long id = delivery(new Ordered(product, "3"));
    ship(id, BACKORDER, line(product, "3"));

    assertThat(inventory.count(key, counts, Count.Conflict.KEEP_DIFFERENCE).acted()).isFalse();
    assertThat(onHand(product)).isEqualByComparingTo(BigDecimal.valueOf(9));
  }

  @ParameterizedTest
  @CsvSource({
    "17, load",
    "18, load",
    "19, load",
    "17, action_validate",
    "18, action_validate",
    "19, action_validate"
  })
  void scrapHappensOnce(int version, String method) {
    on(version);
    long product = stocked("10");

    insisting(
        "closedAfterCommit",
        "stock.scrap",
        method,
        () ->
            logistics().inventory().scrap("SCRAP-7", Count.of(product, stockLocation(), qty("2"))));

    assertThat(onHand(product)).isEqualByComparingTo("8");
    assertThat(fake.count("stock.scrap")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "17, action_assign",
    "19, action_assign",
    "17, do_unreserve",
    "19, do_unreserve",
    "17, action_cancel",
    "19, action_cancel"
  })
  void reservingAndCancellingHappenOnce(int version, String method) {
    on(version);
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));
    Transfers transfers = logistics().transfers();
    if (method.equals("action_assign")) {
      transfers.unreserve(id);
    }

    insisting(
        "closedAfterCommit",
        "stock.picking",
        method,
        () ->
            switch (method) {
              case "action_assign" -> transfers.reserve(id);
              case "do_unreserve" -> transfers.unreserve(id);
              default -> transfers.cancel(id);
            });

    assertThat(onHand(product)).isEqualByComparingTo("10");
  }

  @ParameterizedTest
  @CsvSource({"17, create", "19, create", "17, action_confirm", "19, action_confirm"})
  void aBatchIsMadeOnce(int version, String method) {
    on(version);
    long product = stocked("10");
    long one = delivery(new Ordered(product, "1"));
    long two = delivery(new Ordered(product, "2"));

    insisting(
        "closedAfterCommit",
        "stock.picking.batch",
        method,
        () -> logistics().batches().batch(List.of(one, two)));

    assertThat(fake.count("stock.picking.batch")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"17", "18", "19"})
  void aReceiptMakesItsLotAndPackageOnce(int version) {
    on(version);
    long product = product("lot");
    long id = receipt(product, "5");
    String pack = fake.version() >= 19 ? "stock.package" : "stock.quant.package";

    insisting(
        "closedAfterCommit",
        pack,
        "create",
        () ->
            logistics()
                .transfers()
                .receive(
                    id, List.of(line(product, "5").lot("NEW-1").intoPackage("BOX-1")), BACKORDER));

    assertThat(fake.count(pack)).isEqualTo(1);
    assertThat(fake.count("stock.lot")).isEqualTo(1);
    assertThat(onHand(product)).isEqualByComparingTo("5");
  }

  @ParameterizedTest
  @CsvSource({"17", "18", "19"})
  void anotherLotThatSomebodyMarksInBetweenIsTold(int version) {
    on(version);
    long product = product("lot");
    String one = lot(product);
    String other = lot(product);
    put(product, one, "5");
    put(product, other, "5");
    long otherId = fake.search("stock.lot", List.of(List.of("name", "=", other))).get(0);
    long id = delivery(new Ordered(product, "2"));
    OdooClient disturbed =
        odoo.beforeEachCall(
            call -> {
              if (call.method().equals("button_validate")) {
                fake.search("stock.move.line", List.of(List.of("picking_id", "=", id)))
                    .forEach(
                        line -> fake.write("stock.move.line", line, Map.of("lot_id", otherId)));
              }
            });

    assertThatThrownBy(
            () ->
                Logistics.of(disturbed)
                    .transfers()
                    .ship(id, List.of(line(product, "2").lot(one)), BACKORDER))
        .isInstanceOf(TransferDiffersException.class)
        .hasMessageContaining(one);
  }

  @ParameterizedTest
  @CsvSource({"17", "18", "19"})
  void marksThatComeAfterAnotherCallsValidationTouchNothing(int version) throws Exception {
    on(version);
    long product = product("lot");
    String one = lot(product);
    String two = lot(product);
    put(product, one, "5");
    put(product, two, "5");
    long id = delivery(new Ordered(product, "4"));
    ConfirmedLine[] lines = {line(product, "1").lot(one), line(product, "3").lot(two)};
    ArmedFault late = fake.fault(Fault.delay(Duration.ofSeconds(30))).on("stock.picking", "write");
    CompletableFuture<StepResult<Shipped>> slow =
        CompletableFuture.supplyAsync(() -> ship(id, BACKORDER, lines));
    assertThat(late.awaitHit(Duration.ofSeconds(60))).isTrue();

    StepResult<Shipped> fast = ship(id, BACKORDER, lines);
    late.release();

    assertThat(fast.acted()).isTrue();
    assertThat(slow.get().acted()).isFalse();
    assertThat(onHand(product)).isEqualByComparingTo("6");
    assertThat(slow.get().value()).isEqualTo(fast.value());
  }

  @ParameterizedTest
  @CsvSource({"18", "19"})
  void anExchangeThatAnotherCallBeatSaysThatADeliveryIsTooMany(int version)
      throws InterruptedException {
    on(version);
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));
    ship(id, BACKORDER, line(product, "6"));
    Supplier<StepResult<Transfer>> exchange =
        () -> logistics().returns().exchange(id, "X-7", List.of(line(product, "2")));
    ArmedFault late =
        fake.fault(Fault.delay(Duration.ofMinutes(1)))
            .on("stock.return.picking", "action_create_exchanges");
    CompletableFuture<StepResult<Transfer>> slow = CompletableFuture.supplyAsync(exchange);
    assertThat(late.awaitHit(Duration.ofMinutes(1))).isTrue();

    Transfer first = exchange.get().value();
    late.release();

    assertThatThrownBy(slow::join)
        .cause()
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.COMMITTED))
        .hasMessageContaining("X-7");
    List<Object> open = List.of(List.of("return_id", "=", id), List.of("state", "!=", "cancel"));
    assertThat(fake.search("stock.picking", open)).containsExactly(first.id());
    assertThat(exchange.get()).isEqualTo(StepResult.alreadyDone(first));
  }

  @ParameterizedTest
  @CsvSource({"17", "19"})
  void aReturnThatAnotherKeyTookIsGivenUpAndMadeAnew(int version) throws InterruptedException {
    on(version);
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));
    ship(id, BACKORDER, line(product, "6"));
    Function<String, StepResult<Transfer>> twoBack =
        key -> logistics().returns().create(id, key, List.of(line(product, "2")));
    ArmedFault late = fake.fault(Fault.delay(Duration.ofMinutes(1))).on("mail.message", "load");
    CompletableFuture<StepResult<Transfer>> slow =
        CompletableFuture.supplyAsync(() -> twoBack.apply("RMA-1"));
    assertThat(late.awaitHit(Duration.ofMinutes(1))).isTrue();

    Transfer taken = twoBack.apply("RMA-2").value();
    late.release();

    assertThatThrownBy(slow::join).hasCauseInstanceOf(ConflictException.class);
    StepResult<Transfer> own = twoBack.apply("RMA-1");
    assertThat(own.acted()).isTrue();
    assertThat(own.value().id()).isNotEqualTo(taken.id());
    assertThat(twoBack.apply("RMA-2")).isEqualTo(StepResult.alreadyDone(taken));
  }
}
