package io.github.odoosync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeLoadTest {

  private final FakeOdoo odoo = FakeOdoo.start(19);

  @AfterEach
  void stop() {
    odoo.close();
  }

  private Map<?, ?> load(List<String> fields, List<List<?>> data) throws IOException {
    return load(fields, data, Map.of("tz", "UTC"));
  }

  private Map<?, ?> load(List<String> fields, List<List<?>> data, Map<String, ?> context)
      throws IOException {
    RawHttp.Reply reply =
        new RawHttp(odoo)
            .json2(
                "res.partner", "load", Map.of("fields", fields, "data", data, "context", context));
    assertThat(reply.status()).isEqualTo(200);
    return reply.object();
  }

  private String name(long id) {
    Map<String, ?> record = odoo.read("res.partner", id, "name");
    return String.valueOf(record == null ? null : record.get("name"));
  }

  @Test
  void anExternalIdIsMadeOnceAndThenUpdated() throws Exception {
    List<String> fields = List.of("id", "name", "country_id/id");
    Map<?, ?> first =
        load(fields, List.of(List.of("t.b", "B", "base.be"), List.of("t.a", "A", "")));
    assertThat(first.get("ids")).isEqualTo(List.of(odoo.idOf("t.b"), odoo.idOf("t.a")));
    assertThat(first.get("messages")).isEqualTo(List.of());
    assertThat(first.get("nextrow")).isEqualTo(0L);
    Map<?, ?> second = load(fields, List.of(List.of("t.b", "B2", "base.fr")));
    assertThat(second.get("ids")).isEqualTo(List.of(odoo.idOf("t.b")));
    assertThat(name(odoo.idOf("t.b"))).isEqualTo("B2");
  }

  @Test
  void aBareNameBelongsToTheImportModule() throws Exception {
    load(List.of("id", "name"), List.of(List.of("bare", "X")));
    assertThat(odoo.knows("__import__.bare")).isTrue();
  }

  @Test
  void oneBadRowStopsAllAndIsNamed() throws Exception {
    Map<?, ?> answer =
        load(
            List.of("id", "name", "country_id/id"),
            List.of(
                List.of("t.1", "One", "base.be"),
                List.of("t.2", "Two", "base.nope"),
                List.of("t.3", "Three", "")));
    assertThat(answer.get("ids")).isEqualTo(false);
    Map<?, ?> message =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(answer.get("messages"))).get(0);
    assertThat(message.get("type")).isEqualTo("error");
    assertThat(message.get("record")).isEqualTo(1L);
    assertThat(message.get("rows")).isEqualTo(Map.of("from", 1L, "to", 1L));
    assertThat(message.get("field")).isEqualTo("country_id");
    assertThat(odoo.knows("t.1")).isFalse();
    assertThat(odoo.search("res.partner", List.of(List.of("name", "=", "One")))).isEmpty();
  }

  @Test
  void aDeletedRecordComesBackSilently() throws Exception {
    List<List<?>> row = List.of(List.of("t.x", "X"));
    load(List.of("id", "name"), row);
    long first = odoo.idOf("t.x");
    odoo.unlink("res.partner", first);
    assertThat(odoo.knows("t.x")).isFalse();
    load(List.of("id", "name"), row);
    assertThat(odoo.idOf("t.x")).isGreaterThan(first);
  }

  @Test
  void linesWithoutExternalIdsAreAppendedAgainAndWithThemUpdated() throws Exception {
    List<String> fields = List.of("id", "name", "is_company", "child_ids/name");
    List<List<?>> rows = List.of(List.of("t.firm", "Firm", "1", "A"), List.of("", "", "", "B"));
    load(fields, rows);
    load(fields, rows);
    assertThat(children("t.firm")).hasSize(4);

    List<String> keyed = List.of("id", "name", "is_company", "child_ids/id", "child_ids/name");
    List<List<?>> keyedRows =
        List.of(
            List.of("t.shop", "Shop", "1", "t.shop_a", "A"), List.of("", "", "", "t.shop_b", "B"));
    load(keyed, keyedRows);
    load(keyed, keyedRows);
    assertThat(children("t.shop")).hasSize(2);
    load(keyed, keyedRows.subList(0, 1));
    assertThat(children("t.shop")).hasSize(2);
    assertThat(odoo.idOf("t.shop_b")).isEqualTo(children("t.shop").get(1));
  }

  private List<Long> children(String externalId) {
    return odoo.search("res.partner", List.of(List.of("parent_id", "=", odoo.idOf(externalId))));
  }

  @Test
  void aDatetimeIsTakenAsLocalTime() throws Exception {
    Map<String, ?> message =
        new LinkedHashMap<>(
            Map.of(
                "fields", List.of("id", "date"),
                "data", List.of(List.of("t.m", "2026-01-05 10:00:00")),
                "context", Map.of("tz", "Europe/Brussels")));
    RawHttp.Reply reply = new RawHttp(odoo).json2("mail.message", "load", message);
    assertThat(reply.object().get("ids")).as(reply.body()).isNotEqualTo(false);
    assertThat(odoo.read("mail.message", odoo.idOf("t.m"), "date"))
        .containsEntry("date", "2026-01-05 09:00:00");
  }

  @Test
  void aUserWithoutRightsGetsAMessage() throws Exception {
    odoo.addUser(FakeUser.of("reader", "x").apiKey("reader-key").mayRead("res.partner"));
    RawHttp.Reply reply =
        new RawHttp(odoo, "reader-key")
            .json2(
                "res.partner",
                "load",
                Map.of("fields", List.of("id", "name"), "data", List.of(List.of("t.x", "X"))));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.object().get("ids")).isEqualTo(false);
    assertThat(reply.body()).contains("You are not allowed to create");
  }

  @Test
  void aConflictWithAnOpenTransactionIsAMessage() throws Exception {
    try (FakeTransaction other = odoo.begin()) {
      other.call(
          "res.partner",
          "load",
          List.of(),
          Map.of("fields", List.of("id", "name"), "data", List.of(List.of("t.x", "X"))));
      Map<?, ?> answer = load(List.of("id", "name"), List.of(List.of("t.x", "X")));
      assertThat(answer.get("ids")).isEqualTo(false);
      assertThat(answer.toString()).contains("could not serialize access");
      other.commit();
    }
    assertThat(odoo.search("res.partner", List.of(List.of("name", "=", "X")))).hasSize(1);
  }

  @Test
  void aPlainUserFindsExternalIdsOnlyOverCheckObjectReference() throws Exception {
    odoo.addUser(FakeUser.of("sales", "x").apiKey("sales-key").mayRead("res.partner"));
    RawHttp sales = new RawHttp(odoo, "sales-key");
    assertThat(sales.json2("ir.model.data", "search", Map.of("domain", List.of())).status())
        .isEqualTo(403);
    assertThat(
            sales
                .json2(
                    "ir.model.data",
                    "check_object_reference",
                    Map.of("module", "base", "xml_id", "be"))
                .json())
        .isEqualTo(List.of("res.country", odoo.idOf("base.be")));
    RawHttp.Reply missing =
        sales.json2(
            "ir.model.data", "check_object_reference", Map.of("module", "base", "xml_id", "nope"));
    assertThat(missing.message()).contains("External ID not found in the system");
  }
}
