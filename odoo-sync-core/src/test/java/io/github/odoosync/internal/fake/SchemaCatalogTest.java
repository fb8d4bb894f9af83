package io.github.odoosync.internal.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {

  @Test
  void theNameOfAMoveIsRequiredBefore19AndGoneThen() {
    assertThat(field(18, "stock.move", "name").required()).isTrue();
    assertThat(SchemaCatalog.forVersion(19).model("stock.move").orElseThrow().field("name"))
        .isNull();
  }

  @Test
  void aFieldCarriesItsRelations() {
    FieldDef lines = field(17, "sale.order", "order_line");
    assertThat(lines.type()).isEqualTo(FieldType.ONE2MANY);
    assertThat(lines.relation()).isEqualTo("sale.order.line");
    assertThat(lines.relationField()).isEqualTo("order_id");
    assertThat(field(17, "sale.order", "amount_total").currencyField()).isEqualTo("currency_id");
  }

  @Test
  void selectionKeysKeepTheirOrderAndSpaces() {
    assertThat(field(19, "sale.order", "invoice_status").selection())
        .containsExactly("upselling", "invoiced", "to invoice", "no");
  }

  @Test
  void packagesChangeTheirModelIn19() {
    assertThat(SchemaCatalog.forVersion(18).models())
        .containsKey("stock.quant.package")
        .doesNotContainKey("stock.package");
    assertThat(SchemaCatalog.forVersion(19).models())
        .containsKey("stock.package")
        .doesNotContainKey("stock.quant.package");
  }

  @Test
  void everyModelHasTheCommonFields() {
    for (ModelDef model : SchemaCatalog.forVersion(17).models().values()) {
      assertThat(model.fields()).containsKeys("id", "display_name", "create_date", "write_uid");
    }
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> SchemaCatalog.forVersion(16)).hasMessageContaining("Odoo 16");
  }

  private static FieldDef field(int version, String model, String name) {
    return Objects.requireNonNull(
        SchemaCatalog.forVersion(version).model(model).orElseThrow().field(name),
        () -> model + "." + name);
  }
}
