package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.odoo.logistics.Count;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.odoo.logistics.StockQuery;
import io.github.odoosync.odoo.logistics.StockQuery.By;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

  abstract static class Cases extends MappedFake {

    private final StockLevels levels;
    private final StockQuery warehouse;
    private final long stock;
    private final long shelf;

    Cases(int version) {
      super(version);
      levels = StockLevels.of(odoo, mapper);
      warehouse = StockQuery.ofWarehouse(1, world.id("stock.warehouse0"));
      stock = fake.idOf("stock.stock_location_stock");
      shelf =
          fake.create(
              "stock.location",
              Map.of("name", "Shelf", "location_id", stock, "usage", "internal", "company_id", 1));
    }

    @Test
    void quantsOfAllLocationsAreSummed() {
      long bolt = world.product("none");
      quant(bolt, stock, 7, Map.of());
      quant(bolt, shelf, 3, Map.of());
      quant(bolt, shelf, 2, Map.of());
      StockLevel level = one(warehouse.products(List.of(bolt)));
      assertThat(level.onHand()).isEqualTo(Quantity.pieces(12));
      assertThat(level.free()).contains(Quantity.pieces(12));
      assertThat(level.location().code()).contains("WH");
      assertThat(level.product().sku()).contains(world.sku(bolt));
      assertThat(level.key().key()).isEqualTo(world.sku(bolt) + "@WH");
      assertThat(StockLevel.SCHEMA.read(level.toJson())).isEqualTo(level);
    }

    @Test
    void whatIsPromisedIsNotFreeAndLeaves() {
      long bolt = world.product("none");
      quant(bolt, stock, 7, Map.of());
      world.order(bolt, 5);
      StockLevel level = one(warehouse.products(List.of(bolt)));
      assertThat(level.onHand()).isEqualTo(Quantity.pieces(7));
      assertThat(level.reserved()).contains(Quantity.pieces(5));
      assertThat(level.free()).contains(Quantity.pieces(2));
      assertThat(level.outgoing()).contains(Quantity.pieces(5));
      assertThat(level.incoming()).contains(Quantity.pieces(0));
      assertThat(level.projected()).isEqualTo(Quantity.pieces(2));
    }

    @Test
    void aProductWithoutAnyStockHasALevelOfNothing() {
      long bolt = world.product("none");
      assertThat(one(warehouse.products(List.of(bolt))).onHand()).isEqualTo(Quantity.pieces(0));
    }

    @Test
    void goodsOfAnOwnerAreNotTheCompanys() {
      long bolt = world.product("none");
      quant(bolt, stock, 7, Map.of());
      quant(bolt, stock, 4, Map.of("owner_id", world.partner()));
      StockQuery scope = warehouse.products(List.of(bolt));
      assertThat(one(scope).onHand()).isEqualTo(Quantity.pieces(7));
      StockLevel consigned = one(scope.owner(world.partner()));
      assertThat(consigned.onHand()).isEqualTo(Quantity.pieces(4));
      assertThat(consigned.owner().flatMap(PartyRef::code)).contains("C-1");
      assertThat(one(scope.anyOwner()).onHand()).isEqualTo(Quantity.pieces(11));
      assertThat(levels.read(scope.anyOwner().by(By.OWNER)))
          .extracting(level -> level.owner().isPresent() + " " + level.onHand().value())
          .containsExactlyInAnyOrder("false 7", "true 4");
    }

    @Test
    void levelsAreToldApartByLocationAndLot() {
      long milk = world.product("lot");
      long lot =
          fake.create("stock.lot", Map.of("name", "L-1", "product_id", milk, "company_id", 1));
      quant(milk, stock, 7, Map.of("lot_id", lot));
      quant(milk, shelf, 3, Map.of("lot_id", lot));
      quant(milk, shelf, 1, Map.of());
      List<StockLevel> byLot = levels.read(warehouse.products(List.of(milk)).by(By.LOT));
      assertThat(byLot)
          .extracting(level -> level.lot().isPresent() + " " + level.onHand().value())
          .containsExactlyInAnyOrder("false 1", "true 10");
      assertThat(byLot).allMatch(level -> level.incoming().isEmpty());
      assertThat(levels.read(warehouse.products(List.of(milk)).by(By.LOT, By.LOCATION))).hasSize(3);
      assertThat(one(StockQuery.ofLocation(1, shelf).products(List.of(milk))).onHand())
          .isEqualTo(Quantity.pieces(4));
    }

    @Test
    void allProductsOfAPlaceAreReadWhereNoneIsNamed() {
      long bolt = world.product("none");
      quant(bolt, stock, 2, Map.of());
      assertThat(levels.read(warehouse))
          .filteredOn(level -> level.product().sku().filter(world.sku(bolt)::equals).isPresent())
          .hasSize(1);
    }

    @Test
    void aPlaceThatOdooLacksIsRefused() {
      assertThatExceptionOfType(RejectedException.class)
          .isThrownBy(() -> levels.read(StockQuery.ofWarehouse(1, 999_999)))
          .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void whatWasCountedIsBookedInTheUnitsOfTheProducts() {
      long bolt = world.product("none");
      StockAdjustment adjustment =
          StockAdjustment.builder()
              .set(Document.KEY, new BusinessKey("stock-adjustment", "A-" + bolt))
              .setAll(StockAdjustment.LINES, counted(bolt, Quantity.of("2", Unit.DOZEN)))
              .build();
      Logistics.of(odoo)
          .inventory()
          .count(
              adjustment.key().key(),
              StockCounts.of(mapper).counts(adjustment),
              Count.Conflict.REJECT);
      assertThat(one(warehouse.products(List.of(bolt))).onHand()).isEqualTo(Quantity.pieces(24));
      StockAdjustment heavy =
          adjustment.toBuilder()
              .setAll(StockAdjustment.LINES, counted(bolt, Quantity.of("2", Unit.KILOGRAM)))
              .build();
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> StockCounts.of(mapper).counts(heavy))
          .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.UNIT_MISMATCH));
    }

    private CountedStock counted(long product, Quantity quantity) {
      return CountedStock.builder()
          .set(
              CountedStock.PRODUCT,
              ProductRef.builder().set(ProductRef.SKU, world.sku(product)).build())
          .set(
              CountedStock.LOCATION,
              LocationRef.builder().set(LocationRef.CODE, "WH/Stock").build())
          .set(CountedStock.COUNTED, quantity)
          .build();
    }

    @Test
    void readingWritesNothing() {
      long bolt = world.product("none");
      quant(bolt, stock, 2, Map.of());
      fake.clearCalls();
      one(warehouse.products(List.of(bolt)));
      assertThat(fake.calls())
          .extracting(call -> call.method())
          .doesNotContain("write", "create", "load", "action_apply_inventory", "unlink");
    }

    private StockLevel one(StockQuery scope) {
      List<StockLevel> read = levels.read(scope);
      assertThat(read).hasSize(1);
      return read.get(0);
    }

    private void quant(
        long product, long location, int quantity, Map<String, @Nullable Object> more) {
      Map<String, @Nullable Object> values = new HashMap<>(more);
      values.put("product_id", product);
      values.put("location_id", location);
      values.put("quantity", quantity);
      fake.create("stock.quant", values);
    }
  }
}
