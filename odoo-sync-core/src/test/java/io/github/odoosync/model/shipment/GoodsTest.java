package io.github.odoosync.model.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Unit;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What shipments, receipts and returns can say, and what they refuse. */
class GoodsTest {

  private static final BusinessKey ORDER = new BusinessKey("sales-order", "SO-1");

  @Test
  void aPartialDeliveryAndItsBackorderAddUpToTheOrder() {
    Shipment first = shipment("OUT-1", TransferStatus.DONE, line("10", "BOLT", 5L, 2L));
    Shipment rest =
        shipment("OUT-2", TransferStatus.PLANNED, line("10", "BOLT", 3L, null)).toBuilder()
            .set(Shipment.BACKORDER_OF, first.key())
            .build();
    assertThat(first.lines().get(0).missing()).contains(Quantity.pieces(3));
    assertThat(rest.backorderOf()).contains(first.key());
    Fulfilment half = Fulfilment.of(List.of(first, rest));
    assertThat(half.delivered("10")).contains(Quantity.pieces(2));
    assertThat(half.open("10", Quantity.pieces(5))).isEqualTo(Quantity.pieces(3));
    Shipment second = shipment("OUT-2", TransferStatus.DONE, line("10", "BOLT", 3L, 3L));
    assertThat(Fulfilment.of(List.of(first, second)).open("10", Quantity.pieces(5)).isZero())
        .isTrue();
  }

  @Test
  void moreThanOrderedIsANegativeRest() {
    Shipment over = shipment("OUT-1", TransferStatus.DONE, line("10", "BOLT", 5L, 6L));
    assertThat(over.lines().get(0).excess()).contains(Quantity.pieces(1));
    assertThat(over.lines().get(0).missing()).isEmpty();
    assertThat(Fulfilment.of(List.of(over)).open("10", Quantity.pieces(5)))
        .isEqualTo(Quantity.pieces(-1));
  }

  @Test
  void dustIsNeitherMissingNorOpen() {
    GoodsLine line =
        line("10", "FLOUR")
            .set(GoodsLine.PLANNED, Quantity.of("1.5", Unit.KILOGRAM))
            .set(GoodsLine.DONE, Quantity.of("1.4999999999999998", Unit.KILOGRAM))
            .build();
    assertThat(line.missing()).isEmpty();
    Shipment shipment = shipment("OUT-1", TransferStatus.DONE, line);
    assertThat(Fulfilment.of(List.of(shipment)).open("10", Quantity.of("1500", Unit.GRAM)).isZero())
        .isTrue();
  }

  @Test
  void twoLinesOfOneProductAreKeptApartByTheirOrderLines() {
    Shipment shipment =
        shipment(
            "OUT-1", TransferStatus.DONE, line("10", "BOLT", 5L, 5L), line("20", "BOLT", 2L, 1L));
    Fulfilment fulfilment = Fulfilment.of(List.of(shipment));
    assertThat(fulfilment.delivered("10")).contains(Quantity.pieces(5));
    assertThat(fulfilment.delivered("20")).contains(Quantity.pieces(1));
    assertThat(fulfilment.delivered("30")).isEmpty();
  }

  @Test
  void aKitIsDeliveredAsOftenAsItsScarcestComponent() {
    Shipment first =
        shipment(
            "OUT-1",
            TransferStatus.DONE,
            component("10", "LEG", 4, 12L, 11L),
            component("10", "TOP", 1, 3L, 3L));
    assertThat(Fulfilment.of(List.of(first)).delivered("10")).contains(Quantity.pieces(2));
    Shipment rest = shipment("OUT-2", TransferStatus.DONE, component("10", "LEG", 4, 1L, 1L));
    assertThat(Fulfilment.of(List.of(first, rest)).delivered("10")).contains(Quantity.pieces(3));
  }

  @Test
  void aComponentThatIsOnlyPlannedMeansNoWholeKit() {
    Shipment first = shipment("OUT-1", TransferStatus.DONE, component("10", "LEG", 4, 12L, 12L));
    Shipment rest = shipment("OUT-2", TransferStatus.READY, component("10", "TOP", 1, 3L, null));
    assertThat(Fulfilment.of(List.of(first, rest)).delivered("10")).contains(Quantity.pieces(0));
  }

  @Test
  void consignedStockNamesItsOwner() {
    PartyRef owner = PartyRef.builder().set(PartyRef.CODE, "C-77").build();
    Shipment shipment =
        shipment(
            "OUT-1",
            TransferStatus.DONE,
            line("10", "BOLT", 5L, 5L).toBuilder().set(GoodsLine.OWNER, owner).build());
    Shipment read = Shipment.SCHEMA.read(shipment.toJson());
    assertThat(read.lines().get(0).owner()).contains(owner);
    assertThat(read.fingerprint())
        .isNotEqualTo(
            shipment("OUT-1", TransferStatus.DONE, line("10", "BOLT", 5L, 5L)).fingerprint());
  }

  @Test
  void aDropShipmentComesFromTheSupplierAndCountsForTheOrder() {
    Shipment shipment =
        shipment("DS-1", TransferStatus.DONE, line("10", "SOFA", 1L, 1L)).toBuilder()
            .set(Shipment.FLOW, Flow.DROP_SHIP)
            .set(Shipment.SHIPPER, PartyRef.builder().set(PartyRef.CODE, "SUP-9").build())
            .build();
    assertThat(shipment.warehouse()).isEmpty();
    assertThat(Fulfilment.of(List.of(shipment)).delivered("10")).contains(Quantity.pieces(1));
  }

