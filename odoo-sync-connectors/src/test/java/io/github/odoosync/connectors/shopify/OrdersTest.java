package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.connector.BulkSource;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.SourceRecord.Found;
import io.github.odoosync.connector.capability.OrderExport;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import io.github.odoosync.testing.SystemFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders of a shop: polled, asked for one by one, and exported. */
@Timeout(60)
class OrdersTest {

  private final ShopifyServer server = Shops.server();
  private final Connector connector = Shops.open(server.address());
  private final OrderSource source = connector.capability(OrderSource.class).orElseThrow();
  private final OrderReader reader = connector.capability(OrderReader.class).orElseThrow();
  private final OrderExport export = connector.capability(OrderExport.class).orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void anOrderIsReadAsTheDocumentThatAllSystemsShare() {
    server.put(new ShopifyOrder("1001").line("TEE", 2, "10.00", "1"));

    SalesOrder order = found(reader.read("1001").orElseThrow());
    assertThat(order.key().toString()).isEqualTo("sales-order:#1001");
    assertThat(order.externalKey("shopify"))
        .contains(new ExternalKey("shopify", Shops.DOMAIN, "order", "1001"));
    assertThat(order.state()).contains(OrderState.CONFIRMED);
    assertThat(order.customer().externalKeys())
        .containsExactly(new ExternalKey("shopify", Shops.DOMAIN, "customer", "77"));
    assertThat(order.deliveryAddress().orElseThrow().region()).contains("US-CA");
    assertThat(order.deliveryAddress().orElseThrow().lines()).containsExactly("1 Main St");
    assertThat(order.deliveryContact().orElseThrow().organisation()).contains("Doe & Co");
    assertThat(order.total()).contains(Money.of("20.00", "EUR"));
    assertThat(order.net()).contains(Money.of("16.20", "EUR"));
    assertThat(order.tags()).containsExactlyInAnyOrder("web", "vip");
    assertThat(order.lines())
        .extracting(SalesOrderLine::key, line -> line.quantity().orElseThrow(), OrdersTest::price)
        .containsExactly(
            tuple("10011", Quantity.pieces(2), "10.00 EUR"),
            tuple("shipping", Quantity.pieces(1), "4.90 EUR"));
  }

  @Test
  void anOrderThatIsCancelledSaysSo() {
    server.put(new ShopifyOrder("1001").line("TEE", 2, "10.00", "1").cancel());

    assertThat(found(reader.read("1001").orElseThrow()).state()).contains(OrderState.CANCELLED);
  }

  @Test
  void anOrderThatIsNotThereIsNone() {
    assertThat(reader.read("4711")).isEmpty();
    assertThat(reader.read("no id")).isEmpty();
  }

  @Test
  void allLinesAreReadHoweverManyThereAre() {
    ShopifyOrder large = new ShopifyOrder("7");
    for (int i = 0; i < 130; i++) {
      large.line("TEE-" + i, 1, "1.00", "1");
    }
    server.put(large);

    assertThat(found(source.fetch(Cursor.START, 50).records().get(0)).lines()).hasSize(131);
    assertThat(found(reader.read("7").orElseThrow()).lines()).hasSize(131);
  }

  @Test
  void eachRoundBeginsALittleBeforeTheEndOfTheOneBefore() {
    server.put(new ShopifyOrder("1").line("TEE", 1, "1.00", "1"));
    for (int i = 0; i < 30; i++) {
      assertThat(server.now()).isNotNull();
    }
    server.put(new ShopifyOrder("2").line("TEE", 1, "1.00", "1"));

    SourcePage<SalesOrder> first = source.fetch(Cursor.START, 5);
    assertThat(first.records()).extracting(SourceRecord::id).containsExactly("1", "2");
    assertThat(first.more()).isFalse();

    // The last one comes again, as others may have been changed in its second.
    SourcePage<SalesOrder> second = source.fetch(first.next(), 5);
    assertThat(second.records()).extracting(SourceRecord::id).containsExactly("2");
    assertThat(second.next()).isEqualTo(first.next());
  }

  @Test
  void aCursorOfSomethingElseIsRefused() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> source.fetch(new Cursor("7"), 5));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> source.fetch(new Cursor("yesterday - -"), 5));
  }

  @Test
  void anExportIsReadInPiecesAndPollingGoesOnFromBeforeIt() {
    for (int i = 1; i <= 7; i++) {
      server.put(
          new ShopifyOrder("100" + i).line("TEE", i, "1.00", "1").line("CAP", 1, "2.00", "1"));
    }
    server.put(new ShopifyOrder("666").line("TEE", 1, "1.00", "1").poison());
    BulkSource.Export asked = export.start();
    assertThat(export.poll(asked)).isEqualTo(BulkSource.State.RUNNING);
    server.put(new ShopifyOrder("2000").line("TEE", 1, "1.00", "1"));
    server.finishBulks();
    assertThat(export.poll(asked)).isEqualTo(BulkSource.State.READY);

    List<SourceRecord<SalesOrder>> records = new ArrayList<>();
    Cursor cursor = Cursor.START;
    boolean more = true;
    while (more) {
      SourcePage<SalesOrder> page = export.read(asked, cursor, 3);
      assertThat(page.records()).hasSizeLessThanOrEqualTo(3);
      records.addAll(page.records());
      cursor = page.next();
      more = page.more();
    }
    assertThat(records)
        .extracting(SourceRecord::id)
        .containsExactly("1001", "1002", "1003", "1004", "1005", "1006", "1007", "666", "2000");
    assertThat(records.get(7)).isInstanceOf(SourceRecord.Unreadable.class);
    assertThat(found(records.get(2)).lines()).hasSize(3);
    assertThat(export.read(asked, cursor, 3).records()).isEmpty();

    assertThat(source.fetch(asked.after(), 5).records())
        .extracting(SourceRecord::id)
        .contains("2000");
  }

  @Test
  void anExportThatIsUnderWayIsTakenUp() {
    server.arm(SystemFault.LOST_ANSWER);
    assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(export::start);

    BulkSource.Export asked = export.start();
    assertThat(export.start()).isEqualTo(asked);
    assertThat(server.bulks()).isEqualTo(1);
  }

  private static SalesOrder found(SourceRecord<SalesOrder> record) {
    return ((Found<SalesOrder>) record).value();
  }

  private static String price(SalesOrderLine line) {
    return line.price().orElseThrow().toString();
  }
}
