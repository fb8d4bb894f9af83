package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was shipped of an order is told once, from where it left. */
@Timeout(60)
class FulfilmentTest {

  private final ShopifyServer server = Shops.server();
  private final Connector connector = Shops.open(server.address());
  private final FulfilmentSink sink = connector.capability(FulfilmentSink.class).orElseThrow();
  private final Notes notes = new Notes("a");

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void partsAreToldOneAfterTheOtherWithTheirNumbers() {
    server.put(new ShopifyOrder("1001").line("TEE", 5, "1.00", "1").line("CAP", 1, "1.00", "1"));

    ExternalKey first = Results.done(sink.execute(Shops.shipment("1001", "1Z1", 3), notes));
    Results.done(sink.execute(Shops.shipment("1001", "1Z2", 2, 1), new Notes("b")));

    assertThat(first.entity()).isEqualTo("fulfillment");
    List<Map<String, Object>> told = server.order("1001").fulfilments();
    assertThat(told).extracting(each -> each.get("totalQuantity")).containsExactly(3, 3);
    assertThat(told.get(0))
        .containsEntry("trackingInfo", List.of(Map.of("number", "1Z1", "company", "UPS")))
        .containsEntry("notifyCustomer", false);
  }

  @Test
  void twoShipmentsInOneParcelAreTwoFulfilments() {
    server.put(new ShopifyOrder("1001").line("TEE", 4, "1.00", "1"));
    Results.done(sink.execute(Shops.shipment("1001", "1Z1", 2), notes));

    server.garbleMutation();
    Notes second = new Notes("b");
    assertThat(Results.of(() -> sink.execute(Shops.shipment("1001", "1Z1", 2), second)))
        .isInstanceOf(Unknown.class);
    Results.done(sink.executeAgain(Shops.shipment("1001", "1Z1", 2), second));

    assertThat(server.order("1001").fulfilments("1Z1")).isEqualTo(2);
  }

  @Test
  void whatHasNoTrackingNumberIsFoundAgainToo() {
    server.put(new ShopifyOrder("1001").line("TEE", 9, "1.00", "1"));
    server.garbleMutation();

    assertThat(Results.of(() -> sink.execute(Shops.shipment("1001", null, 2), notes)))
        .isInstanceOf(Unknown.class);
    Results.done(sink.executeAgain(Shops.shipment("1001", null, 2), notes));

    assertThat(server.order("1001").fulfilments()).hasSize(1);
  }

  @Test
  void oneLocationIsChosenFromWhichAllOfItCanHaveLeft() {
    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1").line("TEE", 2, "1.00", "2"));
    Shipment both = bySku("TEE", 2);

    Results.done(sink.execute(both, notes));
    assertThat(server.order("1001").fulfilments()).hasSize(1);
    assertThat(sink.execute(bySku("TEE", 2), new Notes("b"))).isInstanceOf(Conflict.class);
  }

  @Test
  void aLineFarDownIsFoundToo() {
    ShopifyOrder large = new ShopifyOrder("7");
    for (int i = 0; i < 300; i++) {
      large.line("TEE-" + i, 1, "1.00", "1");
    }
    server.put(large);
    Shipment last =
        bySku("TEE-299", 1).toBuilder()
            .setAll(Shipment.ORDERS, new BusinessKey("sales-order", "#7"))
            .build();

    assertThat(Results.done(sink.execute(last, notes)).entity()).isEqualTo("fulfillment");
  }

  @Test
  void theWarehouseSaysWhereItLeft() {
    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1"));
    Shipment elsewhere =
        Shops.shipment("1001", "1Z1", 1).toBuilder()
            .set(Shipment.WAREHOUSE, Shops.location("BERLIN"))
            .build();

    assertThat(sink.execute(elsewhere, notes)).isInstanceOf(Conflict.class);
    assertThat(server.operations()).doesNotContain("CreateFulfilment");
  }

  @Test
  void whatIsOnHoldOrCancelledOrShippedIsAConflict() {
    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1").hold());
    assertThat(sink.execute(Shops.shipment("1001", "1Z1", 1), notes)).isInstanceOf(Conflict.class);

    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1").cancel());
    assertThat(sink.execute(Shops.shipment("1001", "1Z1", 1), notes)).isInstanceOf(Conflict.class);

    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1"));
    assertThat(sink.execute(Shops.shipment("1001", "1Z1", 2), notes)).isInstanceOf(Conflict.class);
  }

  @Test
  void whatShopifyCannotSayIsRefused() {
    server.put(new ShopifyOrder("1001").line("TEE", 9, "1.00", "1"));
    Shipment good = Shops.shipment("1001", "1Z1", 1);
    GoodsLine half =
        good.lines().get(0).toBuilder().set(GoodsLine.DONE, Quantity.of("0.5", Unit.ONE)).build();
    BusinessKey other = new BusinessKey("sales-order", "#100");

    assertThat(fields(good.toBuilder().set(Shipment.LINES, List.of(half)).build()))
        .containsExactly("lines.done");
    assertThat(fields(good.toBuilder().set(Shipment.LINES, List.of()).build()))
        .containsExactly("lines");
    assertThat(fields(good.toBuilder().setAll(Shipment.ORDERS, other).build()))
        .containsExactly("orders");
    assertThat(
            fields(good.toBuilder().setAll(Shipment.ORDERS, good.orders().get(0), other).build()))
        .containsExactly("orders");
    assertThat(server.operations()).doesNotContain("CreateFulfilment");
  }

  @Test
  void theApplicationKnowsTheOrderByAnotherKey() {
    server.put(new ShopifyOrder("1001").line("TEE", 1, "1.00", "1"));
    Shopify provider =
        new Shopify(
            ShopifyOptions.builder()
                .orderIds(
                    key -> key.key().equals("S00042") ? Optional.of("1001") : Optional.empty())
                .build());
    Shipment shipment =
        Shops.shipment("1001", "1Z1", 1).toBuilder()
            .setAll(Shipment.ORDERS, new BusinessKey("sales-order", "S00042"))
            .build();

    try (Connector other =
        provider.open(
            Settings.of(provider.descriptor(), Shops.settings(server.address())),
            ConnectorRuntime.builder().build())) {
      Results.done(other.capability(FulfilmentSink.class).orElseThrow().execute(shipment, notes));
    }
    assertThat(server.operations()).doesNotContain("OrderByName");
  }

  private List<String> fields(Shipment shipment) {
    return Results.rejected(sink.execute(shipment, notes)).fields().stream()
        .map(FieldError::field)
        .toList();
  }

  private static Shipment bySku(String sku, int done) {
    GoodsLine line =
        GoodsLine.builder()
            .set(GoodsLine.PRODUCT, Shops.sku(sku))
            .set(GoodsLine.DONE, Quantity.pieces(done))
            .build();
    return Shops.shipment("1001", "1Z1").toBuilder().set(Shipment.LINES, List.of(line)).build();
  }
}
