package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.failure;
import static io.github.odoosync.odoo.transport.Calls.json2;
import static io.github.odoosync.odoo.transport.Calls.read;
import static io.github.odoosync.odoo.transport.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is opened, what is closed, and whose it is. */
@Timeout(30)
class LifecycleTest {

  @StartStop final MockWebServer server = new MockWebServer();

  @BeforeEach
  void answerEverything() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("Set-Cookie", "session_id=abc; Path=/")
                .body("true")
                .build();
          }
        });
  }

  @Test
  void aClosedTransportSendsNothing() {
    HttpTransport transport = json2(url()).build();
    transport.send(read());
    transport.close();
    transport.close();

    OdooSyncException e = failure(transport, read());
    assertThat(e).isInstanceOf(ConfigurationException.class);
    assertThat(e.code()).isEqualTo(ErrorCode.CLOSED);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void threadsDoNotGrowWithTransports() {
    useAndCloseOne();
    int before = ownThreads().size();
    for (int i = 0; i < 20; i++) {
      useAndCloseOne();
    }
    assertThat(ownThreads()).hasSizeLessThanOrEqualTo(before + 1);
    assertThat(ownThreads()).allMatch(Thread::isDaemon);
  }

  // The HTTP library shares a few daemon threads among all clients; the server has its own.
  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("OkHttp ") || t.getName().startsWith("odoo-sync"))
        .toList();
  }

  private void useAndCloseOne() {
    try (HttpTransport transport = json2(url()).build()) {
      transport.send(read());
    }
  }

  @Test
  void closingEndsTheConnections() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (RawServer raw =
        new RawServer(
            (socket, self) -> {
              self.readRequest(socket);
              RawServer.write(socket, RawServer.json("true"));
              if (socket.getInputStream().read() < 0) {
                hungUp.countDown();
              }
            })) {
      try (HttpTransport transport = json2(raw.url()).build()) {
        transport.send(read());
        assertThat(hungUp.getCount()).isEqualTo(1);
      }
      assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingEndsACallThatIsUnderWay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer raw =
        new RawServer(
            (socket, self) -> {
              self.readRequest(socket);
              arrived.countDown();
              socket.getInputStream().read();
            })) {
      HttpTransport transport = json2(raw.url()).build();
      FutureTask<OdooSyncException> sending = new FutureTask<>(() -> failure(transport, write()));
      new Thread(sending).start();
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      transport.close();

      assertThat(sending.get(10, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }
  }

  @Test
  void theCallersOwnClientWorksOnAfterClose() throws IOException {
    OkHttpClient own = new OkHttpClient();
    try (HttpTransport transport = json2(url()).okHttpClient(own).build()) {
      transport.send(read());
    }
    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
    try (Response answer =
        own.newCall(new Request.Builder().url(server.url("/x")).build()).execute()) {
      assertThat(answer.code()).isEqualTo(200);
    }
    own.connectionPool().evictAll();
    own.dispatcher().executorService().shutdown();
  }

  @Test
  void theCallersInterceptorsAndListenersSeeEveryCall() {
    List<String> seen = new CopyOnWriteArrayList<>();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.add("interceptor");
                  return chain.proceed(chain.request());
                })
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    seen.add("listener");
                  }
                })
            .build();
    try (HttpTransport transport = json2(url()).okHttpClient(own).build()) {
      transport.send(read());
    }
    assertThat(seen).containsExactly("listener", "interceptor");
    own.connectionPool().evictAll();
  }

  @Test
  void noCookieIsKeptNoRequestIsChunkedAndNothingElseIsSent() throws Exception {
    try (HttpTransport transport = json2(url()).build()) {
      transport.send(write());
      transport.send(write(3_000_000));
    }
    for (int i = 0; i < 2; i++) {
      RecordedRequest request = server.takeRequest();
      assertThat(request.getHeaders().get("Cookie")).isNull();
      assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
      assertThat(request.getHeaders().get("Content-Length"))
          .isEqualTo(String.valueOf(request.getBodySize()));
      assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
      assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }
  }

  @Test
  void connectionsAreUsedAgain() throws IOException {
    List<String> firstLines = new ArrayList<>();
    try (RawServer raw =
            new RawServer(
                (socket, self) -> {
                  for (String line = self.readRequest(socket);
                      !line.isEmpty();
                      line = self.readRequest(socket)) {
                    firstLines.add(line);
                    RawServer.write(socket, RawServer.json("true"));
                  }
                });
        HttpTransport transport = json2(raw.url()).build()) {
      for (int i = 0; i < 10; i++) {
        transport.send(write());
      }
      assertThat(raw.connections()).isEqualTo(1);
    }
    assertThat(firstLines).hasSize(10).containsOnly("POST /json/2/res.partner/write HTTP/1.1");
  }

  private String url() {
    return server.url("/").toString();
  }
}
