package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.mapping.StockScope.By;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.FakeOdoo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Quants as stock levels, the same on Odoo 17, 18 and 19. */
class StockLevelsTest {

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
    private final StockLevels levels;
    private final StockScope warehouse;
    private final long owner;
    private final long stock;
    private final long shelf;
    private int made;

    Cases(int version) {
      fake = FakeOdoo.start(version);
      odoo =
          OdooClient.builder(fake.url())
              .database(fake.database())
              .apiKey(fake.login(), Secret.of(fake.apiKey()))
              .build();
      levels = StockLevels.of(odoo, OdooMapper.builder(odoo).tenant("acme").build());
      String company = odoo.model("res.company", "name").byId(1).orElseThrow().string("name").get();
      warehouse = StockScope.ofWarehouse(company, place("WH"));
      owner = fake.create("res.partner", Map.of("name", "Owner", "ref", "OWN-1"));
      stock = fake.idOf("stock.stock_location_stock");
      shelf =
          fake.create(
              "stock.location",
              Map.of("name", "Shelf", "location_id", stock, "usage", "internal", "company_id", 1));
    }

    @AfterAll
    void close() {
      odoo.close();
      fake.close();
    }

    @Test
    void quantsOfAllLocationsAreSummed() {
      long bolt = product();
      quant(bolt, stock, 7, Map.of());
      quant(bolt, shelf, 3, Map.of());
      quant(bolt, shelf, 2, Map.of());
      StockLevel level = one(warehouse.products(sku()));
      assertThat(level.onHand()).isEqualTo(Quantity.pieces(12));
      assertThat(level.free()).contains(Quantity.pieces(12));
      assertThat(level.location().code()).contains("WH");
      assertThat(level.product().sku()).contains("SKU-" + made);
      assertThat(level.key().key()).isEqualTo("SKU-" + made + "@WH");
      assertThat(StockLevel.SCHEMA.read(level.toJson())).isEqualTo(level);
    }

    @Test
    void whatIsPromisedIsNotFreeAndLeaves() {
      long bolt = product();
      quant(bolt, stock, 7, Map.of());
      order(bolt, 5);
      StockLevel level = one(warehouse.products(sku()));
      assertThat(level.onHand()).isEqualTo(Quantity.pieces(7));
      assertThat(level.reserved()).contains(Quantity.pieces(5));
      assertThat(level.free()).contains(Quantity.pieces(2));
      assertThat(level.outgoing()).contains(Quantity.pieces(5));
      assertThat(level.incoming()).contains(Quantity.pieces(0));
      assertThat(level.projected()).isEqualTo(Quantity.pieces(2));
    }

    @Test
    void aProductWithoutAnyStockHasALevelOfNothing() {
      product();
      assertThat(one(warehouse.products(sku())).onHand()).isEqualTo(Quantity.pieces(0));
    }

    @Test
    void goodsOfAnOwnerAreNotTheCompanys() {
      long bolt = product();
      quant(bolt, stock, 7, Map.of());
      quant(bolt, stock, 4, Map.of("owner_id", owner));
      PartyRef party = PartyRef.builder().set(PartyRef.CODE, "OWN-1").build();
      StockScope scope = warehouse.products(sku());
      assertThat(one(scope).onHand()).isEqualTo(Quantity.pieces(7));
      StockLevel consigned = one(scope.owner(party));
      assertThat(consigned.onHand()).isEqualTo(Quantity.pieces(4));
      assertThat(consigned.owner()).contains(party);
      assertThat(one(scope.anyOwner()).onHand()).isEqualTo(Quantity.pieces(11));
      assertThat(levels.read(scope.anyOwner().by(By.OWNER)))
          .extracting(level -> level.owner().isPresent() + " " + level.onHand().value())
          .containsExactlyInAnyOrder("false 7", "true 4");
    }

