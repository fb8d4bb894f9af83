package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.failure;
import static io.github.odoosync.odoo.transport.Calls.json2;
import static io.github.odoosync.odoo.transport.Calls.read;
import static io.github.odoosync.odoo.transport.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of a call when the network or the server gives no complete answer. */
@Timeout(30)
class BrokenConnectionsTest {

  private static final Timeouts SHORT =
      new Timeouts(
          Duration.ofMillis(300),
          Duration.ofMillis(200),
          Duration.ofMillis(300),
          Duration.ofSeconds(20));

  @Test
  void anUnknownHostIsNotSent() {
    OdooSyncException e = failure(json2("https://no-such-host.invalid"), write());

    assertNotSent(e, ErrorCode.NOT_SENT);
    assertThat(e).hasMessageContaining("no-such-host.invalid").hasMessageContaining("not known");
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void aRefusedPortIsNotSent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertNotSent(failure(json2("http://127.0.0.1:" + port), write()), ErrorCode.NOT_SENT);
  }

  @Test
  void aConnectTimeoutIsNotSent() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> backlog = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        backlog.add(new Socket());
      }
      try {
        for (Socket socket : backlog) {
          connectIfThereIsRoom(socket, full);
        }
        OdooSyncException e =
            failure(json2("http://127.0.0.1:" + full.getLocalPort()).timeouts(SHORT), write());

        assertNotSent(e, ErrorCode.NOT_SENT);
        assertThat(e).hasMessageContaining("connect time-out");
      } finally {
        for (Socket socket : backlog) {
          socket.close();
        }
      }
    }
  }

  private static void connectIfThereIsRoom(Socket socket, ServerSocket server) throws IOException {
    try {
      socket.connect(server.getLocalSocketAddress(), 100);
    } catch (java.net.SocketTimeoutException e) {
      // The queue is full, which is what the test wants.
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsNotSent() throws IOException {
    try (RawServer server =
        new RawServer((socket, self) -> RawServer.write(socket, "HTTP/1.1 400 Bad\r\n\r\n"))) {
      OdooSyncException e = failure(json2(server.url().replace("http:", "https:")), write());

      assertNotSent(e, ErrorCode.TLS);
      assertThat(e.retryable()).isFalse();
    }
  }

  @Test
  void aWriteWithoutAnAnswerHasAnUnknownOutcome() throws IOException {
    try (RawServer server = new RawServer((socket, self) -> self.readRequest(socket))) {
      OdooSyncException e = failure(json2(server.url()), write());

      assertUnknown(e);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatOnlyDripsEndsToo() throws IOException {
    try (RawServer server = new RawServer(BrokenConnectionsTest::drip)) {
      Timeouts whole = SHORT.withWhole(Duration.ofMillis(600));

      OdooSyncException e = failure(json2(server.url()).timeouts(whole), write());

      assertUnknown(e);
      assertThat(e).hasMessageContaining("no whole answer within the time for an attempt");
    }
  }

  private static void drip(Socket socket, RawServer server)
      throws IOException, InterruptedException {
    server.readRequest(socket);
    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    for (int sent = 0; sent < 100_000; sent++) {
      RawServer.write(socket, " ");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void aReadWithoutAnAnswerCanBeSentAgain() throws IOException {
    try (RawServer server = new RawServer((socket, self) -> self.readRequest(socket))) {
      OdooSyncException e = failure(json2(server.url()), read());

      assertThat(e).isInstanceOf(NoAnswerException.class);
      assertThat(e.retryable()).isTrue();
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void aWriteCutInTheMiddleOfItsBodyHasAnUnknownOutcome() throws IOException {
    try (RawServer server =
        new RawServer(
            (socket, self) -> {
              socket.getInputStream().readNBytes(20_000);
              socket.setSoLinger(true, 0);
            })) {
      assertUnknown(failure(json2(server.url()), write(30_000_000)));
    }
  }

  @Test
  void anAnswerCutAfterItsHeadLeavesAWriteUnknown() throws IOException {
    assertCutAnswer(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n");
  }

  @Test
  void halfAnAnswerLeavesAWriteUnknown() throws IOException {
    assertCutAnswer(RawServer.json("[1, 2, 3]").replace(" 2, 3]", ""));
  }

  @Test
  void aCutChunkedAnswerLeavesAWriteUnknown() throws IOException {
    assertCutAnswer(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5\r\n[1, 2");
  }

  @Test
  void whatIsNotHttpLeavesAWriteUnknown() throws IOException {
    assertCutAnswer("SSH-2.0-OpenSSH_9.6\r\n");
  }

  private static void assertCutAnswer(String answer) throws IOException {
    try (RawServer server =
        new RawServer(
            (socket, self) -> {
              self.readRequest(socket);
              RawServer.write(socket, answer);
            })) {
      assertUnknown(failure(json2(server.url()), write()));
      assertThat(failure(json2(server.url()), read())).isInstanceOf(NoAnswerException.class);
    }
  }

  @Test
  void aReadTimeoutLeavesAWriteUnknown() throws IOException {
    try (RawServer server = silentServer()) {
      OdooSyncException e = failure(json2(server.url()).timeouts(SHORT), write());

      assertUnknown(e);
      assertThat(e).hasMessageContaining("read time-out");
    }
  }

  @Test
  void aCallMaySetItsOwnReadTimeout() throws IOException {
    try (RawServer server = silentServer();
        HttpTransport transport = json2(server.url()).build()) {
      assertThat(failure(transport, read(Duration.ofMillis(100))))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("read time-out");
    }
  }

  @Test
  void aCallMayWaitLongerThanTheClient() throws IOException {
    try (RawServer server =
            new RawServer(
                (socket, self) -> {
                  self.readRequest(socket);
                  TimeUnit.MILLISECONDS.sleep(500);
                  RawServer.write(socket, RawServer.json("[]"));
                });
        HttpTransport transport = json2(server.url()).timeouts(SHORT).build()) {
      assertThat(Calls.text(transport.send(read(Duration.ofSeconds(10))))).isEqualTo("[]");
    }
  }

  @Test
  void aServerThatStopsReadingRunsIntoTheWriteTimeout() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = new RawServer((socket, self) -> end.await())) {
      OdooSyncException e =
          failure(
              json2(server.url()).timeouts(SHORT.withRead(Duration.ofSeconds(20))),
              write(50_000_000));

      assertUnknown(e);
      end.countDown();
    }
  }

  @Test
  void aPooledConnectionThatTheServerClosedIsReplacedBeforeAWrite() throws Exception {
    try (RawServer server =
            new RawServer(
                (socket, self) -> {
                  self.readRequest(socket);
                  RawServer.write(socket, RawServer.json("true"));
                });
        HttpTransport transport = json2(server.url()).build()) {
      transport.send(write());
      TimeUnit.MILLISECONDS.sleep(700);

      assertThat(Calls.text(transport.send(write()))).isEqualTo("true");
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @Test
  void anInterruptedThreadSendsNothingAndStaysInterrupted() throws Exception {
    try (RawServer server = silentServer()) {
      AtomicBoolean stillInterrupted = new AtomicBoolean();
      FutureTask<OdooSyncException> sending =
          new FutureTask<>(
              () -> {
                Thread.currentThread().interrupt();
                OdooSyncException e = failure(json2(server.url()), write());
                stillInterrupted.set(Thread.currentThread().isInterrupted());
                return e;
              });
      new Thread(sending).start();

      assertNotSent(sending.get(), ErrorCode.NOT_SENT);
      assertThat(stillInterrupted).isTrue();
      assertThat(server.requests()).isZero();
    }
  }

  private static RawServer silentServer() throws IOException {
    return new RawServer(
        (socket, self) -> {
          self.readRequest(socket);
          socket.getInputStream().read();
        });
  }

  private static void assertNotSent(OdooSyncException e, ErrorCode code) {
    assertThat(e).isInstanceOf(NotSentException.class);
    assertThat(e.code()).isEqualTo(code);
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(e.operation()).contains("res.partner.write");
    assertThat(e.recordCount()).isEqualTo(2);
  }

  private static void assertUnknown(OdooSyncException e) {
    assertThat(e).isInstanceOf(OutcomeUnknownException.class);
    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(e.retryable()).isFalse();
    assertThat(e.operation()).contains("res.partner.write");
    assertThat(e.recordCount()).isEqualTo(2);
  }
}
