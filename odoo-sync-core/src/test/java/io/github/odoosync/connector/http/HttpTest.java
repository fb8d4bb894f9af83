package io.github.odoosync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.database.TcpProxy;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP as connectors get it, against a real server through a network that breaks. */
class HttpTest {

  private static final Secret KEY = Secret.of("s3cr3t-key");
  private static final HttpRequest ORDER =
      HttpRequest.post("order.create", "/order").json(Map.of("reference", "SO1")).build();
  private static final HttpRequest ORDERS = HttpRequest.get("order.list", "/order").build();

  @StartStop final MockWebServer server = new MockWebServer();
  private final List<SyncEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final ConnectorRuntime runtime = ConnectorRuntime.builder().listener(events::add).build();

  @Test
  void aRequestArrivesAsItWasBuilt() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(201).body("{\"id\": 7}").build());
    HttpRequest request =
        HttpRequest.of("line.put", "PUT", "/order/{}/line/{}", "SO 1/../2", "ä")
            .query("after", "a&b=c")
            .header("X-Own", "yes")
            .json(Map.of("quantity", 2))
            .build();

    try (Http http = runtime.http(options(server.getPort()).header("X-Key", KEY).build())) {
      HttpResponse response = http.send(request);
      assertThat(response.status()).isEqualTo(201);
      assertThat(response.json().get("id").integer()).isEqualTo(7);
    }

    RecordedRequest arrived = server.takeRequest();
    assertThat(arrived.getMethod()).isEqualTo("PUT");
    assertThat(arrived.getTarget()).isEqualTo("/order/SO%201%2F..%2F2/line/%C3%A4?after=a%26b%3Dc");
    assertThat(arrived.getHeaders().get("X-Key")).isEqualTo("s3cr3t-key");
    assertThat(arrived.getHeaders().get("X-Own")).isEqualTo("yes");
    assertThat(arrived.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(arrived.getBody().utf8()).isEqualTo("{\"quantity\":2}");
  }

  @Test
  void aWriteWithoutAnAnswerIsUnknownAndAReadIsNot() {
    try (TcpProxy network = new TcpProxy(server.getPort());
        Http http = runtime.http(options(network.port()).build())) {
      network.mode(TcpProxy.Mode.DROP);

      OutcomeUnknownException write =
          catchThrowableOfType(OutcomeUnknownException.class, () -> http.send(ORDER));
      assertThat(write.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(write.retryable()).isFalse();
      assertThatThrownBy(() -> http.send(ORDERS))
          .isInstanceOfSatisfying(NoAnswerException.class, e -> assertThat(e.retryable()).isTrue());
    }
  }

  @Test
  void aWriteWhoseAnswerIsCutOffIsUnknown() {
    server.enqueue(new MockResponse.Builder().code(201).build());
    try (TcpProxy network = new TcpProxy(server.getPort());
        Http http = runtime.http(options(network.port()).build())) {
      network.cutOn("SO1");

      assertThatThrownBy(() -> http.send(ORDER)).isInstanceOf(OutcomeUnknownException.class);
      assertThat(network.cuts()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatEndsTooEarlyIsNone() {
    server.enqueue(new MockResponse.Builder().body("x".repeat(10_000)).build());
    try (TcpProxy network = new TcpProxy(server.getPort());
        Http http = runtime.http(options(network.port()).build())) {
      network.halfCloseAfter(500);

      assertThatThrownBy(() -> http.send(ORDERS)).isInstanceOf(NoAnswerException.class);
    }
  }

  @Test
  void whatARefusedPortGotIsNothing() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Http http = runtime.http(options(port).build())) {
      assertThatThrownBy(() -> http.send(ORDER))
          .isInstanceOfSatisfying(NotSentException.class, e -> assertThat(e.retryable()).isTrue());
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsNotRead() {
    server.enqueue(new MockResponse.Builder().body("x".repeat(2_001)).build());
    server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(2_001), 100).build());
    server.enqueue(new MockResponse.Builder().body("x".repeat(2_000)).build());
    try (Http http = runtime.http(options(server.getPort()).maxBytes(2_000).build())) {
      assertThatThrownBy(() -> http.send(ORDERS)).isInstanceOf(BadResponseException.class);
      assertThatThrownBy(() -> http.send(ORDER))
          .isInstanceOfSatisfying(
              BadResponseException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
      assertThat(http.send(ORDERS).body()).hasSize(2_000);
    }
  }

  @Test
  void anAnswerToAWriteThatNobodyCanReadSaysNothingOfItsEffect() {
    HttpResponse page = answer(ORDER, "<html>Welcome</html>");
    assertThatThrownBy(() -> page.read(json -> json.get("id").text()))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("order.create");

    HttpResponse other = answer(ORDERS, "{\"id\": []}");
    assertThatThrownBy(() -> other.read(json -> json.get("id").text()))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("order.list")
        .hasMessageContaining("$.id");
    String id = answer(ORDER, "{\"id\": \"7\"}").read(json -> json.get("id").text());
    assertThat(id).isEqualTo("7");
  }

  private static HttpResponse answer(HttpRequest request, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return HttpResponse.of(request, 200, Map.of(), bytes, Instant.EPOCH);
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere").build());
    try (Http http = runtime.http(options(server.getPort()).build())) {
      HttpResponse response = http.send(ORDERS);

      assertThat(response.status()).isEqualTo(302);
      assertThatThrownBy(response::requireSuccess).isInstanceOf(BadResponseException.class);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, AUTHENTICATION, NOT_COMMITTED",
    "403, ACCESS, NOT_COMMITTED",
    "404, MISSING_RECORD, NOT_COMMITTED",
    "409, FOREIGN_REFUSED, NOT_COMMITTED",
    "422, FOREIGN_REFUSED, NOT_COMMITTED",
    "429, RATE_LIMITED, NOT_COMMITTED",
    "500, OUTCOME_UNKNOWN, UNKNOWN",
    "502, OUTCOME_UNKNOWN, UNKNOWN",
    "503, SERVER_UNAVAILABLE, NOT_COMMITTED",
    "504, OUTCOME_UNKNOWN, UNKNOWN"
  })
  void aStatusSaysWhatHappenedToAWrite(int status, ErrorCode code, Outcome outcome) {
    server.enqueue(
        new MockResponse.Builder().code(status).body("the customer is Jane Doe").build());
    try (Http http = runtime.http(options(server.getPort()).build())) {
      HttpResponse response = http.send(ORDER);

      OdooSyncException error =
          catchThrowableOfType(OdooSyncException.class, response::requireSuccess);

      assertThat(error.code()).isEqualTo(code);
      assertThat(error.outcome()).isEqualTo(outcome);
      assertThat(error).hasMessageContaining("order.create").hasMessageContaining("" + status);
      assertThat(error.getMessage()).doesNotContain("Jane");
    }
  }

  @Test
  void aServerThatAsksToWaitIsLeftAlone() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "3600").build());
    try (Http http = runtime.http(options(server.getPort()).limitTimeout(Duration.ZERO).build())) {
      assertThat(http.send(ORDER).status()).isEqualTo(429);

      RateLimitedException refused =
          catchThrowableOfType(RateLimitedException.class, () -> http.send(ORDER));

      assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
      assertThat(refused.retryAfter().orElseThrow())
          .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void whatAnAnswerSaysOfALimitHoldsForTheNextRequest() {
    server.enqueue(new MockResponse.Builder().addHeader("x-remaining-calls", "0").build());
    server.enqueue(new MockResponse.Builder().build());
    HttpOptions options =
        options(server.getPort())
            .limit(new RateLimit.Window("shop.account", 150, Duration.ofHours(1)))
            .signals(HttpTest::remainingCalls)
            .limitTimeout(Duration.ZERO)
            .build();
    try (Http http = runtime.http(options);
        Http sameAccount = runtime.http(options)) {
      http.send(ORDERS);

      assertThatThrownBy(() -> sameAccount.send(ORDERS))
          .isInstanceOf(RateLimitedException.class)
          .hasMessageContaining("shop.account");
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void aLimitHoldsOnlyThoseThatNameIt() {
    server.enqueue(new MockResponse.Builder().build());
    server.enqueue(new MockResponse.Builder().build());
    HttpOptions options =
        options(server.getPort())
            .limitWhenNamed(new RateLimit.Window("lists", 1, Duration.ofHours(1)))
            .limitTimeout(Duration.ZERO)
            .build();
    HttpRequest list = HttpRequest.get("order.list", "/order").scope("lists").build();
    try (Http http = runtime.http(options)) {
      http.send(list);
      http.send(ORDERS);

      assertThatThrownBy(() -> http.send(list)).isInstanceOf(RateLimitedException.class);
    }
  }

  @Test
  void aRefusedTokenIsRenewedOnce() throws InterruptedException {
    List<String> asked = new ArrayList<>();
    TokenSource tokens =
        runtime.tokens(
            "shop.1",
            last -> {
              asked.add("t" + asked.size());
              return new Token(Secret.of("t" + (asked.size() - 1)), null, null);
            });
    server.enqueue(new MockResponse.Builder().code(401).build());
    server.enqueue(new MockResponse.Builder().code(200).build());
    server.enqueue(new MockResponse.Builder().code(401).build());
    server.enqueue(new MockResponse.Builder().code(401).build());
    try (Http http = runtime.http(options(server.getPort()).bearer(tokens).build())) {
      assertThat(http.send(ORDER).status()).isEqualTo(200);
      assertThat(http.send(ORDER).status()).isEqualTo(401);
    }
    assertThat(asked).containsExactly("t0", "t1", "t2");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t0");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t1");
    assertThat(server.takeRequest().getBody().utf8()).contains("SO1");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void noErrorShowsASecretThatTheServerRepeats() throws Exception {
    Secret own = Secret.of("own-s3cr3t");
    try (ServerSocket echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread repeating = new Thread(() -> repeatWhatComes(echo), "echo");
      repeating.start();
      HttpRequest request =
          HttpRequest.get("order.list", "/order").header("A-Own", own).secret(KEY).build();
      try (Http http = runtime.http(options(echo.getLocalPort()).header("A-Key", KEY).build())) {
        OdooSyncException error =
            catchThrowableOfType(OdooSyncException.class, () -> http.send(request));

        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains("order.list").doesNotContain("s3cr3t");
      }
      repeating.join();
    }
    assertThat(events.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void aHeaderThatCannotBeSentIsRefusedWithoutShowingIt() {
    Secret broken = Secret.of("s3cr3t\nkey");

    assertThatThrownBy(() -> HttpRequest.get("a", "/").header("X-Key", broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Key")
        .message()
        .doesNotContain("s3cr3t");
    assertThatThrownBy(() -> options(1).header("X-Key", broken)).message().doesNotContain("s3cr3t");
    assertThatThrownBy(() -> HttpRequest.get("a", "/").header("X-K: a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueCannotLeaveItsPlaceInThePath() {
    assertThat(HttpRequest.get("a", "/o/{}/x", "a/b?c#d%2e").build().path())
        .isEqualTo("/o/a%2Fb%3Fc%23d%252e/x");
    assertThatThrownBy(() -> HttpRequest.get("a", "/o/{}/x", ".."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.get("a", "/o/{}", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.get("a", "/o/{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachExchangeIsTold() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    try (Http http = runtime.http(options(server.getPort()).build())) {
      http.send(ORDERS);
    }
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            HttpExchanged.class,
            told -> {
              assertThat(told.system()).isEqualTo("shop");
              assertThat(told.operation()).isEqualTo("order.list");
              assertThat(told.status()).isEqualTo(404);
              assertThat(told.error()).isNull();
            });
  }

  @Test
  void plainHttpToAnotherMachineIsRefused() {
    assertThatThrownBy(
            () -> runtime.http(HttpOptions.builder("shop", "http://shop.example.com").build()))
        .isInstanceOf(OdooSyncException.class)
        .hasMessageContaining("https");
  }

  private static HttpOptions.Builder options(int port) {
    return HttpOptions.builder("shop", "http://127.0.0.1:" + port)
        .readTimeout(Duration.ofSeconds(3));
  }

  private static List<RateSignal> remainingCalls(HttpResponse response) {
    return response
        .header("X-Remaining-Calls")
        .map(left -> new RateSignal.Left("shop.account", Integer.parseInt(left)))
        .<List<RateSignal>>map(List::of)
        .orElse(List.of());
  }

  // The HTTP library quotes a line that is no status.
  private static void repeatWhatComes(ServerSocket server) {
    try (Socket socket = server.accept()) {
      byte[] buffer = new byte[8192];
      int length = socket.getInputStream().read(buffer);
      String head = new String(buffer, 0, length, StandardCharsets.US_ASCII);
      socket
          .getOutputStream()
          .write(head.replace("\r\n", " ").concat("\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
