package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.SchemaMismatchException;
import io.github.odoosync.error.UnknownNameException;
import io.github.odoosync.retry.Resilience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What does not fit the server is told before a query is sent, and asked for once. */
class CheckedQueryTest {

  @OdooModel("sale.order")
  record Order(long id, String name) {}

  @OdooModel("sale.order")
  record Misspelt(long id, String nmae) {}

  private final ScriptedTransport transport =
      ScriptedTransport.of(
          call ->
              call.method().equals("fields_get")
                  ? Map.of("id", Map.of("type", "integer"), "name", Map.of("type", "char"))
                  : List.of(Map.of("id", 1, "name", "S1")));

  private final OdooClient odoo =
      OdooClient.builder(transport).resilience(Resilience.none()).build();

  @Test
  void aFieldThatTheModelDoesNotHaveIsNotAskedFor() {
    assertThatThrownBy(() -> odoo.model(Order.class).where(field("nam").eq("S1")).list())
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("sale.order on Odoo 19.0 does not have: nam (near: name)");
    assertThatThrownBy(() -> odoo.model(Misspelt.class).query().list())
        .isInstanceOf(SchemaMismatchException.class)
        .hasMessageContaining("Misspelt.nmae: sale.order has no field nmae (near: name)");
    assertThat(transport.operations()).containsOnly("sale.order.fields_get");
  }

  @Test
  void theSchemaIsAskedForOnce() {
    odoo.model(Order.class).where(field("name").eq("S1")).list();
    odoo.model(Order.class).where(field("id").in(1)).list();

    assertThat(transport.operations())
        .containsExactly(
            "sale.order.fields_get", "sale.order.search_read", "sale.order.search_read");
  }

  @Test
  void aQueryWithoutATypeAsksForNoSchema() {
    odoo.model("sale.order", "name").where(field("anything").isSet()).list();

    assertThat(transport.operations()).containsExactly("sale.order.search_read");
  }
}
