package io.github.odoosync.internal.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueEncoderTest {

  record State(String code) implements Selection {}

  @Test
  void eachTypeIsWrittenAsOdooTakesIt() {
    assertThat(ValueEncoder.encode(null)).isEqualTo(false);
    assertThat(ValueEncoder.encode(Optional.empty())).isEqualTo(false);
    assertThat(ValueEncoder.encode(OptionalLong.empty())).isEqualTo(false);
    assertThat(ValueEncoder.encode(OptionalLong.of(3))).isEqualTo(3L);
    assertThat(ValueEncoder.encode(Optional.of(new Ref(7, "Seven")))).isEqualTo(7L);
    assertThat(ValueEncoder.encode(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
    assertThat(ValueEncoder.encode(true)).isEqualTo(true);
    assertThat(ValueEncoder.encode(LocalDate.of(1, 1, 1))).isEqualTo("0001-01-01");
    assertThat(ValueEncoder.encode(Instant.parse("2026-11-23T04:50:07.999Z")))
        .isEqualTo("2026-11-23 04:50:07");
    assertThat(ValueEncoder.encode(new State("done"))).isEqualTo("done");
    assertThat(ValueEncoder.encode(new Reference("sale.order", 3))).isEqualTo("sale.order,3");
    assertThat(ValueEncoder.encode(new byte[] {1, 2, 3})).isEqualTo("AQID");
    assertThat(ValueEncoder.encode(new RawJson(Map.of("a", 1L)))).isEqualTo(Map.of("a", 1L));
    assertThat(ValueEncoder.encode("\uD83D\uDE9A")).isEqualTo("\uD83D\uDE9A");
    assertThat(ValueEncoder.encode(List.of(6, 0, List.of(Ref.of(1)))))
        .isEqualTo(List.of(6, 0, List.of(1L)));
  }

  @Test
  void valuesKeepTheirOrder() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("z", null);
    fields.put("a", Instant.EPOCH);

    assertThat(ValueEncoder.values(fields).entrySet())
        .containsExactly(Map.entry("z", false), Map.entry("a", "1970-01-01 00:00:00"));
  }

  @Test
  void whatOdooCannotStoreIsRefusedBeforeItIsSent() {
    refused("abc\0", "a text of 4 characters has a NUL at 3; Odoo cannot store it");
    refused("\uD83D", "a text of 1 characters has half a character at 0");
    refused("a\uDE9A\uD83D", "a text of 3 characters has half a character at 1");
    refused(List.of(Map.of("name", "\0")), "has a NUL at 0");
    refused(Double.POSITIVE_INFINITY, "the number Infinity cannot be sent");
    refused(new Object(), "a value of type java.lang.Object cannot be sent");
    refused(
        LocalDate.of(10_000, 1, 1),
        "+10000-01-01 is outside of what Odoo can hold, the years 1 to 9999");
    refused(Instant.MIN, "is outside of what Odoo can hold");
    refused(new RawJson(Map.of("a", "\0")), "has a NUL at 0");
  }

  @Test
  void timesDatesAndFilesSurviveARoundTrip() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L));
      LocalDate date = LocalDate.ofEpochDay(random.nextInt(-719_162, 2_932_896));
      byte[] file = new byte[random.nextInt(50)];
      random.nextBytes(file);

      assertThat(Texts.instant((String) ValueEncoder.encode(time))).isEqualTo(time);
      assertThat(Texts.date((String) ValueEncoder.encode(date))).isEqualTo(date);
      assertThat(Texts.file((String) ValueEncoder.encode(file))).isEqualTo(file);
    }
  }

  private static void refused(Object value, String reason) {
    assertThatThrownBy(() -> ValueEncoder.encode(value))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(reason);
  }
}
