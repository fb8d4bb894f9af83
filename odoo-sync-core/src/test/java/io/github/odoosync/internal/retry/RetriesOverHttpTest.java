package io.github.odoosync.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.LimitPolicy;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole way down to a server, which counts what it got. */
@Timeout(30)
class RetriesOverHttpTest {

  private static final OdooCall READ = OdooCall.of("res.partner", "read").readOnly(true).build();
  private static final OdooCall CREATE = OdooCall.of("res.partner", "create").build();
  private static final RetryPolicy FAST =
      new RetryPolicy(4, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20));

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void aWriteWhoseAnswerWasSwallowedArrivesOnce() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.enqueue(json("[1]"));
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      assertThatThrownBy(() -> transport.send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aReadWhoseAnswerWasSwallowedArrivesAgain() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.enqueue(json("[1]"));
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      transport.send(READ);
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aVersionWhoseAnswerWasSwallowedIsAskedAgain() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.enqueue(json("{\"version_info\": [19, 0, 0, \"final\", 0, \"\"]}"));
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      assertThat(transport.version().major()).isEqualTo(19);
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aWriteWhoseLogInGotNoAnswerIsSentAfterAnotherLogIn() {
    server.enqueue(json("{\"version_info\": [19, 0, 0, \"final\", 0, \"\"]}"));
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.enqueue(json("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": 2}"));
    server.enqueue(json("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": [7]}"));
    try (OdooTransport transport = guarded(LimitPolicy.unlimited(), Dialect.JSON_RPC)) {
      transport.send(CREATE);
    }
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aWriteThatHitAGatewayTimeoutArrivesOnce() {
    server.enqueue(new MockResponse.Builder().code(504).body("<html>").build());
    server.enqueue(json("[1]"));
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      assertThatThrownBy(() -> transport.send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aWriteThatWasTurnedAwayArrivesAgain() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "0").build());
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
    server.enqueue(fault("psycopg2.errors.SerializationFailure"));
    server.enqueue(json("[1]"));
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      transport.send(CREATE);
    }
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void attemptsEndAtTheirNumber() {
    for (int i = 0; i < 10; i++) {
      server.enqueue(fault("odoo.exceptions.LockError"));
    }
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      assertThatThrownBy(() -> transport.send(CREATE)).hasMessageContaining("OSYNC-1301");
    }
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void whatCannotBetterItselfArrivesOnce() {
    server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "text/html").build());
    try (OdooTransport transport = guarded(LimitPolicy.unlimited())) {
      assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(BadResponseException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void theServerNeverSeesMoreCallsAtOnceThanAllowed() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            TimeUnit.MILLISECONDS.sleep(20);
            now.decrementAndGet();
            return json("[]");
          }
        });
    AtomicInteger answered = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try (OdooTransport transport = guarded(LimitPolicy.concurrent(3))) {
      for (int i = 0; i < 36; i++) {
        threads.execute(
            () -> {
              transport.send(READ);
              answered.incrementAndGet();
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(answered).hasValue(36);
    assertThat(most).hasValue(3);
  }

  private OdooTransport guarded(LimitPolicy limits) {
    return guarded(limits, Dialect.JSON2);
  }

  private OdooTransport guarded(LimitPolicy limits, Dialect dialect) {
    HttpTransport transport =
        HttpTransport.builder(server.url("/").toString())
            .database("acme")
            .credentials(Credentials.apiKey("ann", Secret.of("key")))
            .dialect(dialect)
            .build();
    return GuardedTransport.of(
        transport, new Resilience(FAST, BreakerPolicy.standard(), limits), new Random(7));
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse fault(String name) {
    return new MockResponse.Builder()
        .code(500)
        .addHeader("Content-Type", "application/json")
        .body("{\"name\":\"" + name + "\",\"message\":\"again\"}")
        .build();
  }
}
