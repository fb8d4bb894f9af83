package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.REJECT_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two calls at the same time: one acts, the other finds it done or gives way and calls again. */
interface SameTimeScenario extends StockLab {

  int ATTEMPTS = 20;

  /** Returns how often each race is run. */
  int races();

  private <T> List<T> atOnce(List<Function<Logistics, T>> steps) {
    CyclicBarrier start = new CyclicBarrier(steps.size());
    ExecutorService threads = Executors.newFixedThreadPool(steps.size());
    try {
      List<CompletableFuture<T>> running = new ArrayList<>();
      for (Function<Logistics, T> step : steps) {
        Logistics own = logistics();
        running.add(
            CompletableFuture.supplyAsync(
                () -> {
                  await(start);
                  return insisting(own, step);
                },
                threads));
      }
      return running.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T insisting(Logistics logistics, Function<Logistics, T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.apply(logistics);
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Function<Logistics, StepResult<T>> step) {
    List<StepResult<T>> results = atOnce(List.of(step, step));
    assertThat(results).filteredOn(result -> result.acted()).hasSize(1);
    return results.get(0).value();
  }

  private long shipped(long product, String quantity) {
    long order = order(new Ordered(product, quantity));
    ship(delivery(order), REJECT_SHORT, line(product, quantity));
    return order;
  }

  private long deliveryOf(long order) {
    return logistics().transfers().ofSalesOrder(order).get(0).id();
  }

  private List<Long> returnsOf(long transfer) {
    return model("stock.picking")
        .where(field("return_id").eq(transfer), field("state").ne("cancel"))
        .ids();
  }

  @Test
  default void oneReturnIsMade() {
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      long id = deliveryOf(shipped(product, "6"));
      String key = unique("RMA");
      Transfer made = once(l -> l.returns().create(id, key, List.of(line(product, "2"))));
      assertThat(returnsOf(id)).containsExactly(made.id());
    }
  }

  @Test
  default void twoReturnsOfTheSameQuantityAreTwo() {
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      long id = deliveryOf(shipped(product, "6"));
      List<Function<Logistics, StepResult<Transfer>>> steps = new ArrayList<>();
      for (String key : List.of(unique("RMA"), unique("RMA"))) {
        steps.add(l -> l.returns().create(id, key, List.of(line(product, "2"))));
      }
      List<Long> made = atOnce(steps).stream().map(result -> result.value().id()).toList();
      assertThat(made).doesNotHaveDuplicates().hasSize(2);
      assertThat(returnsOf(id)).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  default void oneExchangeIsMadeOrItIsSaidThatADeliveryIsTooMany() {
    assumeTrue(odoo().version().atLeast(18), "Odoo 17 knows no exchange");
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      long id = deliveryOf(shipped(product, "6"));
      String key = unique("X");
      Function<Logistics, Integer> step = l -> deliveriesTooMany(l, id, key, product);
      List<Integer> tooMany = atOnce(List.of(step, step));
      assertThat(returnsOf(id)).hasSize(1);
      StockQuery query = StockQuery.ofWarehouse(company(), warehouse()).products(List.of(product));
      StockLevel level = logistics().stock().levels(query).get(0);
      assertThat(level.incoming().orElseThrow()).isEqualByComparingTo("2");
      int deliveries = 1 + tooMany.get(0) + tooMany.get(1);
      assertThat(level.outgoing().orElseThrow())
          .isEqualByComparingTo(BigDecimal.valueOf(2L * deliveries));
    }
  }

  private int deliveriesTooMany(Logistics logistics, long transfer, String key, long product) {
    try {
      logistics.returns().exchange(transfer, key, List.of(line(product, "2")));
      return 0;
    } catch (RejectedException e) {
      assertThat(e.outcome()).isEqualTo(Outcome.COMMITTED);
      return 1;
    }
  }

  @Test
  default void oneScrapOrderIsDone() {
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      String key = unique("SCRAP");
      Count goods = Count.of(product, stockLocation(), StockLab.qty("2"));
      once(l -> l.inventory().scrap(key, goods));
      assertThat(onHand(product)).isEqualByComparingTo("8");
      assertThat(model("stock.scrap").where(field("product_id").eq(product)).ids()).hasSize(1);
    }
  }

