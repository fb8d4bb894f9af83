package io.github.odoosync.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.standin.WooOrder;
import io.github.odoosync.standin.WooServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of a shop: read by their last change, and one by one. */
@Timeout(60)
class WooOrdersTest {

  private final WooServer server = new WooServer();
  private final Connector connector = WooShops.open(server);
  private final OrderSource source = connector.capability(OrderSource.class).orElseThrow();
  private final OrderReader reader = connector.capability(OrderReader.class).orElseThrow();

  private final List<SourceRecord<SalesOrder>> read = new ArrayList<>();
  private Cursor cursor = Cursor.START;

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void anOrderIsReadAsTheDocumentThatAllSystemsShare() {
    server.put(
        new WooOrder(7)
            .number("2026-0007")
            .customer(42)
            .line("TEE", "2", "10.00")
            .line("CAP", "0.5", "8.00")
            .freight("4.90"));

    SalesOrder order = WooShops.found(reader.read("7").orElseThrow());
    String shop = server.address().replace("http://", "").replace(':', '-');
    assertThat(order.key().toString()).isEqualTo("sales-order:2026-0007");
    assertThat(order.externalKey("woocommerce"))
        .contains(new ExternalKey("woocommerce", shop, "order", "7"));
    assertThat(order.customer().externalKeys())
        .containsExactly(new ExternalKey("woocommerce", shop, "customer", "42"));
    assertThat(order.state()).contains(OrderState.CONFIRMED);
    assertThat(order.orderedAt()).contains(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(order.deliveryAddress().orElseThrow().region()).contains("US-CA");
    assertThat(order.deliveryAddress().orElseThrow().lines()).containsExactly("1 Main St");
    assertThat(order.deliveryContact().orElseThrow().email()).contains("jane@example.com");
    assertThat(order.service()).contains("Flat rate");
    assertThat(order.note()).isEmpty();
    assertThat(order.net()).contains(eur("28.90"));
    assertThat(order.tax()).contains(eur("5.78"));
    assertThat(order.total()).contains(eur("34.68"));
    assertThat(order.lines())
        .extracting(
            SalesOrderLine::key,
            line -> line.quantity().orElseThrow(),
            line -> line.price().orElseThrow(),
            line -> line.net().orElseThrow())
        .containsExactly(
            tuple("7001", Quantity.pieces(2), eur("10"), eur("20")),
            tuple("7002", new Quantity(new BigDecimal("0.5"), Unit.ONE), eur("8"), eur("4")),
            tuple("7003", Quantity.pieces(1), eur("4.90"), eur("4.90")));
  }

  @Test
  void aGuestIsSomebodyElseWithEachOrder() {
    server.put(new WooOrder(7).line("TEE", "1", "10"));

    SalesOrder order = WooShops.found(reader.read("7").orElseThrow());
    assertThat(order.customer().externalKeys())
        .extracting(ExternalKey::entity, ExternalKey::key)
        .containsExactly(tuple("guest", "7"));
  }

  @Test
  void whatHasNoAddressOfDeliveryGoesWhereItIsPaid() {
    server.put(new WooOrder(7).line("TEE", "1", "10").withoutShipping());

    SalesOrder order = WooShops.found(reader.read("7").orElseThrow());
    assertThat(order.deliveryAddress().orElseThrow().city()).contains("Springfield");
  }

  @ParameterizedTest
  @CsvSource({
    "checkout-draft, DRAFT",
    "pending, DRAFT",
    "on-hold, DRAFT",
    "failed, DRAFT",
    "processing, CONFIRMED",
    "in-production, CONFIRMED",
    "completed, CONFIRMED",
    "cancelled, CANCELLED",
    "refunded, CANCELLED"
  })
  void aStatusIsAState(String status, OrderState state) {
    server.put(new WooOrder(7).line("TEE", "1", "10").status(status));

    assertThat(WooShops.found(reader.read("7").orElseThrow()).state()).contains(state);
  }

  @Test
  void anAmountIsOfItsCurrency() {
    server.put(new WooOrder(7).line("TEE", "3", "400").currency("JPY"));

    SalesOrder order = WooShops.found(reader.read("7").orElseThrow());
    assertThat(order.total().orElseThrow()).hasToString("1440 JPY");
  }

  @Test
  void whatIsRefundedIsTakenOffItsLine() {
    server.put(
        new WooOrder(7).line("TEE", "3", "10.00").refund(0, "1").refundAmount("2.50", "Scratched"));

    SalesOrder order = WooShops.found(source.fetch(cursor, 10).records().get(0));
    assertThat(order.total()).contains(eur("21.50"));
    assertThat(order.tax()).contains(eur("4.00"));
    assertThat(order.lines())
        .extracting(
            SalesOrderLine::key,
            line -> line.quantity().orElseThrow(),
            line -> line.price().orElseThrow(),
            line -> line.net().orElseThrow())
        .containsExactly(
            tuple("7001", Quantity.pieces(2), eur("10"), eur("20")),
            tuple("refund-7901", Quantity.pieces(1), eur("-2.50"), eur("-2.50")));
    Money lines =
        order.lines().stream()
            .flatMap(line -> line.net().stream())
            .reduce(Money::plus)
            .orElseThrow();
    assertThat(order.net()).contains(lines);
  }

  @Test
  void whatIsNotThereIsNone() {
    server.put(new WooOrder(8).line("TEE", "1", "10").status("trash"));

    assertThat(reader.read("4711")).isEmpty();
    assertThat(reader.read("8")).isEmpty();
    assertThat(reader.read("no id")).isEmpty();
  }

  @Test
  void whatIsPutIntoTheTrashIsGone() {
    server.change(1);
    server.change(2);
    readRound();
    read.clear();

    server.put(server.order(1).status("trash"));
    readRound();
    assertThat(read).contains(new SourceRecord.Gone<>("1"));

    server.put(server.order(1).status("processing"));
    read.clear();
    readRound();
    assertThat(read.stream().filter(SourceRecord.Found.class::isInstance))
        .extracting(SourceRecord::id)
        .contains("1");
  }

  @Test
  void aRoundBeginsALittleBeforeTheEndOfTheOneBefore() {
    server.tick(Duration.ofSeconds(10));
    server.change(1);
    server.change(2);
    readRound();
    read.clear();

    readRound();
    assertThat(read).extracting(SourceRecord::id).containsExactly("2");
  }

  @Test
  void aRoundReadsAllOfItsOverlapHoweverManyPagesItHas() {
    server.tick(Duration.ofMillis(100));
    for (int i = 1; i <= 15; i++) {
      server.change(i);
    }
    readRound();
    read.clear();

    readRound();
    assertThat(ids()).hasSize(15);
  }

  @Test
  void timesAreSentWithoutAZone() {
    server.tick(Duration.ofMinutes(1));
    server.change(1);
    readRound();
    read.clear();
    server.change(2);

    readRound();
    assertThat(read).extracting(SourceRecord::id).containsExactly("1", "2");
  }

  @Test
  void aPageThatIsShortOfWhatTheKeyMayNotSeeIsNotTheLast() {
    for (int i = 1; i <= 9; i++) {
      server.change(i);
    }
    for (int i = 1; i <= 4; i++) {
      server.hide(i);
    }

    readRound();
    assertThat(ids()).containsExactlyInAnyOrder("5", "6", "7", "8", "9");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void nothingIsLostWhereMoreThanAPageChangedInOneSecondAndSomeOfItAgain(int limit) {
    server.tick(Duration.ZERO);
    for (int i = 1; i <= 20; i++) {
      server.change(i);
    }
    server.tick(Duration.ofSeconds(3));
    readPage(limit);
    readPage(limit);
    // What was read is the first of the second, so that all behind it moves to the front.
    for (SourceRecord<SalesOrder> seen : List.copyOf(read)) {
      server.change(Integer.parseInt(seen.id()));
    }
    for (int page = 0; readPage(limit); page++) {
      assertThat(page).isLessThan(200);
    }

    Set<String> all = new HashSet<>();
    for (int i = 1; i <= 20; i++) {
      all.add(Integer.toString(i));
    }
    assertThat(ids()).isEqualTo(all);
  }

  @Test
  void aShopThatDoesNotCountIsReadToItsEndTooIfItsPagesAreFull() {
    server.stopCounting();
    for (int i = 1; i <= 9; i++) {
      server.change(i);
    }

    readRound();
    assertThat(ids()).hasSize(9);
  }

  @Test
  void aPageHoldsAHundredAtMost() {
    server.tick(Duration.ofSeconds(1));
    for (int i = 1; i <= 130; i++) {
      server.change(i);
    }

    assertThat(source.fetch(Cursor.START, 5_000).records()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "any - 0 - 0 - 0 - 0 more",
        "any - -1 - 0 - 0 - 0",
        "some - 0 - 0 - 0 - 0",
        "any never 0 - 0 - 0 - 0"
      })
  void aCursorOfSomethingElseIsRefused(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> source.fetch(new Cursor(text), 5));
  }

  private void readRound() {
    for (int page = 0; readPage(4); page++) {
      assertThat(page).isLessThan(100);
    }
  }

  private boolean readPage(int limit) {
    SourcePage<SalesOrder> page = source.fetch(cursor, limit);
    assertThat(page.records().size()).isLessThanOrEqualTo(limit);
    read.addAll(page.records());
    cursor = page.next();
    return page.more();
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    read.forEach(record -> ids.add(record.id()));
    return ids;
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
