package io.github.odoosync.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.standin.WooOrder;
import io.github.odoosync.standin.WooServer;
import io.github.odoosync.testing.SystemFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was shipped of an order is told once, and completes it when it was all. */
@Timeout(60)
class WooFulfilmentsTest {

  private final WooServer server = new WooServer();
  private final Connector connector = WooShops.open(server);
  private final FulfilmentSink sink = connector.capability(FulfilmentSink.class).orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void partsAreToldOneAfterTheOtherAndTheLastCompletesTheOrder() {
    server.put(new WooOrder(7).line("TEE", "3", "10").line("CAP", "1", "10"));

    ExternalKey key = Results.done(ship("OUT/1", "1Z1", "2"));
    assertThat(key.key()).isEqualTo("7/OUT/1");
    assertThat(server.order(7).status()).isEqualTo("processing");
    Results.done(ship("OUT/2", "1Z2", "1", "1"));

    assertThat(server.order(7).status()).isEqualTo("completed");
    assertThat(server.order(7).notes())
        .extracting(note -> note.get("note"), note -> note.get("customer_note"))
        .containsExactly(
            tuple("Shipped with UPS: 1Z1 (OUT/1)", false),
            tuple("Shipped with UPS: 1Z2 (OUT/2)", false));
    assertThat(server.order(7).meta())
        .extracting(meta -> meta.get("value"))
        .contains(
            Map.of(
                "shipment",
                "OUT/1",
                "carrier",
                "UPS",
                "numbers",
                List.of("1Z1"),
                "lines",
                List.of(Map.of("line", "7001", "quantity", "2"))));
  }