  @Test
  void severalCompaniesAndOrdersCanMeetInOneShipment() {
    BusinessKey other = new BusinessKey("sales-order", "SO-2");
    Shipment shipment =
        shipment(
                "OUT-1",
                TransferStatus.DONE,
                line("10", "BOLT", 1L, 1L),
                line("10", "BOLT", 2L, 2L).toBuilder().set(GoodsLine.ORDER, other).build())
            .toBuilder()
            .set(Document.COMPANY, "acme-be")
            .setAll(Shipment.ORDERS, ORDER, other)
            .build();
    Shipment read = Shipment.SCHEMA.read(shipment.toJson());
    assertThat(read.company()).contains("acme-be");
    assertThat(read.orders()).containsExactlyInAnyOrder(ORDER, other);
  }

  @Test
  void packagesNest() {
    Shipment shipment =
        packed(
            line("10", "BOLT", 1L, 1L).toBuilder().set(GoodsLine.PACKAGE_ID, "box").build(),
            box("pallet", null),
            box("box", "pallet"));
    assertThat(Shipment.SCHEMA.read(shipment.toJson())).isEqualTo(shipment);
  }

  @Test
  void aPackageThatIsNotThereOrWithinItselfIsRefused() {
    GoodsLine line = line("10", "BOLT", 1L, 1L);
    GoodsLine inBox = line.toBuilder().set(GoodsLine.PACKAGE_ID, "box").build();
    refused(ErrorCode.INVALID_VALUE, "'box'", () -> packed(inBox, box("pallet", null)));
    refused(ErrorCode.INVALID_VALUE, "'lost'", () -> packed(line, box("box", "lost")));
    refused(ErrorCode.INVALID_VALUE, "itself", () -> box("box", "box"));
    refused(ErrorCode.INVALID_VALUE, "itself", () -> packed(line, box("a", "b"), box("b", "a")));
    refused(ErrorCode.INVALID_VALUE, "Two", () -> packed(line, box("a", null), box("a", "b")));
  }

  @Test
  void aLineThatCannotBeIsRefused() {
    refused(ErrorCode.MISSING_FIELD, "neither", () -> line("10", "BOLT").build());
    refused(ErrorCode.INVALID_VALUE, "negative", () -> line("10", "BOLT", -1L, null));
    refused(ErrorCode.INVALID_VALUE, "negative", () -> line("10", "BOLT", 1L, -1L));
    refused(
        ErrorCode.UNIT_NOT_CONVERTIBLE,
        "",
        () ->
            line("10", "BOLT")
                .set(GoodsLine.PLANNED, Quantity.pieces(2))
                .set(GoodsLine.DONE, Quantity.of(2, Unit.KILOGRAM))
                .build());
    refused(ErrorCode.INVALID_VALUE, "kit", () -> component("10", "LEG", 0, 1L, 1L));
  }

  @Test
  void serialNumbersAreAsManyAsPieces() {
    Builder<GoodsLine> line =
        line("10", "PHONE")
            .set(GoodsLine.DONE, Quantity.pieces(2))
            .setAll(GoodsLine.SERIALS, Serial.of("S1"), Serial.of("S2"));
    assertThat(line.build().serials()).hasSize(2);
    refused(
        ErrorCode.INVALID_VALUE,
        "serial",
        () -> line.set(GoodsLine.DONE, Quantity.pieces(3)).build());
    refused(
        ErrorCode.INVALID_VALUE,
        "serial",
        () -> line.setAll(GoodsLine.SERIALS, Serial.of("S1"), Serial.of("S1")).build());
  }

  @Test
  void aLotWithItsExpirySurvives() {
    GoodsLine line =
        line("10", "MILK", 6L, 6L).toBuilder()
            .set(GoodsLine.LOT, new Lot("L-7", LocalDate.of(2026, 12, 24)))
            .build();
    Shipment shipment = shipment("OUT-1", TransferStatus.DONE, line);
    assertThat(Shipment.SCHEMA.read(shipment.toJson()).lines()).containsExactly(line);
  }

  private static Shipment packed(GoodsLine line, ShipmentPackage... packages) {
    return shipment("OUT-1", TransferStatus.READY).toBuilder()
        .setAll(Shipment.LINES, line)
        .setAll(Shipment.PACKAGES, packages)
        .build();
  }

  private static ShipmentPackage box(String id, @Nullable String within) {
    return ShipmentPackage.builder()
        .set(ShipmentPackage.ID, id)
        .set(ShipmentPackage.WITHIN, within)
        .build();
  }

  private static Shipment shipment(String key, TransferStatus status, GoodsLine... lines) {
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", key))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, status)
        .setAll(Shipment.ORDERS, ORDER)
        .setAll(Shipment.LINES, lines)
        .build();
  }

  private static GoodsLine line(String orderLine, String sku, long planned, @Nullable Long done) {
    return line(orderLine, sku)
        .set(GoodsLine.PLANNED, Quantity.pieces(planned))
        .set(GoodsLine.DONE, done == null ? null : Quantity.pieces(done))
        .build();
  }

  private static Builder<GoodsLine> line(String orderLine, String sku) {
    return GoodsLine.builder()
        .set(GoodsLine.ORDER_LINE, orderLine)
        .set(GoodsLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, sku).build());
  }

  private static GoodsLine component(
      String orderLine, String sku, long perKit, long planned, @Nullable Long done) {
    KitShare kit =
        KitShare.builder()
            .set(KitShare.KIT, ProductRef.builder().set(ProductRef.SKU, "TABLE").build())
            .set(KitShare.PER_KIT, Quantity.pieces(perKit))
            .build();
    return line(orderLine, sku, planned, done).toBuilder().set(GoodsLine.KIT, kit).build();
  }

  private static void refused(ErrorCode code, String text, ThrowingCallable step) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(step)
        .withMessageContaining(text)
        .satisfies(error -> assertThat(error.code()).isEqualTo(code));
  }
}