    @Test
    void levelsAreToldApartByLocationAndLot() {
      long milk = product("lot");
      long lot =
          fake.create("stock.lot", Map.of("name", "L-1", "product_id", milk, "company_id", 1));
      quant(milk, stock, 7, Map.of("lot_id", lot));
      quant(milk, shelf, 3, Map.of("lot_id", lot));
      quant(milk, shelf, 1, Map.of());
      List<StockLevel> byLot = levels.read(warehouse.products(sku()).by(By.LOT));
      assertThat(byLot)
          .extracting(level -> level.lot().isPresent() + " " + level.onHand().value())
          .containsExactlyInAnyOrder("false 1", "true 10");
      assertThat(byLot).allMatch(level -> level.incoming().isEmpty());
      assertThat(levels.read(warehouse.products(sku()).by(By.LOT, By.LOCATION))).hasSize(3);
      assertThat(one(scopeOf("WH/Stock/Shelf").products(sku())).onHand())
          .isEqualTo(Quantity.pieces(4));
    }

    @Test
    void allProductsOfAPlaceAreReadWhereNoneIsNamed() {
      long bolt = product();
      quant(bolt, stock, 2, Map.of());
      assertThat(levels.read(warehouse))
          .filteredOn(level -> level.product().sku().filter(("SKU-" + made)::equals).isPresent())
          .hasSize(1);
    }

    @Test
    void whatOdooLacksIsRefusedByItsName() {
      refused("NOWHERE", () -> levels.read(StockScope.ofWarehouse(company(), place("NOWHERE"))));
      refused("No Company", () -> levels.read(StockScope.ofWarehouse("No Company", place("WH"))));
      refused(
          "NO-SKU",
          () ->
              levels.read(
                  warehouse.products(ProductRef.builder().set(ProductRef.SKU, "NO-SKU").build())));
    }

    @Test
    void readingWritesNothing() {
      long bolt = product();
      quant(bolt, stock, 2, Map.of());
      fake.clearCalls();
      one(warehouse.products(sku()));
      assertThat(fake.calls())
          .extracting(call -> call.method())
          .doesNotContain("write", "create", "load", "action_apply_inventory", "unlink");
    }

    private StockLevel one(StockScope scope) {
      List<StockLevel> read = levels.read(scope);
      assertThat(read).hasSize(1);
      return read.get(0);
    }

    private StockScope scopeOf(String location) {
      return StockScope.ofLocation(company(), place(location));
    }

    private String company() {
      return odoo.model("res.company", "name").byId(1).orElseThrow().string("name").orElseThrow();
    }

    private static LocationRef place(String code) {
      return LocationRef.builder().set(LocationRef.CODE, code).build();
    }

    private ProductRef sku() {
      return ProductRef.builder().set(ProductRef.SKU, "SKU-" + made).build();
    }

    private long product() {
      return product("none");
    }

    private long product(String tracking) {
      Values kind =
          odoo.version().atLeast(18)
              ? Values.of("is_storable", true)
              : Values.of("detailed_type", "product");
      made++;
      return odoo.model("product.product")
          .create(
              kind.with("name", "Product " + made)
                  .with("default_code", "SKU-" + made)
                  .with("tracking", tracking));
    }

    private void quant(
        long product, long location, int quantity, Map<String, @Nullable Object> more) {
      Map<String, @Nullable Object> values = new HashMap<>(more);
      values.put("product_id", product);
      values.put("location_id", location);
      values.put("quantity", quantity);
      fake.create("stock.quant", values);
    }

    private void order(long product, int quantity) {
      Values line =
          Values.of("product_id", product).with("product_uom_qty", quantity).with("price_unit", 1);
      long order =
          odoo.model("sale.order")
              .create(
                  Values.of("partner_id", owner).with("order_line", List.of(Command.create(line))));
      odoo.model("sale.order").action("action_confirm", List.of(order)).expectDone();
    }

    private static void refused(String said, ThrowingCallable work) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(work)
          .withMessageContaining(said)
          .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
  }
}