  @Test
  void whatWasRefundedNeedNotBeShipped() {
    server.put(new WooOrder(7).line("TEE", "3", "10").refund(0, "1"));

    Results.done(ship("OUT/1", "1Z1", "2"));
    assertThat(server.order(7).status()).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({"never, 3, processing", "always, 1, completed", "when-all-shipped, 1, processing"})
  void theSettingSaysWhenAnOrderIsCompleted(String setting, String done, String status) {
    server.put(new WooOrder(7).line("TEE", "3", "10"));
    Map<String, String> settings = WooShops.settings(server.address());
    settings.put(WooCommerce.COMPLETE_ORDERS, setting);
    settings.put(WooCommerce.NOTIFY_CUSTOMERS, "true");

    try (Connector other = WooShops.open(settings)) {
      FulfilmentSink there = other.capability(FulfilmentSink.class).orElseThrow();
      Results.done(there.execute(WooShops.shipment("OUT/1", "7", null, done), new Notes("a")));
    }
    assertThat(server.order(7).status()).isEqualTo(status);
    assertThat(server.order(7).notes())
        .extracting(note -> note.get("note"), note -> note.get("customer_note"))
        .containsExactly(tuple("Shipped (OUT/1)", true));
  }

  @Test
  void aSecondCopyIsTheFirst() {
    server.put(new WooOrder(7).line("TEE", "3", "10"));

    Results.done(ship("OUT/1", "1Z1", "2"));
    Results.done(ship("OUT/1", "1Z1", "2"));
    assertThat(server.order(7).meta()).hasSize(1);
    assertThat(server.order(7).notes()).hasSize(1);
    assertThat(server.calls()).filteredOn(call -> call.startsWith("PUT")).hasSize(1);
  }

  @Test
  void aNumberThatComesLaterReplacesWhatWasKept() {
    server.put(new WooOrder(7).line("TEE", "3", "10"));

    Results.done(ship("OUT/1", null, "2"));
    Results.done(ship("OUT/1", "1Z1", "2"));
    assertThat(server.order(7).meta()).hasSize(1);
    assertThat(server.order(7).notes()).hasSize(2);
    assertThat(server.order(7).status()).isEqualTo("processing");
  }

  @Test
  void aNoteWhoseAnswerWasLostIsFound() {
    server.put(new WooOrder(7).line("TEE", "3", "10"));
    Shipment shipment = WooShops.shipment("OUT/1", "7", "1Z1", "2");
    Notes notes = new Notes("a");
    server.armNotes(SystemFault.LOST_ANSWER);

    assertThat(Results.of(() -> sink.execute(shipment, notes))).isInstanceOf(Unknown.class);
    Results.done(sink.executeAgain(shipment, notes));
    assertThat(server.order(7).notes()).hasSize(1);
  }

  @Test
  void whatTheShopEscapesIsFoundAgain() {
    server.put(new WooOrder(7).line("TEE", "3", "10"));
    Shipment shipment = WooShops.shipment("OUT <1> & 2", "7", "1Z1", "2");
    Results.done(sink.execute(shipment, new Notes("a")));
    server.order(7).escapeNotes();

    Results.done(sink.execute(shipment, new Notes("b")));
    assertThat(server.order(7).notes()).hasSize(1);
  }

  @Test
  void anOrderWithAnotherNumberThanItsIdIsFound() {
    server.put(new WooOrder(7).number("A-7").line("TEE", "3", "10"));
    server.put(new WooOrder(8).number("7").line("TEE", "3", "10"));
    server.put(new WooOrder(9).number("A-77").line("TEE", "3", "10"));

    Results.done(sink.execute(bySku("A-7"), new Notes("a")));
    Results.done(sink.execute(bySku("7"), new Notes("b")));
    assertThat(server.order(7).notes()).hasSize(1);
    assertThat(server.order(8).notes()).hasSize(1);
    assertThat(server.order(9).notes()).isEmpty();
  }

  @Test
  void theApplicationKnowsIdsAndWords() {
    server.put(new WooOrder(7).line("TEE", "3", "10"));
    WooCommerce provider =
        new WooCommerce(
            WooCommerceOptions.builder()
                .orderIds(order -> Optional.of("7"))
                .notes(shipment -> Optional.empty())
                .build());
    Settings settings = Settings.of(provider.descriptor(), WooShops.settings(server.address()));
    try (Connector other = provider.open(settings, ConnectorRuntime.builder().build())) {
      FulfilmentSink there = other.capability(FulfilmentSink.class).orElseThrow();
      Results.done(there.execute(bySku("S00042"), new Notes("a")));
    }
    assertThat(server.order(7).meta()).hasSize(1);
    assertThat(server.order(7).notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled", "refunded", "failed"})
  void whatIsNotToBeShippedIsAConflict(String status) {
    server.put(new WooOrder(7).line("TEE", "3", "10").status(status));

    assertThat(ship("OUT/1", "1Z1", "2")).isInstanceOf(Conflict.class);
    assertThat(server.order(7).meta()).isEmpty();
  }

  @Test
  void whatIsNoPartOfTheOrderIsRefused() {
    server.put(new WooOrder(7).line("TEE", "3", "10").line("TEE", "1", "10"));

    assertThat(field(bySku("7"))).isEqualTo("lines");
    assertThat(field(WooShops.shipment("OUT/1", "7", null, "0"))).isEqualTo("lines");
    assertThat(field(WooShops.shipment("OUT/1", "4711", null, "1"))).isEqualTo("orders");
    Shipment two =
        WooShops.shipment("OUT/1", "7", null, "1").toBuilder()
            .setAll(
                Shipment.ORDERS,
                new BusinessKey("sales-order", "7"),
                new BusinessKey("sales-order", "8"))
            .build();
    assertThat(field(two)).isEqualTo("orders");
  }

  @Test
  void whatSomebodyElseKeepsThereCountsAsNothing() {
    server.put(new WooOrder(7).line("TEE", "3", "10"));
    server.order(7).keep("_odoo_sync_shipment_a", "nonsense");
    server.order(7).keep("_odoo_sync_shipment_b", Map.of("lines", List.of("7001")));

    Results.done(ship("OUT/1", "1Z1", "2"));
    assertThat(server.order(7).status()).isEqualTo("processing");
  }

  private CommandResult<ExternalKey> ship(String key, @Nullable String number, String... done) {
    return sink.execute(WooShops.shipment(key, "7", number, done), new Notes(key));
  }

  private String field(Shipment shipment) {
    List<FieldError> fields = Results.rejected(sink.execute(shipment, new Notes("a"))).fields();
    return fields.get(0).field();
  }

  private static Shipment bySku(String order) {
    GoodsLine line =
        GoodsLine.builder()
            .set(GoodsLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, "TEE").build())
            .set(GoodsLine.DONE, Quantity.pieces(1))
            .build();
    return WooShops.shipment("OUT/1", order, "1Z1").toBuilder()
        .setAll(Shipment.LINES, line)
        .build();
  }
}
