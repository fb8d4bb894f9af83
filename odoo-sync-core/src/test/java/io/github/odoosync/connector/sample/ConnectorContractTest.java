package io.github.odoosync.connector.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.sample.DepotConnector.OrderHandler;
import io.github.odoosync.connector.sample.DepotConnector.TotalsSource;
import io.github.odoosync.connector.webhook.StandardWebhooks;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.testing.CommandRig;
import io.github.odoosync.testing.ConnectorContract;
import io.github.odoosync.testing.ContractCase;
import io.github.odoosync.testing.SourceRig;
import io.github.odoosync.testing.SystemFault;
import io.github.odoosync.testing.WebhookRig;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** A sound connector passes the contract, and each that is broken fails where it is broken. */
@Timeout(120)
class ConnectorContractTest {

  private static final Map<String, String> AWAY =
      Map.of("address", "http://127.0.0.1:1", "api-key", "s3cr3t-key");
  private static final Secret NEW = Secret.of("whsec_bmV3IHNlY3JldCBvZiAyNCBieXRlcyEh");
  private static final Secret OLD = Secret.of("whsec_b2xkIHNlY3JldCBvZiAyNCBieXRlcyEh");
  private static final Secret NONE = Secret.of("whsec_bm8gc2VjcmV0IG9mIDI0IGJ5dGVzISEh");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TestFactory
  Stream<DynamicTest> aSoundConnectorPasses() {
    return Stream.of(
            ConnectorContract.provider(new DepotConnector.Provider(), AWAY),
            orders(OrderHandler::new),
            totals(TotalsSource::new),
            webhooks(ConnectorContractTest::receive))
        .flatMap(List::stream)
        .map(each -> DynamicTest.dynamicTest(each.name(), each::run));
  }

  @Test
  void aReferenceThatIsNewEachTimeDoublesAnOrder() {
    assertThat(failing(orders(http -> new Orders(http, order -> order + "-" + UUID.randomUUID()))))
        .containsExactly(
            "a command carried out again happens once", "after a lost answer it happens once");
  }

  @Test
  void aReferenceThatIsAlwaysTheSameLosesAnOrder() {
    assertThat(failing(orders(http -> new Orders(http, order -> "order"))))
        .contains("two commands both happen");
  }

  @Test
  void whoTakesEachErrorForARefusalGivesUpTooEarly() {
    assertThat(failing(orders(GivesUp::new)))
        .contains(
            "too many requests: later, and nothing happened",
            "not available: later, and nothing happened",
            "after a lost answer it happens once")
        .doesNotContain("what is refused is refused for good, with a reason");
  }

  @Test
  void whoTakesALostAnswerForASuccessLosesALostRequest() {
    assertThat(failing(orders(Hopes::new)))
        .contains("after a lost request it happens once")
        .doesNotContain("after a lost answer it happens once");
  }

  @Test
  void whoPagesByNumberLosesWhatMoves() {
    assertThat(failing(totals(ByOffset::new)))
        .containsExactly("what changes between two pages is not lost");
  }

  @Test
  void whoRemembersHimselfForgetsAfterARestart() {
    assertThat(failing(totals(Remembers::new)))
        .contains("a page that was not kept comes again", "it goes on after a restart");
  }

  @Test
  void whoStumblesOverOneRecordHoldsUpTheOthers() {
    assertThat(failing(totals(Stumbles::new)))
        .containsExactly("a record that cannot be read holds up no other");
  }

  @Test
  void whoTakesAFailureForAnEmptyPageLosesIt() {
    assertThat(failing(totals(Swallows::new)))
        .containsExactly(
            "a system that is away is an error, not an empty page",
            "an answer that is lost is an error, not an empty page");
  }

  @Test
  void whoChecksNoSignatureTakesAnything() {
    assertThat(failing(webhooks(request -> taken(request, id(request)))))
        .containsExactly(
            "another secret is refused",
            "a changed body is refused",
            "what is not signed is not taken");
  }

  @Test
  void whoChecksOneSecretCannotChangeIt() {
    assertThat(failing(webhooks(request -> receive(request, StandardWebhooks.of(NEW)))))
        .containsExactly("each secret in use is good");
  }

