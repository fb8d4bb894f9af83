package io.github.odoosync.capture;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.event.OrderConfirmed;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.odoo.logistics.StockQuery;
import io.github.odoosync.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Torture 7: only a part changes, and its root is told within seconds; 8: stock that no product's
 * date shows, kept in several quants.
 */
@Timeout(120)
class Torture07ChildTest {

  private static final StandardKinds KINDS = StandardKinds.standard();

  private static long product(CaptureLab lab, String sku) {
    Values kind =
        lab.odoo.version() >= 18
            ? Values.of("is_storable", true)
            : Values.of("detailed_type", "product");
    return lab.client
        .model("product.product")
        .create(kind.with("name", "Product " + sku).with("default_code", sku));
  }

  private static long order(CaptureLab lab, long product, int quantity) {
    long partner = lab.odoo.create("res.partner", Map.of("name", "Ann", "ref", "C-1"));
    Values line =
        Values.of("product_id", product).with("product_uom_qty", quantity).with("price_unit", 10);
    return lab.client
        .model("sale.order")
        .create(Values.of("partner_id", partner).with("order_line", List.of(Command.create(line))));
  }

  private static void begin(CaptureLab lab, Outbox to, CaptureKind<?>... kinds) {
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(
        to,
        all -> {
          for (CaptureKind<?> kind : kinds) {
            all.streamFromNow(kind);
          }
          return all.sentinel("test");
        });
    lab.pass(Duration.ofSeconds(10));
    assertThat(lab.events).noneMatch(event -> event instanceof CaptureEvent.Failed);
  }

  private static <D> D only(List<D> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Change.Upserted next(CaptureLab lab, String stream) {
    lab.pass(Duration.ofSeconds(6), Duration.ofSeconds(1));
    return (Change.Upserted) only(lab.changes(stream));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void aChangedLineTellsItsOrderWholeAndAConfirmationItsEvent(int version) {
    try (CaptureLab lab = new CaptureLab(version)) {
      long order = order(lab, product(lab, "BOLT"), 5);
      begin(lab, lab.outbox, KINDS.salesOrders());
      long line =
          lab.odoo.search("sale.order.line", List.of(List.of("order_id", "=", order))).get(0);
      lab.odoo.sqlUpdate("sale.order.line", line, Map.of("name", "Another text"));
      lab.odoo.write("sale.order.line", line, Map.of("product_uom_qty", 7));
      SalesOrder changed = next(lab, "sales-order").document(SalesOrder.SCHEMA);
      assertThat(only(changed.lines()).quantity()).contains(Quantity.pieces(7));

      lab.messages("sales-order.events");
      lab.client.model("sale.order").action("action_confirm", List.of(order)).expectDone();
      next(lab, "sales-order");
      EventEnvelope event =
          EventEnvelope.read(
              new String(
                  only(lab.messages("sales-order.events")).payload().toBytes(),
                  StandardCharsets.UTF_8));
      assertThat(event.event()).isInstanceOf(OrderConfirmed.class);
      assertThat(event.subject()).isEqualTo(changed.key());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void aChangedMoveTellsItsTransfer(int version) {
    try (CaptureLab lab = new CaptureLab(version)) {
      long order = order(lab, product(lab, "BOLT"), 5);
      lab.client.model("sale.order").action("action_confirm", List.of(order)).expectDone();
      begin(lab, lab.outbox, KINDS.shipments());
      long picking =
          only(lab.client.model("stock.picking").where(field("sale_id").eq(order)).ids());
      long move = only(lab.client.model("stock.move").where(field("picking_id").eq(picking)).ids());
      Object before = lab.value("stock.picking", picking, "write_date");
      lab.odoo.write("stock.move", move, Map.of("product_uom_qty", 4));

      Change.Upserted told = next(lab, "shipment");
      assertThat(told.subject().id()).isEqualTo(picking);
      assertThat(told.document(Shipment.SCHEMA).lines()).hasSize(1);
      assertThat(lab.value("stock.picking", picking, "write_date"))
          .as("the transfer itself shows nothing")
          .isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void stockIsToldWhenAQuantMovesAndSummedOverAllOfThem(int version) {
    try (CaptureLab lab = new CaptureLab(version)) {
      long product = product(lab, "BOLT");
      long other = product(lab, "NUT");
      begin(
          lab,
          lab.outbox,
          KINDS.stockLevels(
              "stock-wh", StockQuery.ofWarehouse(1, lab.odoo.idOf("stock.warehouse0"))));
      long stock = lab.odoo.idOf("stock.stock_location_stock");
      for (int quantity : new int[] {7, 3}) {
        lab.odoo.create(
            "stock.quant",
            Map.of("product_id", product, "location_id", stock, "quantity", quantity));
      }
      Change.Upserted told = next(lab, "stock-wh");
      assertThat(told.subject().id()).isEqualTo(product).isNotEqualTo(other);
      assertThat(told.document(StockLevel.SCHEMA).onHand()).isEqualTo(Quantity.pieces(10));
    }
  }
}
