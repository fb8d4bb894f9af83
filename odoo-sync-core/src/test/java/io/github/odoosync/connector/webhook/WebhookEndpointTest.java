package io.github.odoosync.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.Inbox;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.testing.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks over real HTTP, from the sender to the inbox. */
@Timeout(120)
class WebhookEndpointTest {

  private static final String BODY = "{\"order\":\"SO1\",\"name\":\"c4nary\"}";
  private static final Secret KEY = Secret.of("whsec_YzRuYXJ5IHNlY3JldCBvZiAyNCBieXRlcyE=");
  private static final Secret SHOP_KEY = Secret.of("c4nary-shop-key");

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
  private final StandardWebhooks signer = StandardWebhooks.of(KEY);
  private final List<SyncEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final TestStore store = TestStore.Kind.MEMORY.open();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final OkHttpClient client = new OkHttpClient();
  private volatile boolean storeDown;
  private HttpServer server;
  private WebhookEndpoint warehouse;
  private WebhookEndpoint shop;

  @BeforeEach
  void start() throws Exception {
    Inbox inbox = Inbox.on(Outbox.on(breakable(store.lanes())));
    warehouse = endpoint("warehouse", this::warehouseMessage, inbox);
    shop = endpoint("shop", WebhookEndpointTest::shopMessage, inbox);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/warehouse", new JdkWebhookHandler(warehouse));
    server.createContext("/shop", new JdkWebhookHandler(shop));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop(0);
    threads.shutdownNow();
    client.connectionPool().evictAll();
    store.close();
  }

