package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.LimitPolicy;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.testing.ArmedFault;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No secret and no traceback of the server's in any text that a user or a log could get. */
@Timeout(60)
class CanaryTest {

  private static final String KEY = "canary_key_7d1f";
  private static final String PASSWORD = "canary_pass_92ab";
  private static final String LOG_FILE = "org.slf4j.simpleLogger.logFile";

  // A breaker that opens soon, so that it is heard in the log too, and refuses nothing: what it
  // refused would leave its fault armed for a later call.
  private static final Resilience QUICK =
      new Resilience(
          new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(20)),
          new BreakerPolicy(2, Duration.ZERO),
          LimitPolicy.unlimited());

  @StartStop final MockWebServer server = new MockWebServer();

  private final StringWriter texts = new StringWriter();
  private final PrintWriter out = new PrintWriter(texts);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void callsThatSucceedAndFailTellNoSecret(Dialect dialect) throws IOException {
    try (FakeOdoo odoo = FakeOdoo.builder().admin("ann", PASSWORD).apiKey(KEY).start()) {
      for (Credentials credentials : credentials(dialect)) {
        OdooClient.Builder builder = builder(odoo.url(), dialect, credentials, odoo.database());
        try (OdooClient client = builder.build()) {
          tell(builder, client, client.version(), client.context(), credentials);
          useAndFail(odoo, client);
        }
      }
      assertThat(texts.toString()).contains("res.partner.create", "OSYNC-1208", "OSYNC-1403");
    }
    assertNothingTold();
    assertThat(log()).contains("res.partner.search_read failed with OSYNC-1301, again in");
  }

  private static List<Credentials> credentials(Dialect dialect) {
    Credentials key = Credentials.apiKey("ann", Secret.of(KEY));
    return dialect == Dialect.JSON2
        ? List.of(key)
        : List.of(key, Credentials.password("ann", Secret.of(PASSWORD)));
  }

  private void useAndFail(FakeOdoo odoo, OdooClient client) {
    Model<OdooRecord> partners = client.model("res.partner", "name");
    attempt(() -> partners.create(Values.of("name", KEY)));
    attempt(() -> tell(partners.where(field("name").eq(KEY)), partners.query().first()));
    attempt(() -> partners.create(Values.of("no_such_field", PASSWORD)));
    attempt(() -> partners.call("no_such_method", List.of(), Values.of("x", KEY)));
    attempt(() -> partners.write(List.of(1L), Values.of("type", "moon")));
    struck(
        odoo.fault(Fault.serializationFailure()).on("res.partner", "search_read"),
        () -> partners.query().list());
    for (Fault fault :
        List.of(Fault.closedAfterCommit(), Fault.proxyError(502), Fault.truncatedBody())) {
      struck(
          odoo.fault(fault).on("res.partner", "create"),
          () -> partners.create(Values.of("name", "x")));
    }
    struck(odoo.fault(Fault.expiredKey()), () -> partners.query().list());
  }

  private void struck(ArmedFault fault, Runnable use) {
    attempt(use);
    assertThat(fault.hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aServerThatRepeatsWhatItWasSentIsNotQuoted(Dialect dialect) throws IOException {
    for (Credentials credentials : credentials(dialect)) {
      for (MockResponse answer : repeating(credentials.secret().reveal())) {
        always(answer);
        try (OdooClient client =
            builder(server.url("/").toString(), dialect, credentials, "acme").build()) {
          attempt(() -> client.model("res.partner", "name").query().list());
          attempt(() -> client.model("res.partner").create(Values.of("name", "x")));
          attempt(() -> client.model("res.partner").write(1, Values.of("name", "x")));
        }
      }
    }
    assertThat(texts.toString()).contains("OSYNC-1405");
    assertNothingTold();
  }

  @Test
  void neitherTransportNorCallNorSecretTell() throws IOException {
    HttpTransport.Builder builder =
        HttpTransport.builder("http://127.0.0.1:1")
            .credentials(Credentials.apiKey("ann", Secret.of(KEY)));
    try (HttpTransport transport = builder.build()) {
      tell(builder, transport, Secret.of(KEY), Values.of("password", PASSWORD));
      tell(OdooCall.of("res.users", "write").argument("vals", Map.of("p", PASSWORD)).build());
      tell(field("password").eq(PASSWORD), UpsertRow.of(ExternalId.of("a.b")).with("p", KEY));
    }
    assertNothingTold();
  }

  private static OdooClient.Builder builder(
      String url, Dialect dialect, Credentials credentials, String database) {
    return OdooClient.builder(url)
        .database(database)
        .dialect(dialect)
        .credentials(() -> credentials)
        .resilience(QUICK);
  }

  private static List<MockResponse> repeating(String secret) {
    String fault =
        "{\"name\": \"builtins.ValueError\", \"message\": \"no "
            + secret
            + "\", \"debug\": \"Traceback (most recent call last): "
            + secret
            + "\"}";
    return List.of(
        answer(200, "application/json", secret),
        answer(200, "application/json", "[" + secret),
        answer(200, "application/json", "{\"error\": {\"" + secret + "\": 1}"),
        answer(200, "text/html", "<p>" + secret),
        answer(500, "application/json", fault),
        answer(
            200,
            "application/json",
            "{\"jsonrpc\": \"2.0\", \"error\": {\"data\": " + fault + "}}"),
        answer(502, "text/html", secret),
        answer(401, "text/html", secret));
  }

  private void always(MockResponse answer) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            // The version is told, so that the call itself meets the bad answer.
            return request.getUrl().encodedPath().startsWith("/web/version")
                ? answer(
                    200, "application/json", "{\"version_info\": [19, 0, 0, \"final\", 0, \"\"]}")
                : answer;
          }
        });
  }

  private static MockResponse answer(int status, String type, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", type)
        .body(body)
        .build();
  }

  private void attempt(Runnable use) {
    try {
      use.run();
    } catch (OdooSyncException e) {
      tell(e, e.failure());
      e.printStackTrace(out);
    }
  }

  private void tell(Object... things) {
    for (Object thing : things) {
      out.println(thing);
    }
  }

  private void assertNothingTold() throws IOException {
    out.flush();
    for (String text : List.of(texts.toString(), log())) {
      assertThat(text).doesNotContain(KEY, PASSWORD, "Traceback (most recent call last)");
    }
  }

  private static String log() throws IOException {
    return Files.readString(Path.of(System.getProperty(LOG_FILE)));
  }
}
