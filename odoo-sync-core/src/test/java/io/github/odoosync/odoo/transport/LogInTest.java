package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.failure;
import static io.github.odoosync.odoo.transport.Calls.read;
import static io.github.odoosync.odoo.transport.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.observe.Secret;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How refused credentials are treated: asked for once more, then left alone. */
class LogInTest {

  private static final Secret OLD = Secret.of("old-key");
  private static final Secret NEW = Secret.of("new-key");

  @StartStop final MockWebServer server = new MockWebServer();
  private final Set<String> validSecrets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger logIns = new AtomicInteger();

  @BeforeEach
  void answerLikeOdoo() {
    validSecrets.add(NEW.reveal());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
  }

  @Test
  void aRotatedKeyIsAskedForAndTheCallMadeOnceMore() {
    Deque<Credentials> given =
        new ArrayDeque<>(List.of(Credentials.apiKey(OLD), Credentials.apiKey(NEW)));
    try (HttpTransport transport = json2(given::removeFirst)) {
      assertThat(Calls.text(transport.send(write()))).isEqualTo("true");
      transport.send(read());
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aRefusedKeyIsNotSentTwiceForOneCall() {
    try (HttpTransport transport = json2(() -> Credentials.apiKey(OLD))) {
      OdooSyncException e = failure(transport, write());

      assertThat(e).isInstanceOf(AuthenticationException.class);
      assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void afterTwoRefusalsNothingIsSentAnyMore() {
    try (HttpTransport transport = json2(() -> Credentials.apiKey(OLD))) {
      failure(transport, write());
      failure(transport, read());
      for (int i = 0; i < 5; i++) {
        assertThat(failure(transport, read()).code()).isEqualTo(ErrorCode.AUTHENTICATION_HALTED);
      }
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aHaltEndsWithOtherCredentials() {
    AtomicReference<Secret> current = new AtomicReference<>(OLD);
    try (HttpTransport transport = json2(() -> Credentials.apiKey(secret(current)))) {
      failure(transport, read());
      failure(transport, read());
      assertThat(failure(transport, read()).code()).isEqualTo(ErrorCode.AUTHENTICATION_HALTED);

      current.set(NEW);

      assertThat(Calls.text(transport.send(read()))).isEqualTo("true");
    }
  }

  @Test
  void aRefusalThatSuccessFollowedDoesNotCount() {
    AtomicReference<Secret> current = new AtomicReference<>(NEW);
    try (HttpTransport transport = json2(() -> Credentials.apiKey(secret(current)))) {
      for (int round = 0; round < 3; round++) {
        validSecrets.clear();
        assertThat(failure(transport, read()).code()).isEqualTo(ErrorCode.AUTHENTICATION);
        validSecrets.add(NEW.reveal());
        transport.send(read());
      }
    }
  }

  @Test
  void jsonRpcLogsInOnceForManyCalls() {
    try (HttpTransport transport = jsonRpc(Credentials.password("admin", NEW))) {
      for (int i = 0; i < 5; i++) {
        transport.send(read());
      }
    }
    assertThat(logIns).hasValue(1);
  }

  @Test
  void manyThreadsLogInOnceTogether() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (HttpTransport transport = jsonRpc(Credentials.password("admin", NEW))) {
      for (int i = 0; i < 40; i++) {
        threads.execute(() -> transport.send(read()));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(logIns).hasValue(1);
  }

  @Test
  void aWrongPasswordOverJsonRpcIsTriedTwiceAtMost() {
    try (HttpTransport transport = jsonRpc(Credentials.password("admin", OLD))) {
      assertThat(failure(transport, write()).code()).isEqualTo(ErrorCode.AUTHENTICATION);
      assertThat(failure(transport, write()).code()).isEqualTo(ErrorCode.AUTHENTICATION);
      assertThat(failure(transport, write()).code()).isEqualTo(ErrorCode.AUTHENTICATION_HALTED);
    }
    assertThat(logIns).hasValue(2);
  }

  @Test
  void aPasswordChangedMeanwhileIsAskedForAgain() {
    AtomicReference<Secret> current = new AtomicReference<>(OLD);
    validSecrets.add(OLD.reveal());
    try (HttpTransport transport =
        HttpTransport.builder(url())
            .database("acme")
            .credentials(() -> Credentials.password("admin", secret(current)))
            .build()) {
      transport.send(read());
      validSecrets.remove(OLD.reveal());
      current.set(NEW);

      assertThat(Calls.text(transport.send(write()))).isEqualTo("true");
    }
    assertThat(logIns).hasValue(2);
  }

  @Test
  void aPasswordMeansJsonRpcAlsoOnOdoo19() {
    try (HttpTransport transport = jsonRpc(Credentials.password("admin", NEW))) {
      assertThat(transport.dialect()).isEqualTo(Dialect.JSON_RPC);
      assertThat(transport.version()).isEqualTo(OdooVersion.of(19));
    }
  }

  @Test
  void aKeyAloneIsNotEnoughForJsonRpc() {
    try (HttpTransport transport =
        HttpTransport.builder(url())
            .database("acme")
            .dialect(Dialect.JSON_RPC)
            .credentials(Credentials.apiKey(NEW))
            .build()) {
      assertThat(failure(transport, read()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("Credentials.apiKey(login, key)");
    }
  }

  @Test
  void aKeyWithItsLoginWorksOverJsonRpc() {
    try (HttpTransport transport =
        HttpTransport.builder(url())
            .database("acme")
            .dialect(Dialect.JSON_RPC)
            .credentials(Credentials.apiKey("admin", NEW))
            .build()) {
      assertThat(Calls.text(transport.send(read()))).isEqualTo("true");
    }
  }

  @Test
  void jsonRpcWithoutADatabaseSaysWhatToSet() {
    try (HttpTransport transport =
        HttpTransport.builder(url()).credentials(Credentials.password("admin", NEW)).build()) {
      OdooSyncException e = failure(transport, read());

      assertThat(e).isInstanceOf(ConfigurationException.class).hasMessageContaining("database(");
      assertThat(e.code()).isEqualTo(ErrorCode.DATABASE);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private static Secret secret(AtomicReference<Secret> holder) {
    Secret secret = holder.get();
    if (secret == null) {
      throw new AssertionError();
    }
    return secret;
  }

  private HttpTransport json2(CredentialsProvider provider) {
    return HttpTransport.builder(url()).credentials(provider).dialect(Dialect.JSON2).build();
  }

  private HttpTransport jsonRpc(Credentials credentials) {
    return HttpTransport.builder(url()).database("acme").credentials(credentials).build();
  }

  private String url() {
    return server.url("/").toString();
  }

  private MockResponse answer(RecordedRequest request) {
    String path = String.valueOf(request.getTarget());
    if (path.equals("/web/version")) {
      return json(200, Map.of("version_info", List.of(19, 0, 0, "final", 0, "")));
    }
    if (!path.equals("/jsonrpc")) {
      String header = String.valueOf(request.getHeaders().get("Authorization"));
      return validSecrets.contains(header.replace("bearer ", ""))
          ? json(200, true)
          : json(401, fault("werkzeug.exceptions.Unauthorized"));
    }
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    boolean valid = new HashSet<>(validSecrets).stream().anyMatch(body::contains);
    if (body.contains("\"authenticate\"")) {
      logIns.incrementAndGet();
      return json(200, Map.of("jsonrpc", "2.0", "result", valid ? (Object) 2 : false));
    }
    return valid
        ? json(200, Map.of("jsonrpc", "2.0", "result", true))
        : json(
            200,
            Map.of(
                "jsonrpc", "2.0", "error", Map.of("data", fault("odoo.exceptions.AccessDenied"))));
  }

  private static Map<String, Object> fault(String name) {
    return Map.of("name", name, "message", "Access Denied", "debug", "tb");
  }

  private static MockResponse json(int status, Object body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(Json.text(body))
        .build();
  }
}
