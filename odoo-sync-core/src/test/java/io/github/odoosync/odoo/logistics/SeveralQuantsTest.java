package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two deliveries that met leave two quants of one place behind, until Odoo merges them. */
class SeveralQuantsTest {

  @ParameterizedTest
  @CsvSource({"17, 15", "18, 15", "19, 15", "17, 0", "19, 0", "19, 11"})
  void aCountHoldsForTheirSum(int version, BigDecimal counted) {
    try (FakeOdoo fake = FakeOdoo.start(version);
        OdooClient odoo =
            OdooClient.builder(fake.url())
                .database(fake.database())
                .apiKey(fake.login(), Secret.of(fake.apiKey()))
                .build()) {
      long stock = fake.idOf("stock.stock_location_stock");
      long product = fake.create("product.product", storable(version));
      for (double pieces : List.of(10.0, 2.0)) {
        fake.create(
            "stock.quant", Map.of("product_id", product, "location_id", stock, "quantity", pieces));
      }
      Inventory inventory = Logistics.of(odoo).inventory();
      List<Count> count = List.of(Count.of(product, stock, counted));

      assertThat(inventory.count("INV", count, Count.Conflict.REJECT).acted()).isTrue();
      assertThat(onHand(odoo, product)).isEqualByComparingTo(counted);
      assertThat(inventory.count("INV", count, Count.Conflict.REJECT).acted()).isFalse();
    }
  }

  private static Map<String, Object> storable(int version) {
    return version == 17
        ? Map.of("name", "Bolt", "detailed_type", "product")
        : Map.of("name", "Bolt", "is_storable", true);
  }

  private static BigDecimal onHand(OdooClient odoo, long product) {
    return odoo
        .model("stock.quant", "quantity")
        .where(field("product_id").eq(product), field("location_id.usage").eq("internal"))
        .list()
        .stream()
        .map(quant -> quant.decimal("quantity").orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
