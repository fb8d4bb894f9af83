package io.github.odoosync.odoo.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How one call looks in each dialect and on each version. */
class ArgumentTableTest {

  private final ArgumentTable table = ArgumentTable.standard();

  @Test
  void valuesGoByPositionOverJsonRpc() {
    assertThat(jsonRpc(17, OdooCall.of("a.b", "create").argument("vals_list", List.of(Map.of()))))
        .isEqualTo("[[[{}]],{}]");
    assertThat(jsonRpc(17, OdooCall.of("a.b", "write").ids(List.of(1L)).argument("vals", Map.of())))
        .isEqualTo("[[[1],{}],{}]");
    assertThat(
            jsonRpc(
                17,
                OdooCall.of("a.b", "load")
                    .argument("data", List.of(List.of("x")))
                    .argument("fields", List.of("id"))))
        .isEqualTo("[[[\"id\"],[[\"x\"]]],{}]");
  }

  @Test
  void whatIsNotInTheTableGoesByName() {
    assertThat(
            jsonRpc(
                17, OdooCall.of("a.b", "message_post").ids(List.of(1L)).argument("body", "hello")))
        .isEqualTo("[[[1]],{\"body\":\"hello\"}]");
    assertThat(
            jsonRpc(
                17,
                OdooCall.of("a.b", "search_read")
                    .argument("fields", List.of("id"))
                    .argument("domain", List.of())
                    .argument("limit", 1)))
        .isEqualTo("[[[]],{\"fields\":[\"id\"],\"limit\":1}]");
  }

  @Test
  void aMethodOnRecordsHasItsIdsAlsoWhereThereAreNone() {
    assertThat(jsonRpc(17, OdooCall.of("a.b", "write").argument("vals", Map.of())))
        .isEqualTo("[[[],{}],{}]");
    assertThat(jsonRpc(17, OdooCall.of("a.b", "fields_get").argument("attributes", List.of())))
        .isEqualTo("[[],{\"attributes\":[]}]");
  }

  @Test
  void whatOverridesNameDifferentlyGoesByPosition() {
    OdooCall.Builder defaults = OdooCall.of("a.b", "default_get").argument("fields", List.of("y"));

    assertThat(jsonRpc(17, defaults)).isEqualTo("[[[\"y\"]],{}]");
    assertThat(json2(defaults)).isEqualTo("{\"fields\":[\"y\"]}");
  }

  @Test
  void olderServersHaveAnotherNameForTheDomainOfANameSearch() {
    OdooCall.Builder byDomain = OdooCall.of("a.b", "name_search").argument("domain", List.of());
    OdooCall.Builder byBoth =
        OdooCall.of("a.b", "name_search").argument("name", "x").argument("domain", List.of());

    assertThat(jsonRpc(18, byDomain)).isEqualTo("[[],{\"args\":[]}]");
    assertThat(jsonRpc(19, byDomain)).isEqualTo("[[],{\"domain\":[]}]");
    assertThat(jsonRpc(18, byBoth)).isEqualTo("[[\"x\",[]],{}]");
    assertThat(json2(byBoth)).isEqualTo("{\"name\":\"x\",\"domain\":[]}");
  }

  @Test
  void anArgumentThatAModuleRenamedIsSentUnderItsName() {
    table.rename("a.b", "create", "vals_list", "list_vals");
    OdooCall.Builder create = OdooCall.of("a.b", "create").argument("vals_list", List.of());

    assertThat(json2(create)).isEqualTo("{\"list_vals\":[]}");
    assertThat(jsonRpc(19, create)).isEqualTo("[[[]],{}]");
    assertThat(json2(OdooCall.of("c.d", "create").argument("vals_list", List.of())))
        .isEqualTo("{\"vals_list\":[]}");
  }

  @Test
  void aMethodOfOnesOwnCanGoByPosition() {
    table.positional("a.b", "ship", List.of("carrier", "weight"));
    OdooCall.Builder ship =
        OdooCall.of("a.b", "ship")
            .ids(List.of(9L))
            .argument("weight", 2)
            .argument("carrier", "x")
            .argument("note", "n");

    assertThat(jsonRpc(18, ship)).isEqualTo("[[[9],\"x\",2],{\"note\":\"n\"}]");
    assertThat(json2(ship))
        .isEqualTo("{\"ids\":[9],\"weight\":2,\"carrier\":\"x\",\"note\":\"n\"}");
  }

  @Test
  void theContextIsOneOfTheNamedArguments() {
    OdooCall.Builder read =
        OdooCall.of("a.b", "read").ids(List.of(1L)).context(Map.of("tz", "UTC"));

    assertThat(jsonRpc(18, read)).isEqualTo("[[[1]],{\"context\":{\"tz\":\"UTC\"}}]");
    assertThat(json2(read)).isEqualTo("{\"ids\":[1],\"context\":{\"tz\":\"UTC\"}}");
  }

  private String json2(OdooCall.Builder call) {
    return Json.text(Json.parse(new Json2Dialect(table, null).body(call.build())));
  }

  private String jsonRpc(int series, OdooCall.Builder call) {
    byte[] body =
        new JsonRpcDialect(table).body(call.build(), OdooVersion.of(series), "db", 2, "pw");
    Object params = Json.parse(body) instanceof Map<?, ?> map ? map.get("params") : null;
    Object args = params instanceof Map<?, ?> map ? map.get("args") : null;
    return args instanceof List<?> list ? Json.text(list.subList(5, 7)) : "none";
  }
}
