package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.capability.TrackingSource;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.EasyPostServer;
import io.github.odoosync.testing.CommandRig;
import io.github.odoosync.testing.ConnectorContract;
import io.github.odoosync.testing.ContractCase;
import io.github.odoosync.testing.SystemFault;
import io.github.odoosync.testing.WebhookRig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
class EasyPostContractTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TestFactory
  Stream<DynamicTest> theProvider() {
    return tests(
        ConnectorContract.provider(new EasyPost(), Samples.settings("http://127.0.0.1:1")));
  }

  @TestFactory
  Stream<DynamicTest> buying() {
    return tests(ConnectorContract.command((Supplier<BuyRig>) BuyRig::new));
  }

  @TestFactory
  Stream<DynamicTest> givingBack() {
    return tests(ConnectorContract.command((Supplier<VoidRig>) VoidRig::new));
  }

  @TestFactory
  Stream<DynamicTest> following() {
    return tests(ConnectorContract.command((Supplier<FollowRig>) FollowRig::new));
  }

  @TestFactory
  Stream<DynamicTest> webhooks() {
    return tests(ConnectorContract.webhook(HookRig::new));
  }

  private static Stream<DynamicTest> tests(List<ContractCase> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::run));
  }

  /** A connector with its server, opened anew for each handler. */
  private abstract static class Rig<C, R> implements CommandRig<C, R> {

    final EasyPostServer server = Samples.server();
    private final List<Connector> opened = new ArrayList<>();

    <T> T capability(Class<T> type) {
      Connector connector = Samples.open(server.address());
      opened.add(connector);
      return connector.capability(type).orElseThrow();
    }

    @Override
    public void arm(SystemFault fault) {
      server.arm(fault);
    }

    @Override
    public void close() {
      opened.forEach(Connector::close);
      server.close();
    }
  }

  private static final class BuyRig extends Rig<BuyLabels, List<Label>> {

    @Override
    public CommandHandler<BuyLabels, List<Label>> handler() {
      return capability(LabelService.class).buy();
    }

    @Override
    public BuyLabels command(int number) {
      return Samples.buy(Samples.shipment("OUT" + number, "1"), "10.00");
    }

    @Override
    public int effects(BuyLabels command) {
      return server.sold(command.shipment().key().key() + "/P1");
    }
  }

  private static final class VoidRig extends Rig<Label, Label> {

    private final Map<Integer, Label> bought = new HashMap<>();

    @Override
    public CommandHandler<Label, Label> handler() {
      return capability(LabelService.class).voidLabel();
    }

    @Override
    public Label command(int number) {
      return bought.computeIfAbsent(number, this::buy);
    }

    private Label buy(int number) {
      BuyLabels command = Samples.buy(Samples.shipment("OUT" + number, "1"), "10.00");
      return Results.done(capability(LabelService.class).buy().execute(command, new Notes("a")))
          .get(0);
    }

    // A label has to be there before anything can go wrong with giving it back.
    @Override
    public void arm(SystemFault fault) {
      Label ignored = command(1);
      super.arm(fault);
    }

    @Override
    public int effects(Label label) {
      return server.refunds(label.shipment().key() + "/P1");
    }
  }

  private static final class FollowRig extends Rig<TrackingNumber, ExternalKey> {

    @Override
    public CommandHandler<TrackingNumber, ExternalKey> handler() {
      return capability(TrackingSource.class).subscribe().orElseThrow();
    }

    @Override
    public TrackingNumber command(int number) {
      return new TrackingNumber("USPS", "EZ100000000" + number, NOW);
    }

    @Override
    public int effects(TrackingNumber number) {
      return server.trackers(number.number());
    }
  }

  private static final class HookRig implements WebhookRig {

    private final Connector connector = Samples.open("http://127.0.0.1:1");

    @Override
    public WebhookReceiver receiver() {
      return connector.capability(WebhookReceiver.class).orElseThrow();
    }

    @Override
    public List<Secret> secrets() {
      return List.of(Secret.of(Samples.SECRET), Secret.of(Samples.OLD_SECRET));
    }

    @Override
    public Secret otherSecret() {
      return Secret.of("s\u00e9cr\u00e9t");
    }

    @Override
    public byte[] body(int number) {
      return """
          {"id": "evt_%d", "description": "tracker.updated",
           "result": {"id": "trk_1", "object": "Tracker", "weight": 14.0}}"""
          .formatted(number)
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest sent(byte[] body, Secret secret) {
      Map<String, List<String>> headers =
          EasyPostServer.signed(secret.reveal(), body).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
      return WebhookRequest.of("POST", "/", headers, body, NOW);
    }

    @Override
    public void close() {
      connector.close();
    }
  }
}
