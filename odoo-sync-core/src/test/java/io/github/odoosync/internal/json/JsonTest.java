package io.github.odoosync.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void valuesSurviveARoundTrip() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "é \uD83D\uDE9A \u0000 \"quoted\"");
    value.put("long", 3_000_000_000L);
    value.put("decimal", new BigDecimal("19.990"));
    value.put("flags", Arrays.asList(true, false, null));

    assertThat(Json.parse(Json.bytes(value))).isEqualTo(value);
  }

  @Test
  void decimalsKeepTheDigitsThatWereWritten() {
    assertThat(Json.parse("[0.1, 1e2, 100.00]"))
        .isEqualTo(List.of(new BigDecimal("0.1"), new BigDecimal("1e2"), new BigDecimal("100.00")));
  }

  @Test
  void aNumberInsideAnEnvelopeIsReadWithoutIt() {
    byte[] json = "{\"result\":-42}".getBytes(StandardCharsets.UTF_8);
    try (JsonReader reader = JsonReader.of(json, 10)) {
      assertThat(reader.integer()).isEqualTo(-42);
    }
  }

  @Test
  void aWholeNumberMayComeAsAFloat() {
    byte[] json = "3000000000.0".getBytes(StandardCharsets.UTF_8);
    try (JsonReader reader = JsonReader.of(json, 0)) {
      assertThat(reader.integer()).isEqualTo(3_000_000_000L);
    }
  }

  @Test
  void brokenJsonIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> Json.parse("{\"key\": s3cr3t}"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("Not valid JSON");
    assertThatThrownBy(() -> Json.parse("[1, 2")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("1 2")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("<html>")).isInstanceOf(JsonException.class);
  }

  @Test
  void aValueNestedTooDeepIsRefusedBothWays() {
    assertThatThrownBy(() -> Json.parse("[".repeat(600) + "]".repeat(600)))
        .isInstanceOf(JsonException.class);
    List<Object> nested = new ArrayList<>();
    for (int depth = 0; depth < 600; depth++) {
      nested = new ArrayList<>(List.of(nested));
    }
    List<Object> tooDeep = nested;
    assertThatThrownBy(() -> Json.bytes(tooDeep)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void foreignTypesAndNaNAreNotWritten() {
    assertThatThrownBy(() -> Json.bytes(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
    assertThatThrownBy(() -> Json.bytes(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReaderWalksWithoutATree() {
    byte[] json =
        "xx{\"a\":1,\"skip\":{\"deep\":[1,2]},\"b\":[\"u\",\"v\"]}}"
            .getBytes(StandardCharsets.UTF_8);
    List<String> seen = new ArrayList<>();
    try (JsonReader reader = JsonReader.of(json, 2)) {
      for (String field = reader.nextField(); field != null; field = reader.nextField()) {
        seen.add(field);
        if (reader.kind() == JsonReader.Kind.ARRAY) {
          while (reader.nextItem()) {
            seen.add(reader.string());
          }
        } else {
          reader.skip();
        }
      }
    }
    assertThat(seen).containsExactly("a", "skip", "b", "u", "v");
  }
}