  @Test
  void whatIsGenuineIsStoredAndThenThankedFor() throws Exception {
    assertThat(send("msg_1", BODY)).isEqualTo(202);

    assertThat(store.drain("shipment"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.id()).isEqualTo("warehouse:msg_1");
              assertThat(message.key()).contains("SO1");
              assertThat(message.payload().toBytes())
                  .isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
            });
    assertThat(events).containsExactly(new WebhookEvent.Taken(clock.instant(), "warehouse", 1, 0));
  }

  @Test
  void aSecondCopyIsThankedForAndNotStored() throws Exception {
    send("msg_1", BODY);
    clock.advance(Duration.ofMinutes(30));
    assertThat(send("msg_1", BODY)).isEqualTo(202);

    assertThat(store.drain("shipment")).hasSize(1);
    assertThat(events.get(1)).isEqualTo(new WebhookEvent.Taken(clock.instant(), "warehouse", 0, 1));
  }

  @Test
  void copiesThatComeAtOnceAreStoredOnce() throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "msg_" + i % 4;
      answers.add(threads.submit(() -> handled(warehouse, headers(id, BODY), BODY).status()));
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(202);
    }
    assertThat(store.drain("shipment"))
        .extracting(Message::id)
        .containsExactlyInAnyOrder(
            "warehouse:msg_0", "warehouse:msg_1", "warehouse:msg_2", "warehouse:msg_3");
  }

  @Test
  void whatCannotBeStoredIsNotThankedForAndTakenWhenItComesAgain() throws Exception {
    storeDown = true;
    assertThat(send("msg_1", BODY)).isEqualTo(503);
    assertThat(events)
        .containsExactly(new WebhookEvent.Failed(clock.instant(), "warehouse", "OSYNC-1601"));
    storeDown = false;
    assertThat(store.drain("shipment")).isEmpty();

    assertThat(send("msg_1", BODY)).isEqualTo(202);
    assertThat(store.drain("shipment")).hasSize(1);
  }

  @Test
  void whatIsNotGenuineIsCountedByItsReason() throws Exception {
    Map<String, List<String>> signed = headers("msg_1", BODY);
    assertThat(send("/warehouse", Map.of(), BODY)).isEqualTo(401);
    assertThat(send("/warehouse", signed, BODY + " ")).isEqualTo(401);
    assertThat(send("/warehouse", signed, "")).isEqualTo(401);
    clock.advance(Duration.ofMinutes(6));
    assertThat(send("/warehouse", signed, BODY)).isEqualTo(401);

    assertThat(warehouse.refusals())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                WebhookRefusal.UNSIGNED, 1L,
                WebhookRefusal.BAD_SIGNATURE, 2L,
                WebhookRefusal.OUTSIDE_TIME, 1L));
    assertThat(shop.refusals()).isEmpty();
    assertThat(store.drain("shipment")).isEmpty();
    assertThat(events).hasSize(4).allMatch(WebhookEvent.Refused.class::isInstance);
  }

  @Test
  void aBodyBeyondTheLimitIsNotRead() throws Exception {
    String limit = "x".repeat(2_000);
    assertThat(send("/warehouse", headers("msg_1", limit), limit)).isEqualTo(400);
    String beyond = limit + "x";
    assertThat(send("/warehouse", headers("msg_1", beyond), beyond)).isEqualTo(413);

    Request chunked = new Request.Builder().url(url("/warehouse")).post(ofUnknownLength()).build();
    try (Response answer = client.newCall(chunked).execute()) {
      assertThat(answer.code()).isEqualTo(413);
    }
    assertThat(warehouse.refusals()).containsEntry(WebhookRefusal.TOO_LARGE, 2L);
  }

  @Test
  void aBodyThatIsCutOffIsRefused() throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /warehouse HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf"
              .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(warehouse.refusals()).containsEntry(WebhookRefusal.CUT_OFF, 1L);
  }

  @Test
  void anotherMethodIsToldWhichOneIsExpected() throws Exception {
    Request get = new Request.Builder().url(url("/warehouse")).build();
    try (Response answer = client.newCall(get).execute()) {
      assertThat(answer.code()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("POST");
    }
  }

  @Test
  void whatIsSignedButCannotBeReadIsRefusedAndCounted() throws Exception {
    assertThat(send("msg_1", "{\"order\": ")).isEqualTo(400);
    assertThat(send("msg_2", "{\"name\": \"c4nary\"}")).isEqualTo(400);

    assertThat(warehouse.refusals()).containsEntry(WebhookRefusal.UNREADABLE, 2L);
  }

  @Test
  void aReceiverThatFailsIsAskedAgainAndShowsNothing() {
    WebhookEndpoint broken =
        endpoint(
            "broken",
            request -> {
              throw new IllegalStateException(new String(request.body(), StandardCharsets.UTF_8));
            },
            Inbox.on(Outbox.on(store.lanes())));

    assertThat(handled(broken, Map.of(), BODY).status()).isEqualTo(500);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            WebhookEvent.Failed.class,
            failed ->
                assertThat(failed.error())
                    .startsWith("IllegalStateException at " + getClass().getName()));
  }

  @Test
  void aPingWithoutSignatureIsAnsweredAndNothingStored() throws Exception {
    assertThat(send("/shop", Map.of(), "webhook_id=7")).isEqualTo(200);

    assertThat(store.drain("order")).isEmpty();
    assertThat(shop.refusals()).isEmpty();
  }

  @Test
  void whatHasNoIdOfItsOwnIsKnownByItsContent() throws Exception {
    String first = "{\"id\":7,\"date_modified_gmt\":\"2026-03-01T10:00:00\"}";
    String second = "{\"id\":7,\"date_modified_gmt\":\"2026-03-01T10:00:01\"}";
    for (String body : List.of(first, first, second, first)) {
      assertThat(send("/shop", Map.of("X-Signature", List.of(shopSignature(body))), body))
          .isEqualTo(200);
    }

    assertThat(store.drain("order")).hasSize(2);
  }

  @Test
  void aHandshakeGetsTheStatusItAsksFor() {
    WebhookEndpoint finance =
        endpoint(
            "finance",
            request ->
                signer
                    .refusal(request)
                    .<WebhookVerdict>map(reason -> new WebhookVerdict.Refused(reason, 418))
                    .orElseGet(() -> new WebhookVerdict.Answered(WebhookResponse.of(204))),
            Inbox.on(Outbox.on(store.lanes())));

    assertThat(handled(finance, Map.of(), "{}").status()).isEqualTo(418);
    assertThat(handled(finance, headers("msg_1", "{}"), "{}").status()).isEqualTo(204);
  }

  @Test
  void nothingOfARequestIsLoggedOrTold() throws Exception {
    send("msg_1", BODY);
    send("/warehouse", Map.of("webhook-signature", List.of("v1,c4nary")), BODY);
    send("msg_2", "{\"name\": \"c4nary\"}");
    storeDown = true;
    send("msg_3", BODY);
    aReceiverThatFailsShowsNothing();

    assertThat(events).hasSize(5);
    assertThat(events.toString()).doesNotContain("c4nary");
    assertThat(warehouse.toString()).doesNotContain("c4nary");
    Path log = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
    assertThat(Files.readString(log, StandardCharsets.UTF_8))
        .contains("warehouse could not take a request")
        .doesNotContain("c4nary");
  }

  private void aReceiverThatFailsShowsNothing() {
    WebhookEndpoint broken =
        endpoint(
            "broken",
            request -> {
              throw new IllegalStateException("c4nary");
            },
            Inbox.on(Outbox.on(store.lanes())));
    handled(broken, Map.of(), BODY);
  }

  private WebhookEndpoint endpoint(String name, WebhookReceiver receiver, Inbox inbox) {
    return WebhookEndpoint.builder(name, receiver, inbox)
        .maxBytes(2_000)
        .clock(clock)
        .listener(events::add)
        .build();
  }

  private WebhookVerdict warehouseMessage(WebhookRequest request) {
    WebhookRefusal refusal = signer.refusal(request).orElse(null);
    if (refusal != null) {
      return new WebhookVerdict.Refused(refusal);
    }
    String order = Json.read(request.body()).get("order").text();
    Message.Builder message =
        Message.of("shipment", "order.shipped", 1)
            .key(order)
            .payload(Payload.bytes(request.body()));
    String id = request.header(StandardWebhooks.ID).orElseThrow();
    return new WebhookVerdict.Accepted(
        List.of(InboxMessage.of("warehouse", id, message).build()), WebhookResponse.of(202));
  }

  private static WebhookVerdict shopMessage(WebhookRequest request) {
    String text = new String(request.body(), StandardCharsets.UTF_8);
    if (text.startsWith("webhook_id=")) {
      return new WebhookVerdict.Answered(WebhookResponse.of(200));
    }
    byte[] signature = Base64.getDecoder().decode(request.header("X-Signature").orElse(""));
    if (!WebhookSecrets.of(SHOP_KEY).matches(request.body(), signature)) {
      return new WebhookVerdict.Refused(WebhookRefusal.BAD_SIGNATURE);
    }
    Message.Builder message =
        Message.of("order", "order.updated", 1).payload(Payload.bytes(request.body()));
    String id = Fingerprint.of(request.body()).value();
    return new WebhookVerdict.Accepted(List.of(InboxMessage.of("shop", id, message).build()));
  }

  private static String shopSignature(String body) {
    byte[] key = SHOP_KEY.reveal().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder()
        .encodeToString(WebhookSecrets.hmac(key, body.getBytes(StandardCharsets.UTF_8)));
  }

  private int send(String id, String body) throws Exception {
    return send("/warehouse", headers(id, body), body);
  }

  private int send(String path, Map<String, List<String>> headers, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Request.Builder request =
        new Request.Builder().url(url(path)).post(RequestBody.create(bytes, null));
    headers.forEach((name, values) -> request.header(name, values.get(0)));
    try (Response answer = client.newCall(request.build()).execute()) {
      return answer.code();
    }
  }

  private static RequestBody ofUnknownLength() {
    return new RequestBody() {
      @Override
      public @Nullable MediaType contentType() {
        return null;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.write(new byte[20_000]);
      }
    };
  }

  private static WebhookResponse handled(
      WebhookEndpoint endpoint, Map<String, List<String>> headers, String body) {
    return endpoint.handle(
        "POST", "/", headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private Map<String, List<String>> headers(String id, String body) {
    Instant now = clock.instant();
    Map<String, List<String>> headers = new HashMap<>();
    signer
        .sign(id, now, body.getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private LaneStore breakable(LaneStore lanes) {
    return (LaneStore)
        Proxy.newProxyInstance(
            LaneStore.class.getClassLoader(),
            new Class<?>[] {LaneStore.class},
            (proxy, method, arguments) -> {
              if (storeDown) {
                throw new StoreException(
                    Failure.of(ErrorCode.STORE_UNAVAILABLE, "The database is away"), null);
              }
              try {
                return method.invoke(lanes, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
