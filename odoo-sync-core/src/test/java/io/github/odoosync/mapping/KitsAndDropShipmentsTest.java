package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.mapping.WriteOutcome.Kind;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.OrderComponent;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.KitShare;
import io.github.odoosync.model.shipment.Shipment;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What orders and transfers say of kits and of goods that a supplier delivers. */
class KitsAndDropShipmentsTest {

  @Nested
  class Odoo17 extends Cases {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo19 extends Cases {
    Odoo19() {
      super(19);
    }
  }

  abstract static class Cases extends MappedFake {

    private final DocumentMapping<SalesOrder> orders;
    private final DocumentMapping<PurchaseOrder> purchases;
    private final DocumentMapping<Shipment> shipments;

    Cases(int version) {
      super(version, "mrp", "stock_dropshipping");
      orders = StandardMappings.of(odoo).salesOrder();
      purchases = StandardMappings.of(odoo).purchaseOrder();
      shipments = TransferMappings.of(odoo).shipment();
    }

    @Test
    void aLineOfAKitSaysWhichOfItsComponentsWereDelivered() {
      long bolt = world.product("none");
      long kit = world.kit(bolt, 3);
      long order = soldKit(bolt, kit, 2);
      assertThat(components(order))
          .containsExactly(tuple(world.sku(bolt), Quantity.pieces(6), Quantity.pieces(0)));
      world.ship(world.pickings(order).get(0), 4);
      assertThat(components(order))
          .containsExactly(tuple(world.sku(bolt), Quantity.pieces(6), Quantity.pieces(4)));
    }

    @Test
    void componentsAreNeverWritten() {
      long bolt = world.product("none");
      SalesOrder read = mapper.read(orders, soldKit(bolt, world.kit(bolt, 3), 2));
      unchanged(orders, read);
      SalesOrderLine line = read.lines().get(0);
      OrderComponent more =
          OrderComponent.SHAPE
              .builder(line.components().get(0))
              .set(OrderComponent.DELIVERED, Quantity.pieces(6))
              .build();
      heldBack(
          read,
          SalesOrderLine.SHAPE.builder(line).setAll(SalesOrderLine.COMPONENTS, more).build(),
          SalesOrderLine.COMPONENTS.toString());
    }

    @Test
    void aTransferSaysOfWhichKitItsGoodsAreAndHowManyOneTakes() {
      long bolt = world.product("none");
      long kit = world.kit(bolt, 36);
      fake.write("mrp.bom", bom(kit), Map.of("product_uom_id", fake.idOf("uom.product_uom_dozen")));
      Shipment read = mapper.read(shipments, world.pickings(soldKit(bolt, kit, 2)).get(0));
      KitShare share = read.lines().get(0).kit().orElseThrow();
      assertThat(share.kit().sku()).contains(world.sku(kit));
      assertThat(share.perKit()).isEqualTo(Quantity.pieces(3));
      unchanged(shipments, read);
      GoodsLine other =
          read.lines().get(0).toBuilder()
              .set(
                  GoodsLine.KIT,
                  share.toBuilder().set(KitShare.PER_KIT, Quantity.pieces(4)).build())
              .build();
      server.forget();
      WriteOutcome outcome =
          mapper.write(shipments, read.toBuilder().setAll(Shipment.LINES, other).build(), "wms");
      assertThat(outcome.heldBack()).extracting(HeldBack::field).containsExactly("shipment.lines");
      assertThat(server.writes()).isEmpty();
    }

    @Test
    void goodsOfAListThatIsNoKitAreOfNone() {
      long bolt = world.product("none");
      long kit = world.kit(bolt, 3);
      long order = soldKit(bolt, kit, 2);
      fake.write("mrp.bom", bom(kit), Map.of("type", "normal"));
      assertThat(components(order)).isEmpty();
      assertThat(mapper.read(shipments, world.pickings(order).get(0)).lines())
          .allMatch(line -> line.kit().isEmpty());
    }

