package io.github.odoosync.mapping;

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
import io.github.odoosync.odoo.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

  abstract static class Cases extends MappedFake {

    private final TransferMappings transfers;

    Cases(int version) {
      super(version);
      transfers = TransferMappings.of(odoo);
    }

    @Test
    void anOpenDeliveryIsPlannedAndNothingOfItDone() {
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long order = world.order(bolt, 5);
      Shipment shipment = mapper.read(transfers.shipment(), world.pickings(order).get(0));
      assertThat(shipment.flow()).isEqualTo(Flow.DELIVERY);
      assertThat(shipment.status()).isEqualTo(TransferStatus.READY);
      assertThat(shipment.orders())
          .containsExactly(new BusinessKey("sales-order", world.name(order)));
      assertThat(shipment.warehouse().flatMap(place -> place.code())).contains("WH");
      assertThat(shipment.shippedAt()).isEmpty();
      GoodsLine line = shipment.lines().get(0);
      assertThat(line.product().sku()).contains(world.sku(bolt));
      assertThat(line.planned()).contains(Quantity.pieces(5));
      assertThat(line.done()).isEmpty();
    }

    @Test
    void aPartialDeliveryAndItsBackorderAddUp() {
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long order = world.order(bolt, 5);
      long first = world.pickings(order).get(0);
      world.ship(first, 2);
      List<Shipment> both = mapper.read(transfers.shipment(), world.pickings(order));
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
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long order = world.order(bolt, 5);
      Shipment shipment = mapper.read(transfers.shipment(), world.pickings(order).get(0));
      String key = mapper.read(StandardMappings.of(odoo).salesOrder(), order).lines().get(0).key();
      assertThat(shipment.lines().get(0).orderLine()).contains(key);
    }

    @Test
    void lotsAndPackagesAreLinesOfTheirOwn() {
      long milk = world.product("lot");
      world.put(milk, 3, world.lot(milk, "L-1"));
      world.put(milk, 4, world.lot(milk, "L-2"));
      long order = world.order(milk, 5);
      long picking = world.pickings(order).get(0);
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
      String box = world.text(world.packageModel(), world.pack(picking), "name");
      Shipment packed = mapper.read(transfers.shipment(), picking);
      assertThat(packed.packages()).extracting(ShipmentPackage::id).containsExactly(box);
      assertThat(packed.lines()).filteredOn(each -> each.packageId().isPresent()).hasSize(1);
    }

    @Test
    void serialNumbersAreReadAsSuch() {
      long phone = world.product("serial");
      world.put(phone, 1, world.lot(phone, "S-1"));
      world.put(phone, 1, world.lot(phone, "S-2"));
      Shipment shipment =
          mapper.read(transfers.shipment(), world.pickings(world.order(phone, 3)).get(0));
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
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long picking = world.pickings(world.order(bolt, 2)).get(0);
      world.ship(picking, 2);
      long scrap =
          odoo.model("stock.scrap")
              .create(
                  Values.of("product_id", bolt)
                      .with("scrap_qty", 1)
                      .with("location_id", world.stock())
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
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long order = world.order(bolt, 5);
      long picking = world.pickings(order).get(0);
      world.ship(picking, 2);
      Shipment shipment = mapper.read(transfers.shipment(), picking);
      Return back = mapper.read(transfers.returned(), world.returned(picking));
      assertThat(back.direction()).isEqualTo(Return.Direction.FROM_CUSTOMER);
      assertThat(back.returnOf()).contains(shipment.key());
      assertThat(back.lines()).hasSize(1);
      assertThat(back.lines().get(0).planned()).contains(Quantity.pieces(1));
    }

    @Test
    void aReceiptNamesItsPurchaseOrder() {
      Receipt receipt = mapper.read(transfers.receipt(), world.receipt(world.product("none"), 4));
      assertThat(receipt.orders()).hasSize(1);
      assertThat(receipt.orders().get(0).entity()).isEqualTo("purchase-order");
      assertThat(receipt.supplier().flatMap(party -> party.code())).contains("C-1");
      assertThat(receipt.lines().get(0).planned()).contains(Quantity.pieces(4));
    }

    @Test
    void onlyWhatDiffersIsWritten() {
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long picking = world.pickings(world.order(bolt, 5)).get(0);
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
      long bolt = world.product("none");
      world.put(bolt, 10, (Long) null);
      long picking = world.pickings(world.order(bolt, 5)).get(0);
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
      long receipt = world.receipt(world.product("none"), 1);
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> mapper.read(transfers.shipment(), receipt))
          .withMessageContaining("no shipment");
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> mapper.read(transfers.returned(), receipt))
          .withMessageContaining("no return");
    }

    private List<String> writes() {
      return fake.calls().stream()
          .map(call -> call.model() + "." + call.method())
          .filter(call -> WRITES.contains(call.substring(call.lastIndexOf('.') + 1)))
          .toList();
    }
  }
}
