package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.odoo.FieldSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is finer than Odoo keeps is not written again and again. */
class AmountsTest {

  @Test
  void amountsThatOdooWouldRoundToWhatItHoldsAreTheSame() {
    assertThat(Amounts.same(Money.of("0.125", "USD"), Money.of("0.13", "USD"), 2)).isTrue();
    assertThat(Amounts.same(Money.of("0.125", "USD"), Money.of("0.12", "USD"), 2)).isFalse();
    assertThat(Amounts.same(Money.of("1", "USD"), Money.of("1", "EUR"), 2)).isFalse();
    assertThat(Amounts.same(kilograms("1.004"), kilograms("1"), 2)).isTrue();
    assertThat(Amounts.same(kilograms("1.01"), kilograms("1"), 2)).isFalse();
    assertThat(Amounts.same(kilograms("1"), Quantity.of("1", Unit.GRAM), 2)).isFalse();
  }

  @Test
  void theDecimalsOfAFieldComeFromTheServer() {
    FieldSchema price = FieldSchema.of("price_unit", Map.of("digits", List.of(16L, 2L)));
    assertThat(price.decimals()).hasValue(2);
    assertThat(FieldSchema.of("x", Map.of("type", "float")).decimals()).isEmpty();
  }

  private static Quantity kilograms(String value) {
    return Quantity.of(value, Unit.KILOGRAM);
  }
}
