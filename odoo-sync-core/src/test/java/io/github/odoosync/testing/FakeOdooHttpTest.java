package io.github.odoosync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeOdooHttpTest {

  @Test
  void odoo19AnswersBothDialects() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      RawHttp http = new RawHttp(odoo);
      RawHttp.Reply made =
          http.json2("res.partner", "create", Map.of("vals_list", List.of(Map.of("name", "Ann"))));
      assertThat(made.status()).isEqualTo(200);
      assertThat(made.body())
          .isEqualTo(
              "[%d]"
                  .formatted(
                      odoo.search("res.partner", List.of(List.of("name", "=", "Ann"))).get(0)));
      assertThat(
              http.execute("res.partner", "create", List.of(Map.of("name", "Bob")), Map.of())
                  .object()
                  .get("result"))
          .isInstanceOf(Long.class);
    }
  }

  @Test
  void versionIsToldWithoutADatabase() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      assertThat(new RawHttp(odoo).get("/web/version").body())
          .isEqualTo("{\"version_info\":[19,0,0,\"final\",0,\"\"],\"version\":\"19.0\"}");
    }
    try (FakeOdoo odoo = FakeOdoo.start(18)) {
      assertThat(new RawHttp(odoo).get("/web/version").status()).isEqualTo(404);
      assertThat(new RawHttp(odoo).send("POST", "/web/webclient/version_info", "{}").body())
          .contains("\"server_serie\":\"18.0\"");
    }
  }

  @Test
  void aBugOfTheFakesIsAnAnswerAndNoBrokenConnection() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      RawHttp http = new RawHttp(odoo);
      assertThat(http.rpc("object", "execute_kw", List.of(odoo.database())).status())
          .isEqualTo(500);
    }
  }

  @Test
  void json2RefusesWithStatusAndName() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      RawHttp http = new RawHttp(odoo);
      Map<String, ?> none = Map.of("domain", List.of());
      assertRefused(http.json2("res.foo", "search", none), 404, "werkzeug.exceptions.NotFound");
      assertRefused(http.json2("res.partner", "foo", none), 404, "werkzeug.exceptions.NotFound");
      assertRefused(http.json2("res.partner", "_write", none), 403, "odoo.exceptions.AccessError");
      assertRefused(http.json2("res.partner", "exists", none), 403, "odoo.exceptions.AccessError");
      assertRefused(
          http.json2("res.partner", "search", Map.of()),
          422,
          "werkzeug.exceptions.UnprocessableEntity");
      assertRefused(
          http.json2("res.partner", "search", Map.of("domain", List.of(), "foo", 1)),
          422,
          "werkzeug.exceptions.UnprocessableEntity");
      assertRefused(
          http.json2("res.partner", "search", Map.of("domain", List.of(), "ids", List.of(1))),
          422,
          "werkzeug.exceptions.UnprocessableEntity");
      assertRefused(
          http.json2(
              "res.partner",
              "write",
              Map.of("ids", List.of(99999999), "vals", Map.of("name", "x"))),
          404,
          "odoo.exceptions.MissingError");
      assertRefused(
          http.json2(
              "res.partner", "search", Map.of("domain", List.of(List.of("nofield", "=", 1)))),
          500,
          "builtins.ValueError");
      assertRefused(
          http.json2("res.partner", "create", Map.of("vals_list", List.of(Map.of("name", false)))),
          422,
          "odoo.exceptions.ValidationError");
      assertRefused(
          http.json2("res.country", "unlink", Map.of("ids", List.of(odoo.idOf("base.us")))),
          422,
          "odoo.exceptions.ValidationError");
      assertRefused(
          new RawHttp(odoo, "wrong").json2("res.partner", "search", none),
          401,
          "werkzeug.exceptions.Unauthorized");
    }
  }

  private static void assertRefused(RawHttp.Reply reply, int status, String name) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.name()).isEqualTo(name);
    assertThat(reply.object().keySet().stream().map(String::valueOf))
        .containsExactly("name", "message", "arguments", "context", "debug");
  }

  @Test
  void json2NeedsAKnownLengthTypeAndDatabase() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      String body = "{\"domain\":[],\"limit\":1}";
      assertThat(search(new RawHttp(odoo), body).body()).startsWith("[");
      assertThat(search(new RawHttp(odoo).chunked(), body).message())
          .contains("missing a required argument");
      assertThat(search(new RawHttp(odoo), "[1]").status()).isEqualTo(422);
      assertThat(search(new RawHttp(odoo), "{").status()).isEqualTo(400);
      assertThat(search(new RawHttp(odoo).without("Authorization"), body).status()).isEqualTo(401);
      assertPage(search(new RawHttp(odoo).header("Content-Type", "text/plain"), body), 415);
      assertPage(search(new RawHttp(odoo).header("X-Odoo-Database", "nodb"), body), 404);
      assertThat(search(new RawHttp(odoo).without("X-Odoo-Database"), body).status())
          .isEqualTo(200);
    }
  }

  private static RawHttp.Reply search(RawHttp http, String body) throws IOException {
    return http.send("POST", "/json/2/res.partner/search", body);
  }

  private static void assertPage(RawHttp.Reply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void jsonRpcErrorsComeWithStatus200(int version) throws Exception {
    try (FakeOdoo odoo = FakeOdoo.builder().version(version).database("acme").start()) {
      RawHttp http = new RawHttp(odoo);
      RawHttp.Reply reply = http.execute("res.foo", "search", List.of(List.of()), Map.of());
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).contains("\"code\":" + (version == 19 ? 0 : 200) + ",");
      assertThat(rpcName(reply)).isEqualTo("odoo.exceptions.UserError");
      assertThat(rpcName(http.execute("res.partner", "foo", List.of(), Map.of())))
          .isEqualTo("builtins.AttributeError");
      assertThat(rpcName(http.execute("res.partner", "search", List.of(), Map.of())))
          .isEqualTo("builtins.TypeError");
      assertThat(
              rpcName(
                  http.execute("res.partner", "create", List.of(), Map.of("vals_list", List.of()))))
          .isEqualTo("builtins.IndexError");
      assertThat(
              rpcName(
                  http.rpc(
                      "object",
                      "execute_kw",
                      Arrays.asList("nodb", 2, "admin", "res.partner", "search", List.of()))))
          .isEqualTo("psycopg2.OperationalError");
      assertThat(
              rpcName(
                  http.rpc(
                      "object",
                      "execute_kw",
                      Arrays.asList("acme", 2, "wrong", "res.partner", "search", List.of()))))
          .isEqualTo("odoo.exceptions.AccessDenied");
      assertThat(
              http.rpc("common", "authenticate", List.of("acme", "admin", "admin", Map.of()))
                  .object()
                  .get("result"))
          .isEqualTo(2L);
      assertThat(
              http.rpc("common", "authenticate", List.of("acme", "admin", "wrong", Map.of()))
                  .object()
                  .get("result"))
          .isEqualTo(false);
    }
  }

  static String rpcName(RawHttp.Reply reply) {
    Map<?, ?> error = (Map<?, ?>) reply.object().get("error");
    Map<?, ?> data = error == null ? Map.of() : (Map<?, ?>) error.get("data");
    return String.valueOf(data == null ? null : data.get("name"));
  }

  @Test
  void aResultOfNoneIsLeftOutOverJsonRpc() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      long id = odoo.create("res.partner", Map.of("name", "Ann"));
      RawHttp.Reply reply =
          new RawHttp(odoo)
              .execute("res.partner", "action_archive", List.of(List.of(id)), Map.of());
      assertThat(reply.object().containsKey("result")).isFalse();
      assertThat(reply.object().containsKey("error")).isFalse();
      RawHttp.Reply overJson2 =
          new RawHttp(odoo).json2("res.partner", "action_archive", Map.of("ids", List.of(id)));
      assertThat(overJson2.body()).isEqualTo("null");
    }
  }

  @Test
  void nestedReadsFollowTheSpecification() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      long belgium = odoo.idOf("base.be");
      long firm =
          odoo.create(
              "res.partner",
              Map.of(
                  "name",
                  "Firm",
                  "is_company",
                  true,
                  "country_id",
                  belgium,
                  "child_ids",
                  List.of(List.of(0, 0, Map.of("name", "A")), List.of(0, 0, Map.of("name", "B")))));
      List<Long> children = odoo.search("res.partner", List.of(List.of("parent_id", "=", firm)));
      RawHttp.Reply reply =
          new RawHttp(odoo)
              .json2(
                  "res.partner",
                  "web_read",
                  Map.of(
                      "ids",
                      List.of(firm),
                      "specification",
                      Map.of(
                          "country_id", Map.of("fields", Map.of("code", Map.of())),
                          "child_ids", Map.of("fields", Map.of("name", Map.of()), "limit", 1))));
      assertThat(reply.json())
          .isEqualTo(
              List.of(
                  Map.of(
                      "id", firm,
                      "country_id", Map.of("id", belgium, "code", "BE"),
                      "child_ids",
                          List.of(
                              Map.of("id", children.get(0), "name", "A"),
                              Map.of("id", children.get(1))))));
    }
  }

  @Test
  void callsAreListedWithoutSecrets() throws Exception {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      new RawHttp(odoo)
          .json2(
              "res.partner",
              "search",
              Map.of("domain", List.of(), "context", Map.of("lang", "fr_FR")));
      ReceivedCall call = odoo.calls("res.partner", "search").get(0);
      assertThat(call.json2()).isTrue();
      assertThat(call.login()).isEqualTo("admin");
      assertThat(call.context()).containsEntry("lang", "fr_FR");
      assertThat(call.headers()).containsKey("x-odoo-database");
      assertThat(call.toString()).doesNotContain(odoo.apiKey());
      assertThat(odoo.requests()).isEqualTo(1);
    }
  }

  @Test
  void everyThreadIsDaemonNamedAndGoneAfterClose() throws Exception {
    FakeOdoo odoo = FakeOdoo.start(19);
    new RawHttp(odoo).json2("res.partner", "search", Map.of("domain", List.of()));
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                thread ->
                    thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals("odoo-sync-fake"))
            .toList();
    assertThat(threads).isNotEmpty();
    assertThat(threads).allMatch(Thread::isDaemon);
    assertThat(threads).allMatch(thread -> thread.getName().startsWith("odoo-sync-fake-"));
    odoo.close();
    for (Thread thread : threads) {
      thread.join(5_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }
}
