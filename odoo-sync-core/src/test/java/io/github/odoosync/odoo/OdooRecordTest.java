package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.DecodingException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.internal.odoo.ModelMapping;
import io.github.odoosync.internal.odoo.ModelMappings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OdooRecordTest {

  private static final String JSON =
      """
      {"id": 17, "name": "A", "note": false, "qty": 3.0, "big": 3000000000.0, "nan": NaN,
       "active": true, "date": "2026-11-23", "at": "2026-11-23 04:50:07",
       "partner_id": [54, "Cust One"], "user_id": 2, "parent_id": false,
       "team_id": {"id": 9, "display_name": "Team"}, "tag_ids": [], "line_ids": [{"id": 5, "qty": 1}],
       "file": "AQID", "res": "sale.order,3"}
      """;

  private final OdooRecord order = read(JSON);

  private static OdooRecord read(String json) {
    ModelMapping<OdooRecord> mapping =
        new ModelMappings(null).dynamic("sale.order", List.of("name"));
    return mapping.read(JsonReader.of(json.getBytes(StandardCharsets.UTF_8), 0));
  }

  @Test
  void fieldsAreReadByNameWithTheRulesOfTypedRecords() {
    assertThat(order.id()).isEqualTo(17);
    assertThat(order.string("name")).contains("A");
    assertThat(order.string("note")).isEmpty();
    assertThat(order.decimal("qty")).contains(new BigDecimal("3.0"));
    assertThat(order.whole("big")).hasValue(3_000_000_000L);
    assertThat(order.flag("active")).isTrue();
    assertThat(order.flag("note")).isFalse();
    assertThat(order.date("date")).contains(LocalDate.of(2026, 11, 23));
    assertThat(order.instant("at")).contains(Instant.parse("2026-11-23T04:50:07Z"));
    assertThat(order.ref("partner_id")).contains(new Ref(54, "Cust One"));
    assertThat(order.ref("team_id")).contains(new Ref(9, "Team"));
    assertThat(order.ref("parent_id")).isEmpty();
    assertThat(order.whole("partner_id")).hasValue(54);
    assertThat(order.whole("team_id")).hasValue(9);
    assertThat(order.whole("user_id")).hasValue(2);
    assertThat(order.whole("parent_id")).isEmpty();
    assertThat(order.ids("tag_ids")).isEmpty();
    assertThat(order.ids("line_ids")).containsExactly(5L);
    assertThat(order.records("line_ids").get(0).whole("qty")).hasValue(1);
    assertThat(order.record("team_id").flatMap(team -> team.string("display_name")))
        .contains("Team");
    assertThat(order.file("file")).hasValueSatisfying(file -> assertThat(file).hasSize(3));
    assertThat(order.reference("res")).contains(new Reference("sale.order", 3));
    assertThat(order.raw("note").value()).isEqualTo(false);
  }

  @Test
  void aGetterThatDoesNotFitIsATypedError() {
    refused(
        () -> order.ref("user_id"),
        "user_id: expected a many2one with its name, but came the number 2.");
    refused(() -> order.whole("name"), "name: expected a whole number, but came the text \"A\".");
    refused(() -> order.decimal("nan"), "nan: expected a number, but came the number NaN.");
    refused(() -> order.flag("name"), "name: expected true or false, but came the text \"A\".");
    refused(
        () -> order.date("at"),
        "at: expected a date yyyy-MM-dd, but came the text \"2026-11-23 04:50:07\".");
  }

  @Test
  void aFieldThatWasNotReadIsNamedWithThoseAlike() {
    assertThatThrownBy(() -> order.string("nam"))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("sale.order(17).nam was not read (near: name, nan).");
    assertThatThrownBy(() -> order.records("line_ids").get(0).string("x"))
        .hasMessageContaining("sale.order.line_ids(5).x was not read");
  }

  @Test
  void pathsAreAskedForAsNestedFields() {
    ModelMapping<OdooRecord> mapping =
        new ModelMappings(null)
            .dynamic(
                "sale.order", List.of("name", "order_line.name", "order_line.product_id.code"));

    assertThat(mapping.nested()).isTrue();
    assertThat(mapping.fieldNames()).containsExactly("id", "name", "order_line");
    assertThat(mapping.specification())
        .isEqualTo(
            Map.of(
                "name",
                Map.of(),
                "order_line",
                Map.of(
                    "fields",
                    Map.of(
                        "name",
                        Map.of(),
                        "product_id",
                        Map.of("fields", Map.of("code", Map.of()))))));
  }

  @Test
  void aRecordNeverPrintsItsValues() {
    assertThat(read("{\"id\": 1, \"email\": \"a@b.c\"}")).hasToString("sale.order(1)[id, email]");
  }

  private static void refused(Runnable getter, String message) {
    assertThatThrownBy(getter::run)
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("sale.order(17)." + message);
  }
}
