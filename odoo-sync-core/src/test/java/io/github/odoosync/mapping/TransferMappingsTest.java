package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.mapping.WriteOutcome.Kind;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.Fulfilment;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.FakeOdoo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Transfers as shipments, receipts and returns, the same on Odoo 17, 18 and 19. */
class TransferMappingsTest {

  private static final Set<String> WRITES =
      Set.of("create", "write", "load", "unlink", "web_save", "copy", "button_validate");

  @Nested
  class Odoo17 extends Cases {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo18 extends Cases {
    Odoo18() {
      super(18);
    }
  }

  @Nested
  class Odoo19 extends Cases {
    Odoo19() {
      super(19);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Cases {

    private final FakeOdoo fake;
    private final OdooClient odoo;
    private final OdooMapper mapper;
    private final TransferMappings transfers;
    private final long partner;
    private final long stock;
    private int made;

    Cases(int version) {
      fake = FakeOdoo.start(version);
      odoo =
          OdooClient.builder(fake.url())
              .database(fake.database())
              .apiKey(fake.login(), Secret.of(fake.apiKey()))
              .build();
      mapper = OdooMapper.builder(odoo).tenant("acme").build();
      transfers = TransferMappings.of(odoo);
      partner = fake.create("res.partner", Map.of("name", "Ann", "ref", "C-1"));
      stock = fake.idOf("stock.stock_location_stock");
    }

    @AfterAll
    void close() {
      odoo.close();
      fake.close();
    }

    @Test
    void whatWasReadIsWrittenWithoutAnyWrite() {
      long bolt = product("none");
      put(bolt, 10, null);
      long order = order(bolt, 5);
      long open = pickings(order).get(0);
      roundTrip(transfers.shipment(), open);
      ship(open, 2);
      roundTrip(transfers.shipment(), open);
      roundTrip(transfers.shipment(), pickings(order).get(1));
      roundTrip(transfers.returned(), returned(open));
      roundTrip(transfers.receipt(), receipt(bolt, 4));
    }

    @Test
    void anOpenDeliveryIsPlannedAndNothingOfItDone() {
      long bolt = product("none");
      put(bolt, 10, null);
      long order = order(bolt, 5);
      Shipment shipment = mapper.read(transfers.shipment(), pickings(order).get(0));
      assertThat(shipment.flow()).isEqualTo(Flow.DELIVERY);
      assertThat(shipment.status()).isEqualTo(TransferStatus.READY);
      assertThat(shipment.orders()).containsExactly(new BusinessKey("sales-order", name(order)));
      assertThat(shipment.warehouse().flatMap(place -> place.code())).contains("WH");
      assertThat(shipment.shippedAt()).isEmpty();
      GoodsLine line = shipment.lines().get(0);
      assertThat(line.product().sku()).contains(sku(bolt));
      assertThat(line.planned()).contains(Quantity.pieces(5));
      assertThat(line.done()).isEmpty();
    }

    @Test
    void aPartialDeliveryAndItsBackorderAddUp() {
      long bolt = product("none");
      put(bolt, 10, null);
      long order = order(bolt, 5);
      long first = pickings(order).get(0);
      ship(first, 2);
      List<Shipment> both = mapper.read(transfers.shipment(), pickings(order));
      Shipment done =
          both.stream()
              .filter(each -> each.status() == TransferStatus.DONE)
              .findAny()
              .orElseThrow();
      Shipment rest = both.stream().filter(each -> !each.equals(done)).findAny().orElseThrow();
      assertThat(done.lines()).hasSize(1);
      assertThat(done.lines().get(0).done()).contains(Quantity.pieces(2));
      assertThat(done.shippedAt()).isPresent();
      assertThat(rest.backorderOf()).contains(done.key());
      assertThat(rest.lines().get(0).planned()).contains(Quantity.pieces(3));
      String orderLine = done.lines().get(0).orderLine().orElseThrow();
      assertThat(Fulfilment.of(both).delivered(orderLine)).contains(Quantity.pieces(2));
      assertThat(Fulfilment.of(both).open(orderLine, Quantity.pieces(5)))
          .isEqualTo(Quantity.pieces(3));
    }

    @Test
    void theLineOfTheOrderHasTheKeyThatTheOrdersDocumentGivesIt() {
      long bolt = product("none");
      put(bolt, 10, null);
      long order = order(bolt, 5);
      Shipment shipment = mapper.read(transfers.shipment(), pickings(order).get(0));
      String key = mapper.read(StandardMappings.of(odoo).salesOrder(), order).lines().get(0).key();
      assertThat(shipment.lines().get(0).orderLine()).contains(key);
    }

    @Test
    void lotsAndPackagesAreLinesOfTheirOwn() {
      long milk = product("lot");
      put(milk, 3, lot(milk, "L-1"));
      put(milk, 4, lot(milk, "L-2"));
      long order = order(milk, 5);
      long picking = pickings(order).get(0);
      Shipment shipment = mapper.read(transfers.shipment(), picking);
      assertThat(shipment.lines()).hasSize(2);
      assertThat(shipment.lines())
          .extracting(line -> line.lot().map(Lot::number).orElse(""))
          .containsExactlyInAnyOrder("L-1", "L-2");
      Quantity all =
          shipment.lines().stream()
              .map(line -> line.planned().orElseThrow())
              .reduce(Quantity::plus)
              .orElseThrow();
      assertThat(all).isEqualTo(Quantity.pieces(5));
      long box = fake.create(packageModel(), Map.of("name", "BOX-" + ++made));
      long line =
          fake.search("stock.move.line", List.of(List.of("picking_id", "=", picking))).get(0);
      fake.write("stock.move.line", line, Map.of("result_package_id", box));
      Shipment packed = mapper.read(transfers.shipment(), picking);
      assertThat(packed.packages()).extracting(ShipmentPackage::id).containsExactly("BOX-" + made);
      assertThat(packed.lines()).filteredOn(each -> each.packageId().isPresent()).hasSize(1);
    }

    @Test
    void serialNumbersAreReadAsSuch() {
      long phone = product("serial");
      put(phone, 1, lot(phone, "S-1"));
      put(phone, 1, lot(phone, "S-2"));
      Shipment shipment = mapper.read(transfers.shipment(), pickings(order(phone, 3)).get(0));
      List<String> numbers = new ArrayList<>();
      shipment
          .lines()
          .forEach(line -> line.serials().stream().map(Serial::number).forEach(numbers::add));
      assertThat(numbers).containsExactlyInAnyOrder("S-1", "S-2");
      assertThat(shipment.lines())
          .filteredOn(line -> line.serials().isEmpty())
          .extracting(line -> line.planned().orElseThrow())
          .containsExactly(Quantity.pieces(1));
    }

    @Test
    void whatWasScrappedOfATransferIsNotInIt() {
      long bolt = product("none");
      put(bolt, 10, null);
      long picking = pickings(order(bolt, 2)).get(0);
      ship(picking, 2);
      long scrap =
          odoo.model("stock.scrap")
              .create(
                  Values.of("product_id", bolt)
                      .with("scrap_qty", 1)
                      .with("location_id", stock)
                      .with("picking_id", picking));
      odoo.model("stock.scrap").action("action_validate", List.of(scrap));
      // A real Odoo names the transfer on the scrap's move; the fake does not.
      long move = fake.search("stock.move", List.of(List.of("scrap_id", "=", scrap))).get(0);
      fake.sqlUpdate("stock.move", move, Map.of("picking_id", picking));
      Shipment shipment = mapper.read(transfers.shipment(), picking);
      assertThat(shipment.lines()).hasSize(1);
      assertThat(shipment.lines().get(0).done()).contains(Quantity.pieces(2));
    }

    @Test
    void whatComesBackNamesWhatWentOut() {
      long bolt = product("none");
      put(bolt, 10, null);
      long order = order(bolt, 5);
      long picking = pickings(order).get(0);
      ship(picking, 2);
      Shipment shipment = mapper.read(transfers.shipment(), picking);
      Return back = mapper.read(transfers.returned(), returned(picking));
      assertThat(back.direction()).isEqualTo(Return.Direction.FROM_CUSTOMER);
      assertThat(back.returnOf()).contains(shipment.key());
      assertThat(back.lines()).hasSize(1);
      assertThat(back.lines().get(0).planned()).contains(Quantity.pieces(1));
    }

    @Test
    void aReceiptNamesItsPurchaseOrder() {
      Receipt receipt = mapper.read(transfers.receipt(), receipt(product("none"), 4));
      assertThat(receipt.orders()).hasSize(1);
      assertThat(receipt.orders().get(0).entity()).isEqualTo("purchase-order");
      assertThat(receipt.supplier().flatMap(party -> party.code())).contains("C-1");
      assertThat(receipt.lines().get(0).planned()).contains(Quantity.pieces(4));
    }

    @Test
    void onlyWhatDiffersIsWritten() {
      long bolt = product("none");
      put(bolt, 10, null);
      long picking = pickings(order(bolt, 5)).get(0);
      Shipment read = mapper.read(transfers.shipment(), picking);
      Shipment changed =
          read.toBuilder()
              .set(Shipment.PLANNED_AT, Instant.parse("2027-01-02T03:04:05Z"))
              .setAll(
                  Shipment.TRACKING_NUMBERS,
                  new TrackingNumber("ups", "1Z1", Instant.EPOCH),
                  new TrackingNumber("ups", "1Z2", Instant.EPOCH))
              .build();
      fake.clearCalls();
      WriteOutcome outcome = mapper.write(transfers.shipment(), changed, "tms");
      assertThat(outcome.kind()).isEqualTo(Kind.UPDATED);
      assertThat(outcome.fields())
          .containsExactlyInAnyOrder("scheduled_date", "carrier_tracking_ref");
      assertThat(writes()).containsExactly("stock.picking.write");
      Shipment after = mapper.read(transfers.shipment(), picking);
      assertThat(after.trackingNumbers())
          .extracting(TrackingNumber::number)
          .containsExactlyInAnyOrder("1Z1", "1Z2");
      assertThat(mapper.write(transfers.shipment(), changed, "tms").kind())
          .isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void goodsAreNeverWritten() {
      long bolt = product("none");
      put(bolt, 10, null);
      long picking = pickings(order(bolt, 5)).get(0);
      Shipment read = mapper.read(transfers.shipment(), picking);
      GoodsLine more =
          read.lines().get(0).toBuilder().set(GoodsLine.PLANNED, Quantity.pieces(9)).build();
      fake.clearCalls();
      WriteOutcome outcome =
          mapper.write(
              transfers.shipment(), read.toBuilder().setAll(Shipment.LINES, more).build(), "wms");
      assertThat(outcome.kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(outcome.heldBack()).extracting(HeldBack::field).containsExactly("shipment.lines");
      assertThat(writes()).isEmpty();
    }

    @Test
    void aTransferIsNotMadeByWritingOne() {
      Shipment unknown =
          Shipment.builder()
              .set(Document.KEY, new BusinessKey("shipment", "WMS-1"))
              .set(Shipment.FLOW, Flow.DELIVERY)
              .set(Shipment.STATUS, TransferStatus.PLANNED)
              .build();
      fake.clearCalls();
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> mapper.write(transfers.shipment(), unknown, "wms"))
          .withMessageContaining("WMS-1");
      assertThat(writes()).isEmpty();
    }

    @Test
    void aTransferOfAnotherKindIsRefused() {
      long receipt = receipt(product("none"), 1);
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> mapper.read(transfers.shipment(), receipt))
          .withMessageContaining("no shipment");
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> mapper.read(transfers.returned(), receipt))
          .withMessageContaining("no return");
    }

    private <D extends Document> void roundTrip(DocumentMapping<D> mapping, long id) {
      D read = mapper.read(mapping, id);
      D stored = mapping.schema().read(read.toJson());
      assertThat(stored).isEqualTo(read);
      fake.clearCalls();
      WriteOutcome outcome = mapper.write(mapping, stored, "anybody");
      assertThat(outcome.kind()).isEqualTo(Kind.UNCHANGED);
      assertThat(outcome.heldBack()).isEmpty();
      assertThat(writes()).isEmpty();
    }

    private List<String> writes() {
      return fake.calls().stream()
          .map(call -> call.model() + "." + call.method())
          .filter(call -> WRITES.contains(call.substring(call.lastIndexOf('.') + 1)))
          .toList();
    }

    private long product(String tracking) {
      Values kind =
          odoo.version().atLeast(18)
              ? Values.of("is_storable", true)
              : Values.of("detailed_type", "product");
      String sku = "SKU-" + ++made;
      return odoo.model("product.product")
          .create(
              kind.with("name", "Product " + made)
                  .with("default_code", sku)
                  .with("tracking", tracking));
    }

    private String sku(long product) {
      return odoo.model("product.product", "default_code")
          .byId(product)
          .flatMap(each -> each.string("default_code"))
          .orElseThrow();
    }

    private long lot(long product, String name) {
      return fake.create("stock.lot", Map.of("name", name, "product_id", product, "company_id", 1));
    }

    private void put(long product, int quantity, @Nullable Long lot) {
      Values count =
          Values.of("product_id", product)
              .with("location_id", stock)
              .with("inventory_quantity", quantity);
      Model<OdooRecord> quants =
          odoo.withContext(context -> context.with("inventory_mode", true)).model("stock.quant");
      long quant = quants.create(lot == null ? count : count.with("lot_id", lot));
      quants.action("action_apply_inventory", List.of(quant));
    }

    private long order(long product, int quantity) {
      Values line =
          Values.of("product_id", product).with("product_uom_qty", quantity).with("price_unit", 10);
      long order =
          odoo.model("sale.order")
              .create(
                  Values.of("partner_id", partner)
                      .with("order_line", List.of(Command.create(line))));
      odoo.model("sale.order").action("action_confirm", List.of(order)).expectDone();
      return order;
    }

    private String name(long order) {
      return odoo.model("sale.order", "name")
          .byId(order)
          .flatMap(each -> each.string("name"))
          .orElseThrow();
    }

    private List<Long> pickings(long order) {
      return odoo.model("stock.picking").where(field("sale_id").eq(order)).orderBy("id").ids();
    }

    private void ship(long picking, int quantity) {
      List<Long> moves =
          odoo.model("stock.picking", "move_ids").byId(picking).orElseThrow().ids("move_ids");
      odoo.model("stock.move").write(moves, Values.of("quantity", quantity).with("picked", true));
      odoo.withContext(context -> context.with("skip_sms", true).with("skip_backorder", true))
          .model("stock.picking")
          .action("button_validate", List.of(picking))
          .expectDone();
    }

    private long returned(long picking) {
      Map<String, Object> context =
          Map.of(
              "active_id",
              picking,
              "active_ids",
              List.of(picking),
              "active_model",
              "stock.picking");
      OdooClient wizards = odoo.withContext(each -> each.with(context));
      Model<OdooRecord> returns =
          wizards.model("stock.return.picking", "product_return_moves.quantity");
      long wizard = returns.create(Values.of("picking_id", picking));
      OdooRecord line = returns.byId(wizard).orElseThrow().records("product_return_moves").get(0);
      wizards.model("stock.return.picking.line").write(line.id(), Values.of("quantity", 1));
      String button = odoo.version().atLeast(18) ? "action_create_returns" : "create_returns";
      return returns.action(button, List.of(wizard)).expectRecords().id();
    }

    private long receipt(long product, int quantity) {
      Values line =
          Values.of("product_id", product).with("product_qty", quantity).with("price_unit", 1);
      long order =
          odoo.model("purchase.order")
              .create(
                  Values.of("partner_id", partner)
                      .with("order_line", List.of(Command.create(line))));
      odoo.model("purchase.order").action("button_confirm", List.of(order)).expectDone();
      return odoo.model("purchase.order", "picking_ids")
          .byId(order)
          .orElseThrow()
          .ids("picking_ids")
          .get(0);
    }

    private String packageModel() {
      return odoo.version().atLeast(19) ? "stock.package" : "stock.quant.package";
    }
  }
}