  @Test
  void whoMakesUpIdsKnowsNothingAgain() {
    assertThat(
            failing(
                webhooks(
                    request ->
                        receive(request) instanceof WebhookVerdict.Accepted
                            ? taken(request, UUID.randomUUID().toString())
                            : receive(request))))
        .containsExactly("a second copy is known again");
    assertThat(
            failing(
                webhooks(
                    request ->
                        receive(request) instanceof WebhookVerdict.Accepted
                            ? taken(request, "id")
                            : receive(request))))
        .containsExactly("two events are two messages");
  }

  @Test
  void whoTrustsWhatIsSignedBreaks() {
    assertThat(
            failing(
                webhooks(
                    request -> {
                      if (request.body().length == 0) {
                        throw new IllegalStateException("no body");
                      }
                      return receive(request);
                    })))
        .containsExactly("signed nonsense breaks nothing");
  }

  @Test
  void aProviderThatThrowsOrTellsIsFound() {
    assertThat(failing(ConnectorContract.provider(new Throwing(), AWAY)))
        .contains("a check of a system that is away fails and throws nothing");
    assertThat(failing(ConnectorContract.provider(new Telling(), AWAY)))
        .containsExactly("no secret is shown");
  }

  private static List<String> failing(List<ContractCase> cases) {
    List<String> failing = new ArrayList<>();
    for (ContractCase each : cases) {
      try {
        each.run();
      } catch (AssertionError e) {
        failing.add(each.name());
      }
    }
    return failing;
  }

  private static List<ContractCase> orders(Function<Http, CommandHandler<String, String>> handler) {
    return ConnectorContract.command(() -> new OrdersRig(handler));
  }

  private static List<ContractCase> totals(Function<Http, IncrementalSource<?>> source) {
    return ConnectorContract.source(() -> new TotalsRig(source));
  }

  private static List<ContractCase> webhooks(WebhookReceiver receiver) {
    return ConnectorContract.webhook(() -> new HookRig(receiver));
  }

  private static WebhookVerdict receive(WebhookRequest request) {
    return receive(request, StandardWebhooks.of(NEW, OLD));
  }

  private static WebhookVerdict receive(WebhookRequest request, StandardWebhooks keys) {
    WebhookRefusal refusal = keys.refusal(request).orElse(null);
    return refusal == null ? taken(request, id(request)) : new WebhookVerdict.Refused(refusal);
  }

  private static String id(WebhookRequest request) {
    return request.header(StandardWebhooks.ID).orElse("none");
  }

  private static WebhookVerdict taken(WebhookRequest request, String id) {
    Message.Builder message =
        Message.of("depot", "event", 1).payload(Payload.bytes(request.body()));
    return new WebhookVerdict.Accepted(List.of(InboxMessage.of("depot", id, message).build()));
  }

  private static final class OrdersRig implements CommandRig<String, String> {

    private final DepotServer server = new DepotServer();
    private final Http http = http(server);
    private final Function<Http, CommandHandler<String, String>> handler;

    OrdersRig(Function<Http, CommandHandler<String, String>> handler) {
      this.handler = handler;
    }

    @Override
    public CommandHandler<String, String> handler() {
      return handler.apply(http);
    }

    @Override
    public String command(int number) {
      return "SO" + number;
    }

    @Override
    public int effects(String command) {
      return server.count(command);
    }

    @Override
    public void arm(SystemFault fault) {
      server.arm(fault);
    }

    @Override
    public void close() {
      http.close();
      server.close();
    }
  }

  private static final class TotalsRig implements SourceRig {

    private final DepotServer server = new DepotServer();
    private final Http http = http(server);
    private final Function<Http, IncrementalSource<?>> source;

    TotalsRig(Function<Http, IncrementalSource<?>> source) {
      this.source = source;
    }

    @Override
    public IncrementalSource<?> source() {
      return source.apply(http);
    }

    @Override
    public String change(int number) {
      return server.change("order-" + number, "1.50");
    }

    @Override
    public void poison() {
      server.change("poison", "a lot");
    }

    @Override
    public void arm(SystemFault fault) {
      server.arm(fault);
    }

    @Override
    public void close() {
      http.close();
      server.close();
    }
  }

