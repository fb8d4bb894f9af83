package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.CANCEL_REST;
import static io.github.odoosync.odoo.logistics.StockLab.qty;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.AllRecords;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Torture 17: of every step there is, each call that may change something is carried out and not
 * answered. The step is taken again, as a caller does, and in the end Odoo's records are those that
 * the same step leaves without a fault. With {@code -Dtorture.all} every step meets every fault.
 */
@Timeout(600)
class Torture17EveryStepTest implements StockLab {

  private static final boolean ALL = Boolean.getBoolean("torture.all");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final List<Fault> FAULTS =
      List.of(Fault.closedAfterCommit(), Fault.truncatedBody(), Fault.proxyErrorAfterCommit(504));

  /** Something to be taken once, that can be asked for as often as one likes. */
  private interface Step {
    Object take(Logistics logistics);
  }

  private FakeOdoo fake = FakeOdoo.start(19);
  private OdooClient odoo = client();
  private int runs;
  private int struck;

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
        .resilience(Resilience.none())
        .build();
  }

  @Override
  public OdooClient odoo() {
    return odoo;
  }

  @Override
  public String run() {
    return "every";
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void whateverAnswerIsLostTheStepHappensOnce(int version) {
    on(version);
    Map<String, Supplier<Step>> steps = steps();
    if (version < 18) {
      steps.remove("Returns.exchange"); // Odoo 17 has none.
    }
    steps.forEach(this::torture);
    System.out.printf(
        "Torture 17, Odoo %d: %d steps, %d runs, %d answers lost; each happened once%n",
        version, steps.size(), runs, struck);
    assertThat(struck).isGreaterThan(steps.size());
  }

  /** So that no step is forgotten that comes later. */
  @Test
  void everyStepIsTried() {
    Set<String> there = new TreeSet<>();
    for (Class<?> part :
        List.of(
            Orders.class,
            Purchases.class,
            Invoices.class,
            Attachments.class,
            Notes.class,
            Transfers.class,
            Batches.class,
            Returns.class,
            Inventory.class)) {
      Arrays.stream(part.getMethods())
          .filter(
              method ->
                  method.getGenericReturnType().getTypeName().matches(".*(StepResult|BulkStep).*"))
          .map(Method::getName)
          .filter(name -> !name.equals("mark")) // It says of itself that it is repeated.
          .forEach(name -> there.add(part.getSimpleName() + "." + name));
    }
    assertThat(steps().keySet().stream().map(name -> name.replaceAll(" .*", "")))
        .containsAll(there);
  }

  private void torture(String name, Supplier<Step> prepare) {
    Step step = prepare.get();
    Runnable before = fake.backup();
    List<OdooCall> effects = new ArrayList<>();
    OdooClient watched =
        odoo.beforeEachCall(
            call -> {
              if (!call.readOnly()) {
                effects.add(call);
              }
            });
    assertThat(acted(step.take(Logistics.of(watched)))).as(name).isTrue();
    assertThat(effects).as(name).isNotEmpty();
    AllRecords undisturbed = AllRecords.of(fake);
    for (int nth = 0; nth < effects.size(); nth++) {
      for (Fault fault : ALL ? FAULTS : List.of(FAULTS.get(runs % FAULTS.size()))) {
        before.run();
        takeWithout(nth, fault, step, name + ", without the answer to " + effects.get(nth));
        assertThat(undisturbed.differences(AllRecords.of(fake)))
            .as(name + ", without the answer to " + effects.get(nth))
            .isEmpty();
        runs++;
      }
    }
  }

  /** Takes a step of which one call is carried out and not answered, until it answers. */
  private void takeWithout(int nth, Fault fault, Step step, String what) {
    int[] seen = {0};
    OdooClient faulty =
        odoo.beforeEachCall(
            call -> {
              if (!call.readOnly() && seen[0]++ == nth) {
                fake.fault(fault).on(call.model(), call.method());
                struck++;
              }
            });
    Logistics logistics = Logistics.of(faulty);
    Object result = attempt(step, logistics);
    if (result == null) {
      result = step.take(logistics);
    }
    assertThat(acted(step.take(logistics))).as(what + ", once more").isFalse();
  }

  private static @Nullable Object attempt(Step step, Logistics logistics) {
    try {
      Object result = step.take(logistics);
      return rows(result).allMatch(row -> row.result() instanceof RowResult.Saved) ? result : null;
    } catch (OdooSyncException e) {
      assertThat(e.outcome()).as(e.getMessage()).isEqualTo(Outcome.UNKNOWN);
      return null;
    }
  }

  private static boolean acted(Object result) {
    return result instanceof StepResult<?> step
        ? step.acted()
        : rows(result).anyMatch(BulkStep::acted);
  }

  private static Stream<BulkStep<?>> rows(Object result) {
    return result instanceof List<?> list
        ? list.stream().map(each -> (BulkStep<?>) each)
        : Stream.empty();
  }

  private Map<String, Supplier<Step>> steps() {
    Map<String, Supplier<Step>> steps = new TreeMap<>();
    steps.putAll(orderSteps());
    steps.putAll(purchaseSteps());
    steps.putAll(invoiceSteps());
    steps.putAll(transferSteps());
    steps.putAll(goodsSteps());
    steps.putAll(batchSteps());
    return steps;
  }

  private Map<String, Supplier<Step>> orderSteps() {
    AmountCheck other =
        new AmountCheck(BigDecimal.TEN, "USD", AmountCheck.OnMismatch.ACCEPT_WITH_NOTE);
    return Map.ofEntries(
        entry(
            "Orders.save",
            () -> {
              OrderDraft draft = draft("2");
              return l -> l.orders().save(draft);
            }),
        entry(
            "Orders.save changed",
            () -> {
              ExternalId key = key();
              long customer = customer();
              long product = product("none");
              logistics().orders().save(draft(key, customer, product, "2"));
              OrderDraft changed = draft(key, customer, product, "5");
              return l -> l.orders().save(changed);
            }),
        entry("Orders.confirm", () -> onQuotation((l, id) -> l.orders().confirm(id))),
        entry(
            "Orders.confirm with a note",
            () -> onQuotation((l, id) -> l.orders().confirm(id, other))),
        entry(
            "Orders.confirmAll",
            () -> {
              List<Long> ids = List.of(quotation(), quotation(), quotation());
              return l -> l.orders().confirmAll(ids, 2);
            }),
        entry("Orders.cancel", () -> onOrder((l, id) -> l.orders().cancel(id))),
        entry("Orders.hold", () -> onQuotation((l, id) -> l.orders().hold(id, "Credit"))),
        entry(
            "Orders.release",
            () -> {
              long id = quotation();
              logistics().orders().hold(id, "Credit");
              return l -> l.orders().release(id);
            }),
        entry(
            "Attachments.attach",
            () -> {
              long id = quotation();
              ExternalId key = key();
              byte[] content = {1, 2, 3};
              return l ->
                  l.attachments()
                      .attach(key, "sale.order", id, "a.bin", "application/zip", content);
            }),
        entry(
            "Notes.add",
            () -> {
              long id = quotation();
              ExternalId key = key();
              return l -> l.notes().add(key, "sale.order", id, "Rang twice");
            }));
  }

  private Map<String, Supplier<Step>> purchaseSteps() {
    return Map.of(
        "Purchases.save",
        () -> {
          OrderDraft draft = draft("4");
          return l -> l.purchases().save(draft);
        },
        "Purchases.confirm",
        () -> {
          long id = logistics().purchases().save(draft("4")).value().id();
          return l -> l.purchases().confirm(id);
        },
        "Purchases.approve",
        () -> {
          long id = logistics().purchases().save(draft("4")).value().id();
          fake.write("purchase.order", id, Map.of("state", "to approve"));
          return l -> l.purchases().approve(id);
        },
        "Purchases.receive",
        () -> {
          long product = product("none");
          long id = purchase(product, "5");
          return l -> l.purchases().receive(id, "ASN-1", List.of(line(product, "3")), BACKORDER);
        },
        "Purchases.cancel",
        () -> {
          long id = purchase(product("none"), "5");
          return l -> l.purchases().cancel(id);
        });
  }

  private Map<String, Supplier<Step>> invoiceSteps() {
    return Map.of(
        "Invoices.createForDelivered",
        () -> {
          long id = shippedOrder();
          return l -> l.invoices().createForDelivered(id);
        },
        "Invoices.createForDue",
        () -> {
          long id = shippedOrder();
          return l -> l.invoices().createForDue(id);
        },
        "Invoices.createForReceived",
        () -> {
          World world = new World(odoo, run());
          OrderDraft draft =
              world
                  .draft(key(), customer())
                  .line(World.line("1", world.unstocked("order"), "4").price(BigDecimal.TEN))
                  .build();
          long id = logistics().purchases().save(draft).value().id();
          Order order = logistics().purchases().confirm(id).value();
          world.move(order.transfers().get(0), 2);
          return l -> l.invoices().createForReceived(id);
        },
        "Invoices.invoiceDelivered",
        () -> {
          List<Long> ids = List.of(shippedOrder(), shippedOrder(), shippedOrder());
          return l -> l.invoices().invoiceDelivered(ids, 2);
        },
        "Invoices.post",
        () -> {
          long id = draftInvoice();
          return l -> l.invoices().post(id);
        },
        "Invoices.reverse",
        () -> {
          long id = draftInvoice();
          logistics().invoices().post(id);
          return l -> l.invoices().reverse(id, TODAY, "Damaged");
        });
  }

  private ConfirmedTransfer confirmed(long id, long product) {
    return new ConfirmedTransfer(id, List.of(line(product, "2")), Optional.empty());
  }

  private Map<String, Supplier<Step>> transferSteps() {
    return Map.ofEntries(
        entry(
            "Transfers.reserve",
            () ->
                onDelivery(
                    (id, product) -> {
                      logistics().transfers().unreserve(id);
                      return l -> l.transfers().reserve(id);
                    })),
        entry(
            "Transfers.unreserve",
            () -> onDelivery((id, product) -> l -> l.transfers().unreserve(id))),
        entry("Transfers.cancel", () -> onDelivery((id, product) -> l -> l.transfers().cancel(id))),
        entry(
            "Transfers.ship",
            () ->
                onDelivery(
                    (id, product) ->
                        l -> l.transfers().ship(id, List.of(line(product, "2")), BACKORDER))),
        entry(
            "Transfers.shipAll",
            () -> {
              long product = stocked("20");
              List<ConfirmedTransfer> all =
                  Stream.of("2", "2", "5")
                      .map(asked -> confirmed(delivery(new Ordered(product, asked)), product))
                      .toList();
              return l -> l.transfers().shipAll(all, BACKORDER, 2);
            }),
        entry(
            "Transfers.receiveAll",
            () -> {
              long product = product("none");
              List<ConfirmedTransfer> all =
                  Stream.of("2", "2", "5")
                      .map(asked -> confirmed(receipt(product, asked), product))
                      .toList();
              return l -> l.transfers().receiveAll(all, BACKORDER, 2);
            }),
        entry(
            "Transfers.ship and cancel the rest",
            () ->
                onDelivery(
                    (id, product) -> {
                      fake.write(
                          "stock.picking.type",
                          fake.idOf("stock.picking_type_out"),
                          Map.of("create_backorder", "always"));
                      return l -> l.transfers().ship(id, List.of(line(product, "2")), CANCEL_REST);
                    })),
        entry(
            "Transfers.ship tracked",
            () ->
                onDelivery(
                    (id, product) ->
                        l ->
                            l.transfers()
                                .ship(id, List.of(line(product, "6")), BACKORDER, "1Z999"))),
        entry(
            "Transfers.receive into new lots and packages",
            () -> {
              long product = product("lot");
              long id = receipt(product, "5");
              return l ->
                  l.transfers()
                      .receive(
                          id,
                          List.of(
                              line(product, "1").lot("NEW-1").intoPackage("BOX-" + id),
                              line(product, "2").lot("NEW-2").intoPackage("BOX-" + id)),
                          BACKORDER);
            }),
        entry(
            "Transfers.move",
            () -> {
              long product = stocked("10");
              long id = transfer("stock.picking_type_internal", product, "4", units());
              return l -> l.transfers().move(id, List.of(line(product, "3")), BACKORDER);
            }));
  }

  private Map<String, Supplier<Step>> goodsSteps() {
    return Map.of(
        "Returns.create",
        () -> onShipped((id, product) -> l -> l.returns().create(id, "RMA-" + id, two(product))),
        "Returns.exchange",
        () -> onShipped((id, product) -> l -> l.returns().exchange(id, "X-" + id, two(product))),
        "Inventory.count",
        () -> {
          Count count = Count.of(stocked("10"), stockLocation(), qty("12"));
          String key = unique("INV");
          return l -> l.inventory().count(key, List.of(count), Count.Conflict.KEEP_DIFFERENCE);
        },
        "Inventory.scrap",
        () -> {
          Count goods = Count.of(stocked("10"), stockLocation(), qty("2"));
          String key = unique("SCRAP");
          return l -> l.inventory().scrap(key, goods);
        });
  }

  private Map<String, Supplier<Step>> batchSteps() {
    return Map.of(
        "Batches.batch",
        () -> {
          List<Long> ids = deliveries();
          return l -> l.batches().batch(ids);
        },
        "Batches.wave",
        () -> {
          List<Long> ids = deliveries();
          return l -> l.batches().wave(ids);
        },
        "Batches.waveOfLines",
        () -> {
          List<Long> lines = firstLine(twoProducts());
          return l -> l.batches().waveOfLines(lines);
        },
        "Batches.addLines",
        () -> {
          long wave = logistics().batches().waveOfLines(firstLine(twoProducts())).value().id();
          List<Long> lines = firstLine(twoProducts());
          return l -> l.batches().addLines(wave, lines);
        },
        "Batches.start",
        () -> {
          long id =
              fake.create(
                  "stock.picking.batch",
                  Map.of("picking_ids", List.of(List.of(6, 0, deliveries()))));
          return l -> l.batches().start(id);
        },
        "Batches.complete",
        () -> {
          long product = stocked("10");
          long one = delivery(new Ordered(product, "2"));
          long two = delivery(new Ordered(product, "3"));
          long id = logistics().batches().batch(List.of(one, two)).value().id();
          Map<Long, List<ConfirmedLine>> confirmed =
              Map.of(one, List.of(line(product, "2")), two, List.of(line(product, "1")));
          return l -> l.batches().complete(id, confirmed, BACKORDER);
        },
        "Batches.cancel",
        () -> {
          long id = logistics().batches().batch(deliveries()).value().id();
          return l -> l.batches().cancel(id);
        });
  }

  /** What is done with a record. */
  private interface With {
    Object take(Logistics logistics, long id);
  }

  /** What is done with a transfer of a product. */
  private interface Of {
    Step step(long transfer, long product);
  }

  private Step onQuotation(With with) {
    long id = quotation();
    return logistics -> with.take(logistics, id);
  }

  private Step onOrder(With with) {
    long id = order(new Ordered(stocked("10"), "4"));
    return logistics -> with.take(logistics, id);
  }

  private Step onDelivery(Of of) {
    long product = stocked("10");
    return of.step(delivery(new Ordered(product, "6")), product);
  }

  private Step onShipped(Of of) {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "6"));
    ship(id, BACKORDER, line(product, "6"));
    return of.step(id, product);
  }

  private ExternalId key() {
    return ExternalId.of(unique("every").replace('-', '.'));
  }

  private OrderDraft draft(String quantity) {
    return draft(key(), customer(), product("none"), quantity);
  }

  private OrderDraft draft(ExternalId key, long customer, long product, String quantity) {
    return new World(odoo, run())
        .draft(key, customer)
        .line(World.line("1", product, quantity).price(BigDecimal.TEN).taxes(List.of()))
        .build();
  }

  private long quotation() {
    return logistics().orders().save(draft("2")).value().id();
  }

  private long shippedOrder() {
    World world = new World(odoo, run());
    long order = order(new Ordered(world.product("delivery"), "4"));
    world.move(delivery(order), 3);
    return order;
  }

  private long draftInvoice() {
    return logistics().invoices().createForDelivered(shippedOrder()).value().get(0).id();
  }

  private List<Long> deliveries() {
    long product = stocked("10");
    return List.of(delivery(new Ordered(product, "1")), delivery(new Ordered(product, "2")));
  }

  private long twoProducts() {
    return delivery(new Ordered(stocked("5"), "1"), new Ordered(stocked("5"), "2"));
  }

  private List<Long> firstLine(long transfer) {
    return List.of(read(transfer).lines().get(0).parts().get(0).id());
  }

  private List<ConfirmedLine> two(long product) {
    return List.of(line(product, "2"));
  }
}
