package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.capability.AdjustStock;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.connector.capability.StockAdjuster;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.ShopifyOrder;
import io.github.odoosync.standin.ShopifyServer;
import io.github.odoosync.testing.CommandRig;
import io.github.odoosync.testing.ConnectorContract;
import io.github.odoosync.testing.ContractCase;
import io.github.odoosync.testing.SourceRig;
import io.github.odoosync.testing.SystemFault;
import io.github.odoosync.testing.WebhookRig;
import java.nio.charset.StandardCharsets;
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
class ShopifyContractTest {

  @TestFactory
  Stream<DynamicTest> theProvider() {
    return tests(ConnectorContract.provider(new Shopify(), Shops.settings("http://127.0.0.1:1")));
  }

  @TestFactory
  Stream<DynamicTest> orders() {
    return tests(ConnectorContract.source(OrdersRig::new));
  }

  @TestFactory
  Stream<DynamicTest> stockLevels() {
    return tests(ConnectorContract.source(StockRig::new));
  }

  @TestFactory
  Stream<DynamicTest> fulfilments() {
    return tests(ConnectorContract.command((Supplier<FulfilRig>) FulfilRig::new));
  }

  @TestFactory
  Stream<DynamicTest> stockThatIsSet() {
    return tests(ConnectorContract.command((Supplier<SetRig>) SetRig::new));
  }

  @TestFactory
  Stream<DynamicTest> stockThatIsAdjusted() {
    return tests(ConnectorContract.command((Supplier<AdjustRig>) AdjustRig::new));
  }

  @TestFactory
  Stream<DynamicTest> webhooks() {
    return tests(ConnectorContract.webhook(HookRig::new));
  }

  private static Stream<DynamicTest> tests(List<ContractCase> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::run));
  }

  /** A shop, and connectors that are opened anew each time. */
  private static class Shop implements AutoCloseable {

    final ShopifyServer server = Shops.server();
    private final List<Connector> opened = new ArrayList<>();

    <T> T capability(Class<T> type) {
      Connector connector = Shops.open(server.address());
      opened.add(connector);
      return connector.capability(type).orElseThrow();
    }

    @Override
    public void close() {
      opened.forEach(Connector::close);
      server.close();
    }
  }

  private static final class OrdersRig extends Shop implements SourceRig {

    @Override
    public IncrementalSource<?> source() {
      return capability(OrderSource.class);
    }

    @Override
    public String change(int number) {
      server.put(new ShopifyOrder("100" + number).line("TEE", 2, "10.00", "1"));
      return "100" + number;
    }

    @Override
    public void poison() {
      server.put(new ShopifyOrder("666").line("TEE", 2, "10.00", "1").poison());
    }

    @Override
    public void arm(SystemFault fault) {
      server.armQuery(fault);
    }
  }

  private static final class StockRig extends Shop implements SourceRig {

    @Override
    public IncrementalSource<?> source() {
      return capability(InventorySource.class);
    }

    @Override
    public String change(int number) {
      String item = "20" + number;
      server.stock().put("TEE-" + number, item, "1", server.stock().available(item, "1") + 1);
      return item;
    }

    @Override
    public void poison() {
      server.stock().put("CAP", "66", "1", 1);
      server.stock().poison("66");
    }

    @Override
    public void arm(SystemFault fault) {
      server.armQuery(fault);
    }
  }

  private abstract static class Rig<C, R> extends Shop implements CommandRig<C, R> {

    @Override
    public void arm(SystemFault fault) {
      server.arm(fault);
    }
  }

  private static final class FulfilRig extends Rig<Shipment, ExternalKey> {

    FulfilRig() {
      server.put(new ShopifyOrder("1001").line("TEE", 9, "10.00", "1"));
    }

    @Override
    public CommandHandler<Shipment, ExternalKey> handler() {
      return capability(FulfilmentSink.class);
    }

    @Override
    public Shipment command(int number) {
      return Shops.shipment("1001", "1Z" + number, 2);
    }

    @Override
    public int effects(Shipment shipment) {
      return server.order("1001").fulfilments(shipment.trackingNumbers().get(0).number());
    }
  }

  private static final class SetRig extends Rig<SetStock, StockLevel> {

    SetRig() {
      server.stock().put("TEE-1", "11", "1", 5);
      server.stock().put("TEE-2", "12", "1", 5);
    }

    @Override
    public CommandHandler<SetStock, StockLevel> handler() {
      return capability(StockSetter.class);
    }

    @Override
    public SetStock command(int number) {
      return Shops.set("TEE-" + number, 7, 5);
    }

    @Override
    public int effects(SetStock command) {
      return server.stock().changes("1" + command.product().sku().orElseThrow().substring(4), "1");
    }
  }

  private static final class AdjustRig extends Rig<AdjustStock, StockLevel> {

    AdjustRig() {
      server.stock().put("TEE-1", "11", "1", 5);
      server.stock().put("TEE-2", "12", "1", 5);
    }

    @Override
    public CommandHandler<AdjustStock, StockLevel> handler() {
      return capability(StockAdjuster.class);
    }

    @Override
    public AdjustStock command(int number) {
      return new AdjustStock(
          Shops.sku("TEE-" + number),
          Shops.location("MAIN"),
          Quantity.pieces(3),
          null,
          "correction");
    }

    @Override
    public int effects(AdjustStock command) {
      String item = "1" + command.product().sku().orElseThrow().substring(4);
      return (server.stock().available(item, "1") - 5) / 3;
    }
  }

  private static final class HookRig implements WebhookRig {

    private final Connector connector = Shops.open("http://127.0.0.1:1");

    @Override
    public WebhookReceiver receiver() {
      return connector.capability(WebhookReceiver.class).orElseThrow();
    }

    @Override
    public List<Secret> secrets() {
      return List.of(Secret.of(Shops.SECRET), Secret.of(Shops.OLD_SECRET));
    }

    @Override
    public Secret otherSecret() {
      return Secret.of("shpss_of-nobody");
    }

    @Override
    public byte[] body(int number) {
      return ("{\"id\":" + number + ",\"name\":\"#1\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest sent(byte[] body, Secret secret) {
      String event = Fingerprint.of(body).value();
      Map<String, List<String>> headers =
          ShopifyServer.signed(secret.reveal(), Shops.DOMAIN, "orders/updated", event, body)
              .entrySet()
              .stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
      return WebhookRequest.of("POST", "/", headers, body, Shops.NOW);
    }

    @Override
    public void close() {
      connector.close();
    }
  }
}
