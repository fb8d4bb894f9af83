package io.github.odoosync.internal.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.SchemaMismatchException;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooField;
import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

  private final ModelMappings mappings = new ModelMappings(null);
  private final List<String> asked = new ArrayList<>();

  @OdooModel("sale.order")
  record Order(
      long id, String name, Instant dateOrder, Optional<Team> teamId, List<Line> orderLine) {}

  @OdooModel("crm.team")
  record Team(long id) {}

  record Line(long id, Ref productUom, BigDecimal productUomQty) {}

  @OdooModel("sale.order")
  record Wrong(
      long id,
      Instant name,
      @OdooField("order_line") List<Other> lines,
      RawJson state,
      long dateOrdr,
      Optional<Nested> partnerId) {}

  @OdooModel("stock.move")
  record Other(long id) {}

  record Nested(long id, BigDecimal emial) {}

  @BeforeEach
  void recordingsAreThere() {
    Wire.files("odoo-19/json2", "fields_get-sale.order");
  }

  @Test
  void aTypeThatFitsOneVersionIsRefusedOnAnotherWithTheNamesAlike() {
    assertThatCode(() -> check("odoo-17/jsonrpc", 17).check(mappings.of(Order.class)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check("odoo-19/json2", 19).check(mappings.of(Order.class)))
        .isInstanceOf(SchemaMismatchException.class)
        .hasMessage(
            """
            [OSYNC-1502] a record type does not fit sale.order on Odoo 19.0; a field can also be \
            missing because the user may not read it:
            - Line.productUom: sale.order.line has no field product_uom (near: product_uom_id, \
            product_uom_qty, product_uom_readonly). Nothing was committed. Correct the fields named above for this Odoo \
            version.""");
  }

  @Test
  void allDifferencesAreListedAtOnce() {
    assertThatThrownBy(() -> check("odoo-19/json2", 19).check(mappings.of(Wrong.class)))
        .isInstanceOf(SchemaMismatchException.class)
        .hasMessageContaining(
            """

            - Wrong.name: sale.order.name is of type char, but the component holds a time \
            yyyy-MM-dd HH:mm:ss (Instant)
            - Wrong.lines: sale.order.order_line points to sale.order.line, but the nested record \
            is one of stock.move
            - Wrong.dateOrdr: sale.order has no field date_ordr (near: date_order)
            - Nested.emial: res.partner has no field emial (near: email)""");
  }

  @Test
  void aTypeIsCheckedOnce() {
    SchemaCheck check = check("odoo-17/jsonrpc", 17);

    check.check(mappings.of(Order.class));
    check.check(mappings.of(Order.class));
    check.check(mappings.dynamic("sale.order", List.of("no_such_field")));

    assertThat(asked).containsExactly("sale.order", "crm.team", "sale.order.line");
  }

  private SchemaCheck check(String folder, int version) {
    return new SchemaCheck(
        model -> {
          asked.add(model);
          return model.equals("crm.team")
              ? ModelSchema.of(
                  model, OdooVersion.of(version), Map.of("id", Map.of("type", "integer")))
              : schema(folder, version, model);
        });
  }

  @SuppressWarnings("unchecked")
  static ModelSchema schema(String folder, int version, String model) {
    Object fields = Objects.requireNonNull(Wire.body(folder, "fields_get-" + model));
    return ModelSchema.of(model, OdooVersion.of(version), (Map<String, Object>) fields);
  }
}