    @Test
    void aLineThatASupplierDeliversNamesHim() {
      long supplier = fake.create("res.partner", Map.of("name", "Maker", "ref", "MAKER"));
      long product = world.product("none");
      long order = world.draft(product, 2);
      long bought = world.purchase(product, 2);
      fake.write("purchase.order", bought, Map.of("partner_id", supplier));
      link(order, bought);
      SalesOrderLine stocked = mapper.read(orders, order).lines().get(0);
      assertThat(stocked.fulfilment()).isEmpty();
      assertThat(stocked.supplier()).isEmpty();
      shipTo(bought, "C-1");
      SalesOrder read = mapper.read(orders, order);
      SalesOrderLine line = read.lines().get(0);
      assertThat(line.fulfilment()).contains(SalesOrderLine.Fulfilment.DROP_SHIP);
      assertThat(line.supplier().flatMap(PartyRef::code)).contains("MAKER");
      unchanged(orders, read);
      heldBack(
          read,
          SalesOrderLine.SHAPE.builder(line).set(SalesOrderLine.SUPPLIER, party("C-1")).build(),
          SalesOrderLine.SUPPLIER.toString());
    }

    /** Writes where the goods of a purchase order go, and reads it back. */
    private void shipTo(long bought, String code) {
      PurchaseOrder read = mapper.read(purchases, bought);
      assertThat(read.dropShipTo()).isEmpty();
      PurchaseOrder sent =
          PurchaseOrder.SCHEMA.builder(read).set(PurchaseOrder.DROP_SHIP_TO, party(code)).build();
      assertThat(mapper.write(purchases, sent, "shop").fields()).containsExactly("dest_address_id");
      PurchaseOrder after = mapper.read(purchases, bought);
      assertThat(after.dropShipTo().flatMap(PartyRef::code)).contains(code);
      unchanged(purchases, after);
    }

    private void link(long order, long bought) {
      fake.write(
          "purchase.order.line",
          line("purchase.order.line", bought),
          Map.of("sale_line_id", line("sale.order.line", order)));
    }

    private long line(String model, long order) {
      return fake.search(model, List.of(List.of("order_id", "=", order))).get(0);
    }

    private long soldKit(long component, long kit, int kits) {
      world.put(component, 10, (Long) null);
      return world.order(kit, kits);
    }

    private long bom(long kit) {
      long template =
          odoo.model("product.product", "product_tmpl_id")
              .byId(kit)
              .flatMap(each -> each.ref("product_tmpl_id"))
              .orElseThrow()
              .id();
      return fake.search("mrp.bom", List.of(List.of("product_tmpl_id", "=", template))).get(0);
    }

    private List<Tuple> components(long order) {
      return mapper.read(orders, order).lines().get(0).components().stream()
          .map(
              each ->
                  tuple(
                      each.product().sku().orElse(""),
                      each.quantity(),
                      each.delivered().orElseThrow()))
          .toList();
    }

    private void heldBack(SalesOrder read, SalesOrderLine changed, String field) {
      server.forget();
      SalesOrder order = SalesOrder.SCHEMA.builder(read).setAll(SalesOrder.LINES, changed).build();
      WriteOutcome outcome = mapper.write(orders, order, "shop");
      assertThat(outcome.heldBack())
          .extracting(HeldBack::field, HeldBack::reason)
          .containsExactly(tuple(field, HeldBack.Reason.NOT_WRITABLE));
      assertThat(server.writes()).isEmpty();
    }

    private <D extends Document> void unchanged(DocumentMapping<D> mapping, D read) {
      server.forget();
      WriteOutcome outcome = mapper.write(mapping, read, "anybody");
      assertThat(outcome.kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(outcome.heldBack()).isEmpty();
      assertThat(server.writes()).isEmpty();
    }

    private static PartyRef party(String code) {
      return PartyRef.builder().set(PartyRef.CODE, code).build();
    }
  }
}
