package io.github.odoosync.odoo.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.observe.Secret;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What leaves for a call and how its result comes back, in both dialects. */
class HttpTransportTest {

  private static final String VERSION_19 =
      "{\"version_info\": [19, 0, 0, \"final\", 0, \"\"], \"version\": \"19.0\"}";
  private static final String VERSION_17 =
      "{\"jsonrpc\": \"2.0\", \"id\": null, \"result\": {\"server_version\": \"17.0\","
          + " \"server_version_info\": [17, 0, 0, \"final\", 0, \"\"]}}";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void odoo19IsSpokenToInJson2() throws InterruptedException {
    answers(VERSION_19, "[{\"id\": 7}]");
    try (HttpTransport transport = transport(Credentials.apiKey(Secret.of("the-key")))) {
      OdooResult result =
          transport.send(
              OdooCall.of("res.partner", "read")
                  .ids(List.of(7L))
                  .argument("fields", List.of("name"))
                  .context(Map.of("lang", "en_US"))
                  .readOnly(true)
                  .build());

      assertThat(value(result)).isEqualTo("[{\"id\":7}]");
      assertThat(transport.dialect()).isEqualTo(Dialect.JSON2);
      assertThat(transport.version()).isEqualTo(OdooVersion.of(19));
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/web/version");
    RecordedRequest call = server.takeRequest();
    assertThat(call.getTarget()).isEqualTo("/json/2/res.partner/read");
    assertThat(call.getHeaders().get("Authorization")).isEqualTo("bearer the-key");
    assertThat(call.getHeaders().get("X-Odoo-Database")).isEqualTo("acme");
    assertThat(Json.text(Json.parse(call.getBody().toByteArray())))
        .isEqualTo("{\"ids\":[7],\"fields\":[\"name\"],\"context\":{\"lang\":\"en_US\"}}");
    assertKnownLength(call);
  }

  @Test
  void odoo17IsSpokenToInJsonRpc() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(404).body("<html>").build());
    answers(VERSION_17, rpc("2"), rpc("[5, 6]"), rpc("true"));
    try (HttpTransport transport = transport(Credentials.password("admin", Secret.of("pass")))) {
      OdooResult created =
          transport.send(
              OdooCall.of("res.partner", "create")
                  .argument("vals_list", List.of(Map.of("name", "a"), Map.of("name", "b")))
                  .context(Map.of("lang", "en_US"))
                  .build());
      transport.send(
          OdooCall.of("res.partner", "write")
              .ids(List.of(5L))
              .argument("vals", Map.of("name", "c"))
              .build());

      assertThat(value(created)).isEqualTo("[5,6]");
      assertThat(transport.dialect()).isEqualTo(Dialect.JSON_RPC);
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/web/version");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/web/webclient/version_info");
    assertThat(arguments(server.takeRequest())).isEqualTo("[\"acme\",\"admin\",\"pass\",{}]");
    RecordedRequest create = server.takeRequest();
    assertThat(create.getTarget()).isEqualTo("/jsonrpc");
    assertKnownLength(create);
    assertThat(arguments(create))
        .isEqualTo(
            "[\"acme\",2,\"pass\",\"res.partner\",\"create\",[[{\"name\":\"a\"},{\"name\":\"b\"}]],"
                + "{\"context\":{\"lang\":\"en_US\"}}]");
    assertThat(arguments(server.takeRequest()))
        .isEqualTo("[\"acme\",2,\"pass\",\"res.partner\",\"write\",[[5],{\"name\":\"c\"}],{}]");
  }

  @Test
  void aMethodThatReturnsNothingHasNoResult() {
    answers(
        VERSION_19,
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":2}",
        "{\"jsonrpc\":\"2.0\",\"id\":1}");
    try (HttpTransport transport = transport(Credentials.password("admin", Secret.of("pass")))) {
      OdooResult result = transport.send(OdooCall.of("stock.picking", "do_unreserve").build());

      assertThat(result.isPresent()).isFalse();
    }
  }

  @Test
  void aFaultIsAnErrorOfItsName() {
    answers(VERSION_19);
    server.enqueue(
        new MockResponse.Builder()
            .code(403)
            .addHeader("Content-Type", "application/json")
            .body("{\"name\":\"odoo.exceptions.AccessError\",\"message\":\"No.\",\"debug\":\"tb\"}")
            .build());
    try (HttpTransport transport = transport(Credentials.apiKey(Secret.of("the-key")))) {
      assertThatThrownBy(() -> transport.send(OdooCall.of("res.partner", "unlink").build()))
          .isInstanceOfSatisfying(
              OdooSyncException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS));
    }
  }

  private HttpTransport transport(Credentials credentials) {
    return HttpTransport.builder(server.url("/").toString())
        .database("acme")
        .credentials(credentials)
        .build();
  }

  private void answers(String... bodies) {
    for (String body : bodies) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json; charset=utf-8")
              .body(body)
              .build());
    }
  }

  private static String rpc(String result) {
    return "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": " + result + "}";
  }

  private static String value(OdooResult result) {
    try (JsonReader reader = JsonReader.of(result.body(), result.offset())) {
      return Json.text(reader.tree());
    }
  }

  private static String arguments(RecordedRequest request) {
    Object body = Json.parse(request.getBody().toByteArray());
    Object params = body instanceof Map<?, ?> map ? map.get("params") : null;
    return Json.text(params instanceof Map<?, ?> map ? map.get("args") : null);
  }

  private static void assertKnownLength(RecordedRequest request) {
    assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
    assertThat(request.getHeaders().get("Content-Length"))
        .isEqualTo(String.valueOf(request.getBody().size()));
  }
}
