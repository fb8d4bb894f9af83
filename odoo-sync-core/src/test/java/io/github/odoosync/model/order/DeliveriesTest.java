package io.github.odoosync.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.product.KitComponent;
import io.github.odoosync.model.product.Kits;
import io.github.odoosync.model.product.Product;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What orders can say: partial, over and short deliveries, kits, consignment, drop-ship. */
class DeliveriesTest {

  private static final PartyRef CUSTOMER = PartyRef.builder().set(PartyRef.CODE, "C1").build();

  @Test
  void aPartialDeliveryLeavesTheRestOpen() {
    SalesOrderLine line = line("10", "4");
    assertThat(line.open()).contains(Quantity.pieces(6));
    assertThat(line.overDelivered()).contains(Quantity.pieces(0));
    assertThat(order(line).deliveryState()).isEqualTo(DeliveryState.PARTIAL);
    assertThat(order(line("10", "10")).deliveryState()).isEqualTo(DeliveryState.COMPLETE);
    assertThat(order(line("10", null)).deliveryState()).isEqualTo(DeliveryState.NOTHING);
  }

  @Test
  void anOverDeliveryIsNeverANegativeRest() {
    SalesOrderLine line = line("10", "12");
    assertThat(line.open()).contains(Quantity.pieces(0));
    assertThat(line.overDelivered()).contains(Quantity.pieces(2));
    assertThat(order(line).deliveryState()).isEqualTo(DeliveryState.OVER);
    assertThat(order(line, line("1", "0")).deliveryState()).isEqualTo(DeliveryState.PARTIAL);
  }

  @Test
  void dustIsNoBackorder() {
    SalesOrderLine line =
        SalesOrderLine.builder()
            .set(SalesOrderLine.KEY, "1")
            .set(SalesOrderLine.QUANTITY, Quantity.of("1800", Unit.KILOGRAM))
            .set(SalesOrderLine.DELIVERED, Quantity.of("1799.9999999999984", Unit.KILOGRAM))
            .build();
    assertThat(line.open()).contains(Quantity.of("0", Unit.KILOGRAM));
    assertThat(order(line).deliveryState()).isEqualTo(DeliveryState.COMPLETE);
  }

  @Test
  void deliveriesInAnotherUnitCount() {
    SalesOrderLine line =
        SalesOrderLine.builder()
            .set(SalesOrderLine.KEY, "1")
            .set(SalesOrderLine.QUANTITY, Quantity.of("2", Unit.DOZEN))
            .set(SalesOrderLine.DELIVERED, Quantity.pieces(18))
            .build();
    assertThat(line.open()).contains(Quantity.of("0.5", Unit.DOZEN));
  }

  @Test
  void kitsAreDeliveredByTheComponentThatMadeTheFewest() {
    SalesOrderLine line = kitLine("5", component("A", 10, 9L), component("B", 5, 5L));
    assertThat(line.deliveredKits()).contains(Quantity.pieces(4));
    assertThat(kitLine("5", component("A", 10, 10L), component("B", 5, null)).deliveredKits())
        .contains(Quantity.pieces(0));
    assertThat(kitLine("5", component("A", 10, 30L), component("B", 5, 7L)).deliveredKits())
        .contains(Quantity.pieces(7));
    assertThat(line("1", "1").deliveredKits()).isEmpty();
  }

  @Test
  void wholeKitsAreNeverMoreThanAnyComponentAllows() {
    Random random = new Random(4711);
    for (int i = 0; i < 2000; i++) {
      int kits = 1 + random.nextInt(20);
      int[] ratio = {1 + random.nextInt(7), 1 + random.nextInt(7), 1 + random.nextInt(7)};
      long[] there = {random.nextInt(140), random.nextInt(140), random.nextInt(140)};
      long expected = Long.MAX_VALUE;
      OrderComponent[] components = new OrderComponent[3];
      for (int c = 0; c < 3; c++) {
        expected = Math.min(expected, there[c] / ratio[c]);
        components[c] = component("P" + c, (long) kits * ratio[c], there[c]);
      }
      assertThat(kitLine(String.valueOf(kits), components).deliveredKits())
          .contains(Quantity.pieces(expected));
    }
  }

  @Test
  void kitsWithinKitsAreTakenApartAndTheirPartsAddedUp() {
    Product screws = kit("SET", Map.of("SCREW", "4", "NUT", "4"));
    Product shelf = kit("SHELF", Map.of("BOARD", "3", "SET", "2", "SCREW", "1"));
    Map<ProductRef, Quantity> parts =
        Kits.explode(
            shelf,
            BigDecimal.valueOf(10),
            ref -> ref.sku().equals(Optional.of("SET")) ? Optional.of(screws) : Optional.empty());
    assertThat(parts)
        .containsOnly(
            Map.entry(ref("BOARD"), Quantity.pieces(30)),
            Map.entry(ref("SCREW"), Quantity.pieces(90)),
            Map.entry(ref("NUT"), Quantity.pieces(80)));
  }

  @Test
  void kitsThatHoldThemselvesAreRefused() {
    Product loop = kit("LOOP", Map.of("LOOP", "1"));
    refused("LOOP", () -> Kits.explode(loop, BigDecimal.ONE, ref -> Optional.of(loop)));
  }

