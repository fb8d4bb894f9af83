package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.capability.CatalogueSource;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.WooOrder;
import io.github.odoosync.standin.WooServer;
import io.github.odoosync.testing.CommandRig;
import io.github.odoosync.testing.ConnectorContract;
import io.github.odoosync.testing.ContractCase;
import io.github.odoosync.testing.SourceRig;
import io.github.odoosync.testing.SystemFault;
import io.github.odoosync.testing.WebhookRig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The connector keeps what every connector has to keep. */
@Timeout(120)
class WooCommerceContractTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TestFactory
  Stream<DynamicTest> theProvider() {
    return tests(
        ConnectorContract.provider(new WooCommerce(), WooShops.settings("http://127.0.0.1:1")));
  }

  @TestFactory
  Stream<DynamicTest> orders() {
    return tests(ConnectorContract.source(() -> new OrdersRig(Duration.ofMillis(400))));
  }

  @TestFactory
  Stream<DynamicTest> ordersThatAllChangedInOneSecond() {
    return tests(ConnectorContract.source(() -> new OrdersRig(Duration.ofMillis(1))));
  }

  @TestFactory
  Stream<DynamicTest> stock() {
    return tests(ConnectorContract.source(() -> new ProductsRig(InventorySource.class)));
  }

  @TestFactory
  Stream<DynamicTest> products() {
    return tests(ConnectorContract.source(() -> new ProductsRig(CatalogueSource.class)));
  }

  @TestFactory
  Stream<DynamicTest> settingStock() {
    return tests(ConnectorContract.command((Supplier<SetRig>) SetRig::new));
  }

  @TestFactory
  Stream<DynamicTest> tellingWhatWasShipped() {
    return tests(ConnectorContract.command((Supplier<ShipRig>) ShipRig::new));
  }

  @TestFactory
  Stream<DynamicTest> webhooks() {
    return tests(ConnectorContract.webhook(HookRig::new));
  }

  private static Stream<DynamicTest> tests(List<ContractCase> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::run));
  }

  /** A shop with connectors to it. */
  private static final class Opened implements AutoCloseable {

    final WooServer server = new WooServer();
    private final List<Connector> opened = new ArrayList<>();

    <T> T capability(Class<T> type) {
      Connector connector = WooShops.open(server);
      opened.add(connector);
      return connector.capability(type).orElseThrow();
    }

    @Override
    public void close() {
      opened.forEach(Connector::close);
      server.close();
    }
  }

  private static final class OrdersRig implements SourceRig {

    private final Opened shop = new Opened();

    OrdersRig(Duration tick) {
      shop.server.tick(tick);
    }

    @Override
    public IncrementalSource<?> source() {
      return shop.capability(OrderSource.class);
    }

    @Override
    public String change(int number) {
      return shop.server.change(number);
    }

    @Override
    public void poison() {
      shop.server.put(new WooOrder(666).line("TEE", "1", "1").status("enigmatic"));
    }

    @Override
    public void arm(SystemFault fault) {
      shop.server.armReads(fault);
    }

    @Override
    public void close() {
      shop.close();
    }
  }

  private static final class ProductsRig implements SourceRig {

    private final Opened shop = new Opened();
    private final Class<? extends IncrementalSource<?>> type;
    private int changes;

    ProductsRig(Class<? extends IncrementalSource<?>> type) {
      this.type = type;
    }

    @Override
    public IncrementalSource<?> source() {
      return shop.capability(type);
    }

    // Each second one is a variation.
    @Override
    public String change(int number) {
      String figure = Integer.toString(++changes);
      if (number % 2 == 0) {
        shop.server.stock().putVariable(number * 100L, "P" + number);
        shop.server.stock().putVariation(number, number * 100L, "S" + number, figure);
      } else {
        shop.server.stock().put(number, "S" + number, figure);
      }
      return Integer.toString(number);
    }

    @Override
    public void poison() {
      shop.server.stock().put(666, "POISON", "1e-200");
    }

    @Override
    public void arm(SystemFault fault) {
      shop.server.armReads(fault);
    }

    @Override
    public void close() {
      shop.close();
    }
  }

  private static final class SetRig implements CommandRig<SetStock, StockLevel> {

    private final Opened shop = new Opened();

    SetRig() {
      for (int number = 1; number <= 2; number++) {
        shop.server.stock().put(number, "S" + number, "1");
      }
    }

    @Override
    public CommandHandler<SetStock, StockLevel> handler() {
      return shop.capability(StockSetter.class);
    }

    @Override
    public SetStock command(int number) {
      return WooShops.set("S" + number, "7", null);
    }

    @Override
    public int effects(SetStock command) {
      return shop.server
          .stock()
          .changes(command.product().sku().orElseThrow().equals("S1") ? 1 : 2);
    }

    @Override
    public void arm(SystemFault fault) {
      shop.server.arm(fault);
    }

    @Override
    public void close() {
      shop.close();
    }
  }

  private static final class ShipRig implements CommandRig<Shipment, ExternalKey> {

    private final Opened shop = new Opened();

    ShipRig() {
      for (int number = 1; number <= 2; number++) {
        shop.server.put(new WooOrder(number).line("TEE", "5", "10.00"));
      }
    }

    @Override
    public CommandHandler<Shipment, ExternalKey> handler() {
      return shop.capability(FulfilmentSink.class);
    }

    @Override
    public Shipment command(int number) {
      return WooShops.shipment("OUT/" + number, Integer.toString(number), "1Z" + number, "2");
    }

    @Override
    public int effects(Shipment shipment) {
      WooOrder order = shop.server.order(Long.parseLong(shipment.orders().get(0).key()));
      return order.meta().isEmpty() ? order.notes().size() : Math.max(1, order.notes().size());
    }

    @Override
    public void arm(SystemFault fault) {
      shop.server.arm(fault);
    }

    @Override
    public void close() {
      shop.close();
    }
  }

  private static final class HookRig implements WebhookRig {

    private final Opened shop = new Opened();

    @Override
    public WebhookReceiver receiver() {
      return shop.capability(WebhookReceiver.class);
    }

    @Override
    public List<Secret> secrets() {
      return List.of(Secret.of(WooShops.SECRET), Secret.of(WooShops.OLD_SECRET));
    }

    @Override
    public Secret otherSecret() {
      return Secret.of("no secret");
    }

    @Override
    public byte[] body(int number) {
      return ("{\"id\":" + number + ",\"date_modified_gmt\":\"2026-03-01T10:00:00\"}")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest sent(byte[] body, Secret secret) {
      Map<String, List<String>> headers =
          WooServer.hook(secret.reveal(), "order.updated", body, 1).headers().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
      return WebhookRequest.of("POST", "/", headers, body, NOW);
    }

    @Override
    public void close() {
      shop.close();
    }
  }
}
