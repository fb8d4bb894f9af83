package io.github.odoosync.connector.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.DecodingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** JSON of strangers: exact numbers, paths in errors, nothing of the content in them. */
class JsonTest {

  @Test
  void valuesAreReadExactly() {
    Json order =
        read(
            "{\"id\": 12345678901, \"ref\": \"SO1\", \"total\": \"19.90\", \"tax\": 0.10,"
                + " \"paid\": true, \"at\": \"2026-03-01T10:00:00+02:00\", \"note\": null,"
                + " \"lines\": [{\"sku\": \"A\"}, {\"sku\": \"B\"}]}");

    assertThat(order.get("id").integer()).isEqualTo(12345678901L);
    assertThat(order.get("id").id()).isEqualTo("12345678901");
    assertThat(order.get("ref").id()).isEqualTo("SO1");
    assertThat(order.get("total").decimal()).isEqualTo(new BigDecimal("19.90"));
    assertThat(order.get("tax").decimal()).isEqualTo(new BigDecimal("0.10"));
    assertThat(order.get("paid").flag()).isTrue();
    assertThat(order.get("at").instant()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(order.get("lines").items())
        .extracting(line -> line.get("sku").text())
        .containsExactly("A", "B");
  }

  @Test
  void whatIsMissingReadsAsNull() {
    Json order = read("{\"note\": null}");

    assertThat(order.get("note").isNull()).isTrue();
    assertThat(order.get("customer").get("name").optional()).isEmpty();
    assertThat(order.get("lines").items()).isEmpty();
  }

  @Test
  void anErrorNamesThePathAndShowsNoContent() {
    Json order = read("{\"lines\": [{}, {\"price\": {\"amount\": \"Jane Doe\"}}]}");
    Json amount = order.get("lines").items().get(1).get("price").get("amount");

    assertRefused(amount, Json::decimal, "$.lines[1].price.amount is of another kind");
    assertRefused(amount, Json::instant, "$.lines[1].price.amount");
    assertRefused(
        order.get("lines").items().get(0).get("sku"), Json::text, "$.lines[0].sku is not");
    assertRefused(order.get("lines"), json -> json.get("a"), "expected an object");
    assertThat(amount).hasToString("$.lines[1].price.amount");
  }

  @Test
  void hugeNumbersOfFewCharactersAreRefused() {
    assertRefused(read("1e999999999"), Json::decimal, "expected a number");
    assertRefused(read("\"1e-999999999\""), Json::decimal, "expected a number");
    assertRefused(read("1.5"), Json::integer, "expected a whole number");
    assertRefused(read("\"" + "9".repeat(101) + "\""), Json::decimal, "expected a number");
  }

  @Test
  void whatNestsTooDeepIsRefused() {
    assertThat(read("[".repeat(64) + "]".repeat(64)).items()).hasSize(1);
    assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65)))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("64");
    assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(DecodingException.class);
  }

  @Test
  void whatIsNoJsonIsRefusedWithoutShowingIt() {
    for (String text :
        new String[] {
          "",
          "<html>Jane</html>",
          "{\"a\": Jane}",
          "{} {}",
          "\0",
          "NaN",
          "[-Infinity]",
          "\"Jane \\ud800\"",
          "{\"\\udc00\": 1}"
        }) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(DecodingException.class)
          .message()
          .contains("OSYNC-2502")
          .doesNotContain("Jane");
    }
  }

  @Test
  void aNullThatIsThereIsWritten() {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("quantity", new BigDecimal("1.50"));
    change.putAll(Collections.singletonMap("changeFromQuantity", null));

    assertThat(new String(Json.write(change), StandardCharsets.UTF_8))
        .isEqualTo("{\"quantity\":1.50,\"changeFromQuantity\":null}");
  }

  private static Json read(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(Json json, Function<Json, ?> reading, String said) {
    assertThatThrownBy(() -> reading.apply(json))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining(said)
        .message()
        .doesNotContain("Jane");
  }
}
