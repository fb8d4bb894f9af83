package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.failure;
import static io.github.odoosync.odoo.transport.Calls.json2;
import static io.github.odoosync.odoo.transport.Calls.read;
import static io.github.odoosync.odoo.transport.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of answers that are not Odoo's JSON. */
@Timeout(30)
class BadAnswersTest {

  private static final String HTML = "<html><body>oops</body></html>";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @StartStop final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @CsvSource({
    "400, BAD_RESPONSE, BAD_RESPONSE",
    "401, AUTHENTICATION, AUTHENTICATION",
    "403, BAD_RESPONSE, BAD_RESPONSE",
    "404, DATABASE, DATABASE",
    "408, SERVER_UNAVAILABLE, SERVER_UNAVAILABLE",
    "413, INVALID_REQUEST, INVALID_REQUEST",
    "415, BAD_RESPONSE, BAD_RESPONSE",
    "429, RATE_LIMITED, RATE_LIMITED",
    "500, SERVER_UNAVAILABLE, OUTCOME_UNKNOWN",
    "502, SERVER_UNAVAILABLE, OUTCOME_UNKNOWN",
    "503, SERVER_UNAVAILABLE, SERVER_UNAVAILABLE",
    "504, SERVER_UNAVAILABLE, OUTCOME_UNKNOWN",
    "520, SERVER_UNAVAILABLE, OUTCOME_UNKNOWN",
    "521, SERVER_UNAVAILABLE, SERVER_UNAVAILABLE",
    "524, SERVER_UNAVAILABLE, OUTCOME_UNKNOWN"
  })
  void aPageHasTheCodeOfItsStatus(int status, ErrorCode ofRead, ErrorCode ofWrite) {
    html(status);
    OdooSyncException read = failure(json2(url()), read());
    html(status);
    OdooSyncException write = failure(json2(url()), write());

    assertThat(read.code()).isEqualTo(ofRead);
    assertThat(read.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(write.code()).isEqualTo(ofWrite);
    assertThat(write.outcome())
        .isEqualTo(ofWrite == ErrorCode.OUTCOME_UNKNOWN ? Outcome.UNKNOWN : Outcome.NOT_COMMITTED);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void a503OfVarnishMayHaveReachedOdoo() {
    server.enqueue(
        new MockResponse.Builder().code(503).addHeader("X-Varnish", "1").body(HTML).build());

    assertThat(failure(json2(url()), write()).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void anUnavailableServerThatSaysAtOnceIsNotAskedAgainBehindTheBack() {
    for (int i = 0; i < 2; i++) {
      server.enqueue(
          new MockResponse.Builder().code(503).addHeader("Retry-After", "0").body(HTML).build());
    }

    assertThat(failure(json2(url()), write()).code()).isEqualTo(ErrorCode.SERVER_UNAVAILABLE);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void retryAfterInSecondsIsTold() {
    html(429, "Retry-After", "7");

    assertThat(failure(json2(url()), write()).retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void retryAfterAsADateIsToldByTheInjectedClock() {
    html(503, "Retry-After", "Mon, 23 Nov 2026 10:00:30 GMT");
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    assertThat(failure(json2(url()).clock(clock), write()).retryAfter())
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void aRateLimitInOdoosOwnJsonKeepsItsRetryAfter() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("Content-Type", "application/json")
            .addHeader("Retry-After", "3")
            .body("{\"name\":\"werkzeug.exceptions.TooManyRequests\",\"message\":\"slow\"}")
            .build());

    OdooSyncException e = failure(json2(url()), write());

    assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(e.retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void aDatabaseThatWorkedBeforeIsUnavailableNotUnknown() {
    server.enqueue(json("[]"));
    html(404);
    try (HttpTransport transport = json2(url()).build()) {
      transport.send(read());

      assertThat(failure(transport, write()).code()).isEqualTo(ErrorCode.SERVER_UNAVAILABLE);
    }
  }

  @Test
  void aRedirectIsNotFollowedAndNamesOnlyWhereItLeads() {
    html(308, "Location", "https://other.example.com/json/2/x?token=" + Calls.CANARY);

    OdooSyncException e = failure(json2(url()), write());

    assertThat(e).isInstanceOf(BadResponseException.class);
    assertThat(e).hasMessageContaining("https://other.example.com");
    assertThat(e.getMessage()).doesNotContain(Calls.CANARY);
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRedirectToTheLoginPageSaysSo() {
    html(303, "Location", "/web/login?redirect=%2Fjson");

    assertThat(failure(json2(url()), write())).hasMessageContaining("login page");
  }

  @Test
  void aRedirectOfTheVersionQuestionIsNotFollowedEither() {
    html(301, "Location", "https://erp.example.com/web/version");
    html(301, "Location", "https://erp.example.com/web/webclient/version_info");

    OdooSyncException e = failure(HttpTransport.builder(url()).credentials(Calls.key()), write());

    assertThat(e).hasMessageContaining("https://erp.example.com");
    assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
  }

  @Test
  void aLoginPageIsNoResult() {
    html(200);

    OdooSyncException e = failure(json2(url()), read());

    assertThat(e.code()).isEqualTo(ErrorCode.BAD_RESPONSE);
    assertThat(e).hasMessageContaining("text/html");
  }

  @Test
  void aServerThatIsNoOdooIsNamedSo() {
    html(404);
    html(404);

    OdooSyncException e = failure(HttpTransport.builder(url()).credentials(Calls.key()), write());

    assertThat(e).isInstanceOf(BadResponseException.class).hasMessageContaining("No Odoo answers");
  }

  @Test
  void jsonThatIsNoneIsABadResponseOverJsonRpc() {
    server.enqueue(json("{\"version_info\":[19,0,0,\"final\",0,\"\"]}"));
    server.enqueue(json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":2}"));
    server.enqueue(json("{\"jsonrpc\":\"2.0\", oops"));

    OdooSyncException e =
        failure(
            HttpTransport.builder(url())
                .database("acme")
                .credentials(Credentials.password("admin", Secret.of("secret-pass"))),
            write());

    assertThat(e.code()).isEqualTo(ErrorCode.BAD_RESPONSE);
    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(e.getMessage()).doesNotContain("oops");
  }

  @Test
  void anAnswerOf100MegabytesIsRefusedByItsLength() throws IOException {
    assertTooLarge(HEAD + "Content-Length: 104857600\r\n\r\n[");
  }

  @Test
  void anAnswerWithoutALengthIsRefusedWhereItPassesTheLimit() throws IOException {
    assertTooLarge(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
  }

  // The server never ends its answer: the refusal must come before the end.
  private static void assertTooLarge(String head) throws IOException {
    try (RawServer endless =
        new RawServer(
            (socket, self) -> {
              self.readRequest(socket);
              RawServer.write(socket, head);
              String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
              for (int i = 0; i < 1600; i++) {
                RawServer.write(socket, chunk);
              }
              socket.getInputStream().read();
            })) {
      // Without the limit the wait for more ends here, and with another code.
      Timeouts timeouts = Timeouts.defaults().withRead(Duration.ofSeconds(10));
      OdooSyncException e = failure(json2(endless.url()).timeouts(timeouts), write());

      assertThat(e.code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
      assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(e).hasMessageContaining("67108864");
    }
  }

  @Test
  void theLimitOfAnAnswerCanBeSet() {
    server.enqueue(json("[1, 2, 3, 4]"));
    server.enqueue(json("[1, 2]"));
    try (HttpTransport transport = json2(url()).maxResponseBytes(8).build()) {
      assertThat(failure(transport, read()).code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
      assertThat(Calls.text(transport.send(read()))).isEqualTo("[1,2]");
    }
  }

  @Test
  void aCompressedAnswerIsReadAndCountedUnpacked() {
    Buffer packed = gzip("[" + "1,".repeat(50_000) + "1]");
    for (int i = 0; i < 2; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .addHeader("Content-Encoding", "gzip")
              .body(packed.clone())
              .build());
    }

    try (HttpTransport roomy = json2(url()).build()) {
      assertThat(Calls.text(roomy.send(read()))).hasSize(100_003);
    }
    assertThat(failure(json2(url()).maxResponseBytes(50_000), read()).code())
        .isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
  }

  private static Buffer gzip(String text) {
    Buffer packed = new Buffer();
    try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed;
  }

  private String url() {
    return server.url("/").toString();
  }

  private void html(int status, String... header) {
    MockResponse.Builder answer =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "text/html; charset=utf-8")
            .body(HTML);
    if (header.length == 2) {
      answer.addHeader(header[0], header[1]);
    }
    server.enqueue(answer.build());
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
