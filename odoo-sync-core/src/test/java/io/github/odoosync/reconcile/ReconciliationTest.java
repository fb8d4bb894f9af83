package io.github.odoosync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.reconcile.Drift.Kind;
import io.github.odoosync.reconcile.RepairPolicy.Winner;
import io.github.odoosync.testing.MemoryStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private static final Comparison<SalesOrder> COMPARISON =
      Comparison.of(SalesOrder.SCHEMA).money("total", SalesOrder::total);

  private final ListSide odoo = new ListSide("odoo");
  private final ListSide shop = new ListSide("shop");
  private final MemoryStore store = MemoryStore.create();

  private Reconciliation.Builder<SalesOrder> reconciliation() {
    return Reconciliation.between(odoo, shop, COMPARISON).named("orders").store(store.drift());
  }

  @Test
  void sidesThatAgreeDoNotDrift() {
    both(order("A", "10", "2"), order("B", "20", "1"));
    Collections.reverse(shop.orders);
    Report report = reconciliation().build().run();
    assertThat(report.compared()).isEqualTo(2);
    assertThat(report.drifting()).isZero();
    assertThat(report.sums()).isEmpty();
    assertThat(reconciliation().build().last()).contains(report);
  }

  @Test
  void theOrderOfLinesTheScaleOfNumbersAndTechnicalFieldsDoNotCount() {
    SalesOrder one = order("A", "10", "2");
    List<SalesOrderLine> lines = new ArrayList<>(one.lines());
    Collections.reverse(lines);
    odoo.orders.add(one);
    shop.orders.add(
        edit(one)
            .set(SalesOrder.LINES, lines)
            .set(SalesOrder.TOTAL, Money.of("10.000", "EUR"))
            .set(SalesOrder.CHANGED_AT, Instant.EPOCH)
            .build());
    assertThat(reconciliation().build().run().drifting()).isZero();
  }

  @Test
  void eachKindOfDriftIsToldWithItsPlaceAndItsSum() {
    both(order("same", "1", "1"));
    odoo.orders.add(order("only odoo", "5", "1"));
    shop.orders.add(order("only shop", "7", "1"));
    odoo.orders.add(order("twice", "3", "1"));
    odoo.orders.add(order("twice", "3", "1"));
    shop.orders.add(order("twice", "3", "1"));
    odoo.orders.add(order("other", "10", "2"));
    shop.orders.add(order("other", "12", "3"));

    Reconciliation<SalesOrder> orders = reconciliation().build();
    Report report = orders.run();

    assertThat(report.drift())
        .isEqualTo(
            Map.of(
                Kind.MISSING_RIGHT, 1L,
                Kind.MISSING_LEFT, 1L,
                Kind.DUPLICATE_LEFT, 1L,
                Kind.DIFFERS, 1L));
    assertThat(report.sums()).hasSize(1);
    DriftSum sum = report.sums().get(0);
    assertThat(sum.unit()).isEqualTo("EUR");
    assertThat(sum.left()).isEqualByComparingTo("21");
    assertThat(sum.right()).isEqualByComparingTo("22");
    assertThat(sum.difference()).isEqualByComparingTo("-1");
    assertThat(sum.moved()).isEqualByComparingTo("17");
    assertThat(store.drift().find("orders", "other").orElseThrow().drift().differences())
        .containsExactly(
            new Difference("lines[1].quantity.value", "\"2\"", "\"3\""),
            new Difference("total.amount", "\"10.00\"", "\"12.00\""));
    assertThat(orders.open("", 10)).hasSize(4);
    assertThat(report).asString().contains("5 compared, 4 drift").doesNotContain("only shop");
  }

  @Test
  void whatIsIgnoredIsNoDriftAndIsSaid() {
    both(order("A", "10", "2"));
    shop.change("A", order -> edit(order).set(SalesOrder.NOTE, "ring twice").build());
    shop.change("A", order -> withLine(order, line -> line.set(SalesOrderLine.DESCRIPTION, "x")));
    assertThat(reconciliation().build().run().drifting()).isEqualTo(1);
    Comparison<SalesOrder> lax =
        COMPARISON.ignoring(SalesOrder.NOTE).ignoring(SalesOrder.LINES, SalesOrderLine.DESCRIPTION);
    assertThat(lax.ignored()).containsExactlyInAnyOrder("note", "lines.description");
    Report report =
        Reconciliation.between(odoo, shop, lax).named("orders").store(store.drift()).build().run();
    assertThat(report.drifting()).isZero();
    assertThat(report.resolved()).isEqualTo(1);
  }

  @Test
  void whatChangesBetweenTheTwoReadingsIsNoDrift() {
    both(order("A", "10", "2"));
    odoo.afterAll = () -> odoo.change("A", order -> changed(order, "11"));
    shop.beforeRead = () -> shop.change("A", order -> changed(order, "11"));
    shop.change("A", order -> changed(order, "12"));
    Report report = reconciliation().build().run();
    assertThat(report.drifting()).isZero();
    assertThat(report.settled()).isEqualTo(1);
  }

  @Test
  void whatIsOnItsWayIsNoDriftAndNotResolvedEither() {
    both(order("A", "10", "2"), order("B", "10", "2"));
    shop.change("A", order -> changed(order, "12"));
    Outbox outbox = Outbox.on(store.lanes());
    InFlight lanes = InFlight.lanes(store.lanes(), "odoo", key -> "order:" + key);
    Reconciliation<SalesOrder> orders = reconciliation().inFlight(lanes).build();
    assertThat(orders.run().drifting()).isEqualTo(1);

    outbox.enqueue(Message.of("odoo", "order", 1).key("order:A").build());
    Report during = orders.run();
    assertThat(during.drifting()).isZero();
    assertThat(during.inFlight()).isEqualTo(1);
    assertThat(during.resolved()).isZero();
    assertThat(store.drift().countOpen("orders")).isEqualTo(1);
  }

  @Test
  void whatSetsOutWhileItIsReadAnewIsNoDrift() {
    both(order("A", "10", "2"));
    shop.change("A", order -> changed(order, "12"));
    Set<String> way = new HashSet<>();
    shop.beforeRead = () -> way.add("A");
    Report report = reconciliation().inFlight(keys -> way).build().run();
    assertThat(report.drifting()).isZero();
    assertThat(report.inFlight()).isEqualTo(1);
  }

  @Test
  void aSideThatFailsLeavesWhatWasKnown() {
    both(order("A", "10", "2"));
    shop.change("A", order -> changed(order, "12"));
    Reconciliation<SalesOrder> orders = reconciliation().build();
    orders.run();
    shop.change("A", order -> changed(order, "10"));
    odoo.afterAll =
        () -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(orders::run).hasMessage("broken");
    assertThat(store.drift().countOpen("orders")).isEqualTo(1);
    odoo.afterAll = () -> {};
    assertThat(orders.run().resolved()).isEqualTo(1);
  }

  @Test
  void someKeysAreComparedAloneAndOthersStayAsTheyWere() {
    both(order("A", "10", "2"), order("B", "10", "2"), order("C", "10", "2"));
    shop.change("A", order -> changed(order, "12"));
    shop.change("B", order -> changed(order, "12"));
    Reconciliation<SalesOrder> orders = reconciliation().build();
    assertThat(orders.run().isNew()).isEqualTo(2);
    shop.change("A", order -> changed(order, "10"));
    shop.change("B", order -> changed(order, "10"));
    shop.change("C", order -> changed(order, "12"));
    shop.changed.add("A");
    odoo.changed.add("C");
    Report since = orders.runSince(Instant.EPOCH);
    assertThat(since.compared()).isEqualTo(2);
    assertThat(since.resolved()).isEqualTo(1);
    assertThat(since.isNew()).isEqualTo(1);
    assertThat(orders.open("", 10))
        .extracting(known -> known.drift().key())
        .containsExactly("B", "C");
  }

  @Test
  void eachFieldIsRepairedOnTheSideThatLosesIt() {
    both(order("A", "10", "2"));
    shop.change("A", order -> edit(changed(order, "12")).set(SalesOrder.NOTE, "shop").build());
    odoo.change("A", order -> edit(order).set(SalesOrder.NOTE, "odoo").build());
    Report report =
        reconciliation()
            .policy(
                RepairPolicy.<SalesOrder>leftWins()
                    .field(SalesOrder.NOTE, Winner.RIGHT)
                    .atMostShare(1))
            .correctLeft(odoo::take)
            .correctRight(shop::take)
            .build()
            .run();
    assertThat(report.repaired()).isEqualTo(2);
    assertThat(report.reasonNotRepaired()).isEmpty();
    assertThat(odoo.orders.get(0).get(SalesOrder.NOTE)).contains("shop");
    assertThat(shop.orders.get(0).total()).contains(Money.of("10", "EUR"));
    assertThat(reconciliation().build().run().resolved()).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsMadeOnlyWhereThePolicySaysSoAndNothingIsDeleted() {
    odoo.orders.add(order("only odoo", "5", "1"));
    shop.orders.add(order("only shop", "5", "1"));
    RepairPolicy<SalesOrder> policy =
        RepairPolicy.<SalesOrder>leftWins().createFrom(Winner.LEFT).atMostShare(1);
    Report report =
        reconciliation()
            .policy(policy)
            .correctRight(shop::take)
            .correctLeft(odoo::take)
            .build()
            .run();
    assertThat(report.repaired()).isEqualTo(1);
    assertThat(report.reasonNotRepaired())
        .hasValueSatisfying(why -> assertThat(why).contains("1 "));
    assertThat(shop.orders).hasSize(2);
    assertThat(odoo.orders).hasSize(1);
  }

  @Test
  void moreDriftThanThePolicyAllowsIsNotRepaired() {
    for (int i = 0; i < 20; i++) {
      both(order("A" + i, "10", "2"));
    }
    shop.change("A1", order -> changed(order, "12"));
    shop.change("A2", order -> changed(order, "110"));
    Map<String, RepairPolicy<SalesOrder>> refusing = new HashMap<>();
    RepairPolicy<SalesOrder> left = RepairPolicy.<SalesOrder>leftWins().atMostShare(1);
    refusing.put("2 keys drift, more than 1", left.atMost(1));
    refusing.put("2 of 20 keys drift", left.atMostShare(0.09));
    refusing.put("total moved by 102.00 EUR", left.atMostMoved("total", new BigDecimal("101")));
    refusing.forEach(
        (why, policy) -> {
          Report report = reconciliation().policy(policy).correctRight(shop::take).build().run();
          assertThat(report.repaired()).isZero();
          assertThat(report.reasonNotRepaired().orElseThrow()).contains(why);
        });
    assertThat(shop.orders)
        .filteredOn(order -> order.total().equals(Optional.of(Money.of("10", "EUR"))))
        .hasSize(18);
    Report allowed =
        reconciliation()
            .policy(left.atMostMoved("total", new BigDecimal("102")))
            .correctRight(shop::take)
            .build()
            .run();
    assertThat(allowed.repaired()).isEqualTo(2);
  }

  @Test
  void twoSystemsThatPutTheirOwnValueBackAreLeftToPeopleInTheEnd() {
    both(order("A", "10", "2"));
    shop.change("A", order -> changed(order, "12"));
    List<Correction<SalesOrder>> ignored = new ArrayList<>();
    Reconciliation<SalesOrder> orders =
        reconciliation()
            .policy(RepairPolicy.<SalesOrder>leftWins().tries(2).atMostShare(1))
            .correctRight(ignored::addAll)
            .build();
    orders.run();
    orders.run();
    Report third = orders.run();
    assertThat(ignored).hasSize(2);
    assertThat(third.repaired()).isZero();
    assertThat(third.recurring()).isEqualTo(1);
    assertThat(third.reasonNotRepaired().orElseThrow()).contains("left to people");
  }

  @Test
  void aRunOfFewKeysRepairsNothingThatAnEarlierRunRefused() {
    for (int i = 0; i < 10; i++) {
      both(order("A" + i, "10", "2"));
      shop.change("A" + i, order -> changed(order, "12"));
    }
    Reconciliation<SalesOrder> orders =
        reconciliation()
            .policy(RepairPolicy.<SalesOrder>leftWins().atMost(5))
            .correctRight(shop::take)
            .build();
    assertThat(orders.run().repaired()).isZero();
    assertThat(orders.run(List.of("A3")).repaired()).isEqualTo(1);
  }

  @Test
  void aPolicyThatRepairsNeedsSomethingThatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reconciliation().policy(RepairPolicy.leftWins()).build())
        .withMessageContaining("corrector");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.between(odoo, shop, COMPARISON).named("x").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RepairPolicy.leftWins().createFrom(RepairPolicy.Winner.NOBODY));
  }

  @Test
  void aNameThatNoStoreHoldsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reconciliation().named("n".repeat(101)).build())
        .withMessageContaining("100");
  }

  /** Torture test 35: of planted drift all is found, nothing else is, and each is explained. */
  @Test
  void torture35AllPlantedDriftIsFoundAndNothingElse() throws IOException {
    long seed = Long.getLong("torture.seed", 35);
    int orders = Integer.getInteger("torture.orders", 20_000);
    Random chance = new Random(seed);
    for (int i = 0; i < orders; i++) {
      both(order("SO" + i, Integer.toString(1 + chance.nextInt(900)), "3"));
    }
    Collections.shuffle(shop.orders, chance);
    Map<String, Kind> planted = plant(chance, orders, Math.min(500, orders / 2));
    long filesBefore = keyFiles();

    Report report = reconciliation().keysInMemory(orders / 7).pageSize(64).build().run();

    String verdict =
        "seed %d: %d orders, %d planted, %s".formatted(seed, orders, planted.size(), report);
    Map<String, Kind> found = new HashMap<>();
    for (KnownDrift known : store.drift().open("orders", "", orders)) {
      found.put(known.drift().key(), known.drift().kind());
      assertThat(known.drift().differences().isEmpty())
          .as(verdict)
          .isEqualTo(known.drift().kind() != Kind.DIFFERS);
    }
    assertThat(found).as(verdict).isEqualTo(planted);
    assertThat(report.drift()).as(verdict).isEqualTo(counted(planted));
    assertThat(report.isNew()).isEqualTo(planted.size());
    assertThat(odoo.mostAtOnce).isLessThanOrEqualTo(64);
    assertThat(keyFiles()).isEqualTo(filesBefore);
    System.out.println("Torture 35, " + verdict);
  }

  private Map<String, Kind> plant(Random chance, int orders, int drifts) {
    List<Kind> kinds = List.of(Kind.values());
    Map<String, Kind> planted = new HashMap<>();
    Map<String, SalesOrder> right = new HashMap<>();
    shop.orders.forEach(order -> right.put(order.key().key(), order));
    List<SalesOrder> doubled = new ArrayList<>();
    while (planted.size() < drifts) {
      String key = "SO" + chance.nextInt(orders);
      Kind kind = kinds.get(chance.nextInt(kinds.size()));
      SalesOrder order = right.get(key);
      if (order == null || planted.putIfAbsent(key, kind) != null) {
        continue;
      }
      switch (kind) {
        case DIFFERS -> right.put(key, differing(chance, order));
        case MISSING_RIGHT -> right.remove(key);
        case DUPLICATE_RIGHT -> doubled.add(order);
        case DUPLICATE_LEFT -> odoo.orders.add(order);
        case MISSING_LEFT -> odoo.orders.removeIf(one -> one.key().key().equals(key));
      }
    }
    shop.orders.clear();
    shop.orders.addAll(right.values());
    shop.orders.addAll(doubled);
    return planted;
  }

  private static SalesOrder differing(Random chance, SalesOrder order) {
    return switch (chance.nextInt(3)) {
      case 0 -> edit(order).set(SalesOrder.NOTE, "changed").build();
      case 1 -> changed(order, "99999.99");
      default -> withLine(order, line -> line.set(SalesOrderLine.QUANTITY, pieces("17")));
    };
  }

  private static Map<Kind, Long> counted(Map<String, Kind> planted) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    planted.values().forEach(kind -> counts.merge(kind, 1L, Long::sum));
    return counts;
  }

  private static long keyFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".keys")).count();
    }
  }

  private void both(SalesOrder... orders) {
    odoo.orders.addAll(List.of(orders));
    shop.orders.addAll(List.of(orders));
  }

  private static Builder<SalesOrder> edit(SalesOrder order) {
    return SalesOrder.SCHEMA.builder(order);
  }

  private static SalesOrder changed(SalesOrder order, String total) {
    return edit(order).set(SalesOrder.TOTAL, Money.of(total, "EUR")).build();
  }

  private static SalesOrder withLine(
      SalesOrder order, UnaryOperator<Builder<SalesOrderLine>> change) {
    List<SalesOrderLine> lines = new ArrayList<>(order.lines());
    lines.set(0, change.apply(SalesOrderLine.SHAPE.builder(lines.get(0))).build());
    return edit(order).set(SalesOrder.LINES, lines).build();
  }

  private static SalesOrder order(String key, String total, String quantity) {
    return SalesOrder.builder(key)
        .set(SalesOrder.CUSTOMER, PartyRef.builder().set(PartyRef.CODE, "C1").build())
        .set(SalesOrder.TOTAL, Money.of(total, "EUR"))
        .setAll(SalesOrder.LINES, line("1", quantity), line("2", "1"))
        .build();
  }

  private static SalesOrderLine line(String key, String quantity) {
    return SalesOrderLine.SHAPE
        .builder()
        .set(SalesOrderLine.KEY, key)
        .set(SalesOrderLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, "P1").build())
        .set(SalesOrderLine.QUANTITY, pieces(quantity))
        .build();
  }

  private static Quantity pieces(String value) {
    return Quantity.of(value, Unit.ONE);
  }
}
