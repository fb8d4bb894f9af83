package io.github.odoosync.odoo.transport;

import static io.github.odoosync.odoo.transport.Calls.CANARY;
import static io.github.odoosync.odoo.transport.Calls.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.observe.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** A secret and a traceback are seen in no text that this package makes. */
class SecretsTest {

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void noCredentialsPrintTheirSecret() {
    List<Credentials> all =
        List.of(
            Calls.key(),
            Credentials.apiKey("admin", Secret.of(CANARY)),
            Credentials.password("admin", Secret.of(CANARY)));

    assertThat(all.toString()).doesNotContain(CANARY).contains("***");
  }

  @Test
  void aKeyThatNoHeaderTakesIsRefusedWithoutShowingIt() {
    for (String bad : List.of(CANARY + "\n", " " + CANARY, CANARY + "é")) {
      assertThatThrownBy(() -> Credentials.apiKey(Secret.of(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain(CANARY);
    }
  }

  @Test
  void aSecretThatTheServerRepeatsIsTakenOut() {
    assertHidden(
        "{\"name\":\"odoo.exceptions.UserError\",\"message\":\"Bad key " + CANARY + "\"}", 422);
  }

  @Test
  void theTracebackOfTheServerStaysOutside() {
    String text =
        assertHidden(
            "{\"name\":\"builtins.ValueError\",\"message\":\"x\",\"arguments\":[\"x\"],"
                + "\"debug\":\"Traceback: password="
                + CANARY
                + "\"}",
            500);
    assertThat(text).doesNotContain("Traceback:");
  }

  @Test
  void aPageOfAGatewayStaysOutside() {
    assertHidden("<html>" + CANARY + "</html>", 502);
    assertHidden("{\"oops\": \"" + CANARY + "\"", 500);
  }

  private String assertHidden(String body, int status) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", body.startsWith("{") ? "application/json" : "text/html")
            .body(body)
            .build());
    StringWriter text = new StringWriter();
    failure(Calls.json2(server.url("/").toString()), Calls.write())
        .printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain(CANARY);
    return text.toString();
  }

  @Test
  void aFailedLogInOverJsonRpcHidesThePassword() {
    enqueueJson("{\"version_info\":[19,0,0,\"final\",0,\"\"]}");
    enqueueJson(
        "{\"jsonrpc\":\"2.0\",\"error\":{\"message\":\""
            + CANARY
            + "\",\"data\":{\"name\":"
            + "\"builtins.ValueError\",\"message\":\"args were ('"
            + CANARY
            + "',)\"}}}");
    StringWriter text = new StringWriter();
    failure(
            HttpTransport.builder(server.url("/").toString())
                .database("acme")
                .credentials(Credentials.password("admin", Secret.of(CANARY))),
            Calls.write())
        .printStackTrace(new PrintWriter(text));

    assertThat(text.toString()).doesNotContain(CANARY).contains("args were");
  }

  @Test
  void neitherTransportNorCallShowWhatTheyCarry() {
    OdooCall call =
        OdooCall.of("res.users", "write")
            .ids(List.of(1L))
            .argument("vals", Map.of("password", CANARY))
            .build();
    try (HttpTransport transport = Calls.json2(server.url("/").toString()).build()) {
      assertThat(transport + " " + call).doesNotContain(CANARY);
    }
  }

  private void enqueueJson(String body) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(body)
            .build());
  }
}
