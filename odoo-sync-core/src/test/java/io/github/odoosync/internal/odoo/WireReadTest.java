package io.github.odoosync.internal.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.odoo.OdooField;
import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Record types against what real servers answered. */
class WireReadTest {

  private final ModelMappings mappings = new ModelMappings(null);

  record State(String code) implements Selection {}

  @OdooModel("sale.order")
  record Order(
      long id,
      String name,
      State state,
      Ref partnerId,
      List<Long> orderLine,
      BigDecimal amountTotal,
      long currencyId,
      Instant dateOrder,
      Optional<Instant> commitmentDate,
      Optional<String> clientOrderRef,
      Instant writeDate,
      Optional<State> deliveryStatus,
      Optional<String> accessToken) {}

  @OdooModel("stock.move")
  record Move(
      long id,
      Ref productId,
      BigDecimal productUomQty,
      BigDecimal quantity,
      boolean picked,
      State state,
      OptionalLong saleLineId,
      List<Long> moveLineIds,
      List<Long> lotIds) {}

  @OdooModel("sale.order")
  record Nested(long id, String name, Partner partnerId, List<Line> orderLine) {}

  record Partner(long id, String displayName, Optional<Country> countryId) {}

  record Country(long id, String code) {}

  record Line(
      long id, Product productId, BigDecimal productUomQty, @OdooField BigDecimal qtyDelivered) {}

  record Product(long id, Optional<String> defaultCode) {}

  @ParameterizedTest
  @ValueSource(strings = {"odoo-17/jsonrpc", "odoo-18/jsonrpc", "odoo-19/json2", "odoo-19/jsonrpc"})
  void aClassicReadOfAnOrder(String folder) {
    Order order = only(Order.class, Wire.body(folder, "sale-order-read"));

    assertThat(order.name()).startsWith("S0");
    assertThat(order.state()).isEqualTo(new State("draft"));
    assertThat(order.partnerId().name()).isEqualTo("Cust One");
    assertThat(order.orderLine()).hasSize(2);
    assertThat(order.amountTotal()).isPositive();
    assertThat(order.commitmentDate()).isEmpty();
    assertThat(order.clientOrderRef()).hasValueSatisfying(ref -> assertThat(ref).startsWith("WEB"));
    assertThat(order.writeDate()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"odoo-17/jsonrpc", "odoo-18/jsonrpc", "odoo-19/json2", "odoo-19/jsonrpc"})
  void aClassicSearchOfMoves(String folder) {
    List<Move> moves = mappings.of(Move.class).readAll(Wire.reader(Wire.body(folder, "moves")));

    assertThat(moves).hasSize(2);
    assertThat(moves.get(0).quantity()).isEqualByComparingTo("5");
    assertThat(moves.get(0).productId().name()).isEqualTo("[WIRE-A] Wire Box A");
    assertThat(moves.get(0).moveLineIds()).hasSize(1);
    assertThat(moves.get(0).saleLineId()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"odoo-17/jsonrpc", "odoo-18/jsonrpc", "odoo-19/json2", "odoo-19/jsonrpc"})
  void aNestedSearchOfAnOrder(String folder) {
    Object records = Wire.get(Wire.body(folder, "web-search-read-nested"), "records");

    Nested order = only(Nested.class, records);

    assertThat(order.partnerId().displayName()).isEqualTo("Cust One");
    assertThat(order.partnerId().countryId().map(Country::code)).contains("BE");
    assertThat(order.orderLine())
        .extracting(line -> line.productId().defaultCode().orElse(""))
        .containsExactly("WIRE-A", "WIRE-B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"odoo-17/jsonrpc", "odoo-19/json2"})
  void aNestedSearchWithoutATypeOfItsOwn(String folder) {
    Object records = Wire.get(Wire.body(folder, "web-search-read-nested"), "records");
    ModelMapping<OdooRecord> mapping =
        mappings.dynamic("sale.order", List.of("name", "order_line.product_uom_qty"));

    OdooRecord order = mapping.readAll(Wire.reader(records)).get(0);

    assertThat(order.ref("partner_id").map(Ref::name)).contains("Cust One");
    assertThat(order.ids("order_line")).hasSize(2);
    assertThat(order.records("order_line").get(0).decimal("product_uom_qty"))
        .hasValueSatisfying(quantity -> assertThat(quantity).isEqualByComparingTo("5"));
  }

  private <T> T only(Class<T> type, @Nullable Object records) {
    List<T> read = mappings.of(type).readAll(Wire.reader(records));
    assertThat(read).hasSize(1);
    return read.get(0);
  }
}