  /** Odoo 17 lets two counts pass each other that meet at one moment: then it is told. */
  @Test
  default void aDifferenceIsBookedOnceOrWhatWentWrongIsTold() {
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      String key = unique("INV");
      List<Count> counts =
          List.of(
              Count.of(product, stockLocation(), StockLab.qty("12")).booked(StockLab.qty("10")));
      Function<Logistics, StepResult<List<Count>>> step =
          l -> l.inventory().count(key, counts, Count.Conflict.KEEP_DIFFERENCE);
      try {
        atOnce(List.of(step, step));
        assertThat(onHand(product)).isEqualByComparingTo("12");
      } catch (CompletionException e) {
        assertThat(e.getCause())
            .isInstanceOfSatisfying(
                RejectedException.class,
                told -> assertThat(told.code()).isEqualTo(ErrorCode.EFFECT_MISSING));
      }
    }
  }

  @Test
  default void oneInvoiceAndOneCreditNoteAreMade() {
    for (int race = 0; race < races(); race++) {
      long order = shipped(stocked("10"), "6");
      List<Invoice> invoices = once(l -> l.invoices().createForDelivered(order));
      long id = invoices.get(0).id();
      assertThat(logistics().orders().find(order).orElseThrow().invoices()).containsExactly(id);
      logistics().invoices().post(id);
      LocalDate today = LocalDate.of(2026, 11, 23);
      Invoice credit = once(l -> l.invoices().reverse(id, today, "Damaged"));
      assertThat(model("account.move").where(field("reversed_entry_id").eq(id)).ids())
          .containsExactly(credit.id());
    }
  }

  @Test
  default void aShipmentHappensOnce() {
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      long id = delivery(new Ordered(product, "6"));
      List<ConfirmedLine> lines = List.of(line(product, "4"));
      Function<Logistics, StepResult<Shipped>> step = l -> l.transfers().ship(id, lines, BACKORDER);
      List<StepResult<Shipped>> results = atOnce(List.of(step, step));
      assertThat(results).extracting(r -> r.value().backorderIds().size()).containsExactly(1, 1);
      assertThat(onHand(product)).isEqualByComparingTo("6");
    }
  }

  @Test
  default void aBatchIsCompletedOnce() {
    for (int race = 0; race < races(); race++) {
      long product = stocked("10");
      long whole = delivery(new Ordered(product, "2"));
      long part = delivery(new Ordered(product, "4"));
      long batch = logistics().batches().batch(List.of(whole, part)).value().id();
      Map<Long, List<ConfirmedLine>> lines =
          Map.of(whole, List.of(line(product, "2")), part, List.of(line(product, "3")));
      Function<Logistics, StepResult<List<Shipped>>> step =
          l -> l.batches().complete(batch, lines, BACKORDER);
      for (StepResult<List<Shipped>> result : atOnce(List.of(step, step))) {
        assertThat(result.value()).extracting(done -> done.transfer().id()).contains(whole, part);
      }
      assertThat(onHand(product)).isEqualByComparingTo("5");
      assertThat(backordersOf(whole)).isEmpty();
      assertThat(backordersOf(part)).hasSize(1);
      assertThat(logistics().batches().get(batch).state()).isEqualTo("done");
    }
  }

  private List<Long> backordersOf(long transfer) {
    return model("stock.picking").where(field("backorder_id").eq(transfer)).ids();
  }

  @Test
  default void aDeliveryIsReceivedOnceAndTwoAreTwo() {
    for (int race = 0; race < races(); race++) {
      long product = product("none");
      long order = purchase(product, "10");
      List<ConfirmedLine> lines = List.of(line(product, "4"));
      String first = unique("ASN");
      Function<Logistics, StepResult<Shipped>> same =
          l -> l.purchases().receive(order, first, lines, BACKORDER);
      atOnce(List.of(same, same));
      assertThat(onHand(product)).isEqualByComparingTo("4");
      List<Function<Logistics, StepResult<Shipped>>> others = new ArrayList<>();
      for (String key : List.of(unique("ASN"), unique("ASN"))) {
        List<ConfirmedLine> three = List.of(line(product, "3"));
        others.add(l -> l.purchases().receive(order, key, three, BACKORDER));
      }
      assertThat(atOnce(others)).allMatch(result -> result.acted());
      assertThat(onHand(product)).isEqualByComparingTo("10");
    }
  }
}