  private record HookRig(WebhookReceiver receiver) implements WebhookRig {

    @Override
    public List<Secret> secrets() {
      return List.of(NEW, OLD);
    }

    @Override
    public Secret otherSecret() {
      return NONE;
    }

    @Override
    public byte[] body(int number) {
      return ("{\"order\":\"SO" + number + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public WebhookRequest sent(byte[] body, Secret secret) {
      String id = Fingerprint.of(body).value();
      Map<String, List<String>> headers =
          StandardWebhooks.of(secret).sign(id, NOW, body).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
      return WebhookRequest.of("POST", "/", headers, body, NOW);
    }

    @Override
    public void close() {}
  }

  private static Http http(DepotServer server) {
    return ConnectorRuntime.builder()
        .build()
        .http(HttpOptions.builder("depot", server.address()).build());
  }

  private static final class Orders extends OrderHandler {

    private final Function<String, String> reference;

    Orders(Http http, Function<String, String> reference) {
      super(http);
      this.reference = reference;
    }

    @Override
    String reference(String order) {
      return reference.apply(order);
    }
  }

  private static final class GivesUp extends OrderHandler {

    GivesUp(Http http) {
      super(http);
    }

    @Override
    public CommandResult<String> execute(String order, CommandContext context) {
      try {
        return super.execute(order, context);
      } catch (OdooSyncException e) {
        return new CommandResult.Rejected<>("it failed", List.of());
      }
    }
  }

  private static final class Hopes extends OrderHandler {

    Hopes(Http http) {
      super(http);
    }

    @Override
    public CommandResult<String> execute(String order, CommandContext context) {
      CommandResult<String> result;
      try {
        result = super.execute(order, context);
      } catch (OdooSyncException e) {
        result = CommandResult.of(e);
      }
      return result instanceof CommandResult.Unknown ? new CommandResult.Done<>(order) : result;
    }
  }

  private static final class ByOffset extends TotalsSource {

    ByOffset(Http http) {
      super(http);
    }

    @Override
    public SourcePage<BigDecimal> fetch(Cursor from, int limit) {
      // Sound as long as nothing moves: the list shrinks in front of the place.
      Json page = page("skip", from, limit);
      List<SourceRecord<BigDecimal>> records = new ArrayList<>();
      page.get("orders").items().forEach(order -> records.add(record(order)));
      int read = from.isStart() ? 0 : Integer.parseInt(from.value());
      boolean end = !page.get("more").flag();
      return new SourcePage<>(
          records, end ? Cursor.START : new Cursor("" + (read + records.size())), !end);
    }
  }

  private static final class Remembers extends TotalsSource {

    private Cursor last = Cursor.START;

    Remembers(Http http) {
      super(http);
    }

    @Override
    public SourcePage<BigDecimal> fetch(Cursor from, int limit) {
      SourcePage<BigDecimal> page = super.fetch(last, limit);
      last = page.next();
      return new SourcePage<>(page.records(), Cursor.START, page.more());
    }
  }

  private static final class Stumbles extends TotalsSource {

    Stumbles(Http http) {
      super(http);
    }

    @Override
    SourceRecord<BigDecimal> record(Json order) {
      return new SourceRecord.Found<>(order.get("id").text(), "", order.get("total").decimal());
    }
  }

  private static final class Swallows extends TotalsSource {

    Swallows(Http http) {
      super(http);
    }

    @Override
    public SourcePage<BigDecimal> fetch(Cursor from, int limit) {
      try {
        return super.fetch(from, limit);
      } catch (OdooSyncException e) {
        return new SourcePage<>(List.of(), from, false);
      }
    }
  }

  private static final class Throwing extends DepotConnector.Provider {

    @Override
    public Connector open(Settings settings, ConnectorRuntime runtime) {
      return new DepotConnector(settings, runtime) {
        @Override
        public CheckReport check() {
          throw new IllegalStateException("away");
        }
      };
    }
  }

  private static final class Telling extends DepotConnector.Provider {

    @Override
    public Connector open(Settings settings, ConnectorRuntime runtime) {
      return new DepotConnector(settings, runtime) {
        @Override
        public String toString() {
          return "depot with " + Objects.requireNonNull(key).reveal();
        }
      };
    }
  }
}