  @Test
  void onlyAKitHasComponents() {
    Product kit = kit("SET", Map.of("NUT", "1"));
    refused(
        "GOODS", () -> Product.SCHEMA.builder(kit).set(Product.KIND, Product.Kind.GOODS).build());
  }

  @Test
  void linesOfOneKeyAreRefused() {
    refused("two lines", () -> order(same(), same()));
  }

  @Test
  void consignmentDropShipCompaniesAndCurrenciesAreSaidAndKept() {
    PartyRef owner = PartyRef.builder().set(PartyRef.CODE, "OWNER").build();
    PartyRef supplier = PartyRef.builder().set(PartyRef.CODE, "SUPPLIER").build();
    SalesOrderLine consigned =
        SalesOrderLine.SHAPE.builder(line("1", null)).set(SalesOrderLine.OWNER, owner).build();
    SalesOrderLine dropShipped =
        SalesOrderLine.SHAPE
            .builder(same())
            .set(SalesOrderLine.KEY, "other")
            .set(SalesOrderLine.FULFILMENT, SalesOrderLine.Fulfilment.DROP_SHIP)
            .set(SalesOrderLine.SUPPLIER, supplier)
            .set(SalesOrderLine.PRICE, Money.of("1200", "JPY"))
            .build();
    SalesOrder japan =
        SalesOrder.SCHEMA
            .builder(order(consigned, dropShipped))
            .set(Document.COMPANY, "JP")
            .set(SalesOrder.CURRENCY, Currency.getInstance("JPY"))
            .build();
    SalesOrder europe = SalesOrder.SCHEMA.builder(japan).set(Document.COMPANY, "DE").build();
    SalesOrder read = SalesOrder.SCHEMA.read(japan.toJson());
    assertThat(read).isEqualTo(japan);
    assertThat(read.lines().get(0).owner()).contains(owner);
    assertThat(read.lines().get(1).supplier()).contains(supplier);
    assertThat(read.lines().get(1).price()).contains(Money.ofMinor(1200, "JPY"));
    assertThat(europe.fingerprint()).isNotEqualTo(japan.fingerprint());
  }

  @Test
  void aBackorderNamesTheWorkItIsTheRestOf() {
    WarehouseOrder rest =
        WarehouseOrder.builder("R2")
            .set(WarehouseOrder.KIND, WarehouseOrder.Kind.RELEASE)
            .set(
                WarehouseOrder.BACKORDER_OF,
                WarehouseOrder.builder("R1")
                    .set(WarehouseOrder.KIND, WarehouseOrder.Kind.RELEASE)
                    .build()
                    .key())
            .setAll(
                WarehouseOrder.LINES,
                WarehouseOrderLine.builder()
                    .set(WarehouseOrderLine.KEY, "1")
                    .set(WarehouseOrderLine.PRODUCT, ref("A"))
                    .set(WarehouseOrderLine.QUANTITY, Quantity.pieces(6))
                    .build())
            .build();
    assertThat(rest.backorderOf().orElseThrow().key()).isEqualTo("R1");
    assertThat(rest.lines().get(0).open()).isEqualTo(Quantity.pieces(6));
  }

  private static void refused(String said, ThrowingCallable work) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(work)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
        .withMessageContaining(said);
  }

  private static SalesOrder order(SalesOrderLine... lines) {
    return SalesOrder.builder("SO1")
        .set(SalesOrder.CUSTOMER, CUSTOMER)
        .set(SalesOrder.LINES, List.of(lines))
        .build();
  }

  private static SalesOrderLine same() {
    return line("1", null);
  }

  private static SalesOrderLine line(String ordered, @Nullable String delivered) {
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, "line-" + ordered)
        .set(SalesOrderLine.PRODUCT, ref("A"))
        .set(SalesOrderLine.QUANTITY, Quantity.of(ordered, Unit.ONE))
        .set(SalesOrderLine.DELIVERED, delivered == null ? null : Quantity.of(delivered, Unit.ONE))
        .build();
  }

  private static SalesOrderLine kitLine(String ordered, OrderComponent... components) {
    return SalesOrderLine.SHAPE
        .builder(line(ordered, null))
        .setAll(SalesOrderLine.COMPONENTS, components)
        .build();
  }

  private static OrderComponent component(String sku, long needed, @Nullable Long delivered) {
    return OrderComponent.builder()
        .set(OrderComponent.PRODUCT, ref(sku))
        .set(OrderComponent.QUANTITY, Quantity.pieces(needed))
        .set(OrderComponent.DELIVERED, delivered == null ? null : Quantity.pieces(delivered))
        .build();
  }

  private static Product kit(String sku, Map<String, String> parts) {
    return Product.builder(sku)
        .set(Product.KIND, Product.Kind.KIT)
        .set(
            Product.COMPONENTS,
            parts.entrySet().stream()
                .map(
                    part ->
                        KitComponent.builder()
                            .set(KitComponent.PRODUCT, ref(part.getKey()))
                            .set(KitComponent.QUANTITY, Quantity.of(part.getValue(), Unit.ONE))
                            .build())
                .toList())
        .build();
  }

  private static ProductRef ref(String sku) {
    return ProductRef.builder().set(ProductRef.SKU, sku).build();
  }
}
