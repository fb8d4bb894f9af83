package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.REJECT_SHORT;
import static io.github.odoosync.odoo.logistics.StockLab.qty;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Returns, counts, scrap and levels on any server. */
interface ReturnAndInventoryScenario extends TransferScenario {

  @Test
  default void exactQuantitiesComeBackOnceForEachKey() {
    long bolt = stocked("10");
    long nut = stocked("10");
    long id = delivery(new Ordered(bolt, "4"), new Ordered(nut, "3"));
    ship(id, REJECT_SHORT, line(bolt, "4"), line(nut, "3"));
    Returns returns = logistics().returns();

    StepResult<Transfer> made = returns.create(id, "RMA-1", List.of(line(bolt, "2")));
    StepResult<Transfer> again = returns.create(id, "RMA-1", List.of(line(bolt, "2")));

    assertThat(made.acted()).isTrue();
    assertThat(again.acted()).isFalse();
    assertThat(again.value().id()).isEqualTo(made.value().id());
    assertThat(made.value().returnOf()).hasValue(id);
    assertThat(asked(made.value(), bolt)).isEqualByComparingTo("2");
    assertThat(asked(made.value(), nut)).isEqualByComparingTo("0");
    assertThat(returns.create(id, "RMA-2", List.of(line(bolt, "2"))).acted()).isTrue();
    TransferScenario.rejects(
        ErrorCode.BAD_QUANTITY, () -> returns.create(id, "RMA-3", List.of(line(bolt, "1"))));
    TransferScenario.rejects(
        ErrorCode.BAD_QUANTITY, () -> returns.create(id, "RMA-4", List.of(line(nut, "0"))));

    logistics().transfers().receive(made.value().id(), List.of(line(bolt, "2")), REJECT_SHORT);
    assertThat(onHand(bolt)).isEqualByComparingTo("8");
    assertThat(returns.create(id, "RMA-1", List.of(line(bolt, "2"))).acted()).isFalse();
  }

  @Test
  default void anOpenTransferHasNothingToReturn() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));

    TransferScenario.rejects(
        ErrorCode.WRONG_STATE,
        () -> logistics().returns().create(id, "RMA", List.of(line(product, "1"))));
  }

  @Test
  default void anExchangeBringsADeliveryWhereOdooKnowsIt() {
    long product = stocked("10");
    long order = order(new Ordered(product, "4"));
    long id = delivery(order);
    ship(id, REJECT_SHORT, line(product, "4"));
    Returns returns = logistics().returns();
    if (!odoo().version().atLeast(18)) {
      TransferScenario.rejects(
          ErrorCode.SERVER_LACKS, () -> returns.exchange(id, "X-1", List.of(line(product, "1"))));
      return;
    }

    assertThat(returns.exchange(id, "X-1", List.of(line(product, "1"))).acted()).isTrue();
    assertThat(returns.exchange(id, "X-1", List.of(line(product, "1"))).acted()).isFalse();

    StockLevel level = levels(product).get(0);
    assertThat(level.incoming().orElseThrow()).isEqualByComparingTo("1");
    assertThat(level.outgoing().orElseThrow()).isEqualByComparingTo("1");
  }

  default List<StockLevel> levels(long... products) {
    List<Long> ids = java.util.Arrays.stream(products).boxed().toList();
    return logistics().stock().levels(StockQuery.ofWarehouse(company(), warehouse()).products(ids));
  }

  @Test
  default void aCountIsBookedOnceForEachKey() {
    long product = stocked("10");
    Inventory inventory = logistics().inventory();
    Count count = Count.of(product, stockLocation(), qty("7"));
    String key = unique("INV");

    assertThat(inventory.count(key, List.of(count), Count.Conflict.REJECT).acted()).isTrue();
    assertThat(onHand(product)).isEqualByComparingTo("7");
    put(product, null, "5");
    assertThat(inventory.count(key, List.of(count), Count.Conflict.REJECT).acted()).isFalse();
    assertThat(onHand(product)).isEqualByComparingTo("5");
    assertThat(
            inventory
                .count(
                    unique("INV"),
                    List.of(Count.of(product, stockLocation(), qty("0"))),
                    Count.Conflict.REJECT)
                .acted())
        .isTrue();
    assertThat(onHand(product)).isEqualByComparingTo("0");
  }

  @Test
  default void goodsThatMovedSinceTheCountAreAConflict() {
    long product = stocked("10");
    Inventory inventory = logistics().inventory();
    Count count = Count.of(product, stockLocation(), qty("9")).booked(qty("10"));
    put(product, null, "6");

    TransferScenario.rejects(
        ErrorCode.STOCK_CHANGED,
        () -> inventory.count(unique("INV"), List.of(count), Count.Conflict.REJECT));
    assertThat(onHand(product)).isEqualByComparingTo("6");
    inventory.count(unique("INV"), List.of(count), Count.Conflict.KEEP_DIFFERENCE);
    assertThat(onHand(product)).isEqualByComparingTo("5");
    inventory.count(unique("INV"), List.of(count), Count.Conflict.KEEP_COUNTED);
    assertThat(onHand(product)).isEqualByComparingTo("9");
  }

  @Test
  default void aCountThatSomebodyLeftOpenIsAnswered() {
    long product = stocked("10");
    long quant =
        model("stock.quant")
            .where(
                io.github.odoosync.odoo.Domain.field("product_id").eq(product),
                io.github.odoosync.odoo.Domain.field("location_id").eq(stockLocation()))
            .ids()
            .get(0);
    odoo()
        .withContext(c -> c.with("inventory_mode", true))
        .model("stock.quant")
        .write(quant, Values.of("inventory_quantity", 8));
    long id = delivery(new Ordered(product, "3"));
    ship(id, REJECT_SHORT, line(product, "3"));

    logistics()
        .inventory()
        .count(
            unique("INV"),
            List.of(Count.of(product, stockLocation(), qty("8"))),
            Count.Conflict.REJECT);

    assertThat(onHand(product)).isEqualByComparingTo("8");
  }

  @Test
  default void badCountsAreRejected() {
    long product = product("lot");
    long plain = stocked("1");
    String lot = lot(product);
    Inventory inventory = logistics().inventory();
    long customers = idOf("stock.stock_location_customers");

    TransferScenario.rejects(ErrorCode.LOT_MISMATCH, () -> put(product, null, "1"));
    TransferScenario.rejects(ErrorCode.LOT_MISMATCH, () -> put(plain, lot, "1"));
    TransferScenario.rejects(ErrorCode.BAD_QUANTITY, () -> put(plain, null, "-1"));
    TransferScenario.rejects(ErrorCode.BAD_QUANTITY, () -> put(plain, null, "1.2345"));
    TransferScenario.rejects(
        ErrorCode.WRONG_STATE,
        () ->
            inventory.count(
                unique("INV"),
                List.of(Count.of(plain, customers, qty("1"))),
                Count.Conflict.REJECT));
    assertThat(onHand(plain)).isEqualByComparingTo("1");
  }

  @Test
  default void scrapLeavesStockOnceForEachKey() {
    long product = stocked("10");
    Inventory inventory = logistics().inventory();
    Count two = Count.of(product, stockLocation(), qty("2"));
    String key = unique("SCRAP");

    assertThat(inventory.scrap(key, two).acted()).isTrue();
    assertThat(inventory.scrap(key, two).acted()).isFalse();
    assertThat(onHand(product)).isEqualByComparingTo("8");
    TransferScenario.rejects(
        ErrorCode.NOT_IN_STOCK,
        () -> inventory.scrap(unique("SCRAP"), Count.of(product, stockLocation(), qty("9"))));
    TransferScenario.rejects(
        ErrorCode.BAD_QUANTITY,
        () -> inventory.scrap(unique("SCRAP"), Count.of(product, stockLocation(), qty("0"))));
    assertThat(onHand(product)).isEqualByComparingTo("8");
  }

  @Test
  default void levelsAreSummedWithWhatComesAndGoes() {
    long product = product("lot");
    String one = lot(product);
    String two = lot(product);
    put(product, one, "5");
    put(product, two, "7");
    delivery(new Ordered(product, "4"));
    receipt(product, "3");
    long nothing = product("none");

    List<StockLevel> levels = levels(product, nothing);
    StockLevel level =
        levels.stream().filter(l -> l.productId() == product).findFirst().orElseThrow();

    assertThat(levels).hasSize(2);
    assertThat(level.onHand()).isEqualByComparingTo("12");
    assertThat(level.reserved()).isEqualByComparingTo("4");
    assertThat(level.free()).isEqualByComparingTo("8");
    assertThat(level.incoming().orElseThrow()).isEqualByComparingTo("3");
    assertThat(level.outgoing().orElseThrow()).isEqualByComparingTo("4");
    assertThat(levelOf(product, one)).isEqualByComparingTo("5");
    assertThat(levelOf(product, two)).isEqualByComparingTo("7");
  }

  @Test
  default void kitsAreCountedByTheirScarcestComponent() {
    long frame = stocked("5");
    long wheel = stocked("7");
    long kit = product("none");
    Map<Long, BigDecimal> components = new LinkedHashMap<>();
    components.put(frame, BigDecimal.ONE);
    components.put(wheel, BigDecimal.valueOf(2));
    delivery(new Ordered(wheel, "2"));

    StockLevel level =
        logistics()
            .stock()
            .kits(StockQuery.ofWarehouse(company(), warehouse()), List.of(new Kit(kit, components)))
            .get(0);

    assertThat(level.onHand()).isEqualByComparingTo("3");
    assertThat(level.free()).isEqualByComparingTo("2");
  }

  @Test
  default void anotherCompanysWarehouseIsRejected() {
    long other = model("res.company").create(Values.of("name", unique("Other")));

    TransferScenario.rejects(
        ErrorCode.OTHER_COMPANY,
        () -> logistics().stock().levels(StockQuery.ofWarehouse(other, warehouse())));
    TransferScenario.rejects(
        ErrorCode.OTHER_COMPANY,
        () -> logistics().stock().levels(StockQuery.ofLocation(other, stockLocation())));
  }

  @Test
  default void unknownAndArchivedProductsAreNotCounted() {
    long archived = product("none");
    model("product.product").write(archived, Values.of("active", false));
    long product = product("none");
    Inventory inventory = logistics().inventory();

    TransferScenario.rejects(ErrorCode.NOT_FOUND, () -> put(999_999_999, null, "1"));
    TransferScenario.rejects(ErrorCode.INACTIVE, () -> put(archived, null, "1"));
    TransferScenario.rejects(
        ErrorCode.NOT_FOUND,
        () ->
            inventory.count(
                unique("INV"),
                List.of(Count.of(product, 999_999_999, qty("1"))),
                Count.Conflict.REJECT));
    TransferScenario.rejects(
        ErrorCode.NOT_FOUND,
        () -> inventory.scrap(unique("SCRAP"), Count.of(999_999_999, stockLocation(), qty("1"))));
  }

  @Test
  default void aSerialNumberIsNeitherReceivedNorCountedTwice() {
    long product = product("serial");
    String serial = lot(product);
    put(product, serial, "1");
    long id = receipt(product, "1");

    TransferScenario.rejects(
        ErrorCode.LOT_MISMATCH,
        () ->
            logistics()
                .transfers()
                .receive(id, List.of(ConfirmedLine.serial(product, serial)), BACKORDER));
    TransferScenario.rejects(ErrorCode.LOT_MISMATCH, () -> put(product, serial, "2"));
    assertThat(read(id).lines()).noneMatch(TransferLine::picked);
    assertThat(onHand(product)).isEqualByComparingTo("1");
  }

  @Test
  default void badReturnsAreRejected() {
    long product = stocked("10");
    long id = delivery(new Ordered(product, "4"));
    ship(id, BACKORDER, line(product, "4"));
    Returns returns = logistics().returns();
    long kilos = idOf("uom.product_uom_kgm");

    for (String quantity : List.of("0", "1.2345", "5")) {
      TransferScenario.rejects(
          ErrorCode.BAD_QUANTITY,
          () -> returns.create(id, unique("RMA"), List.of(line(product, quantity))));
    }
    TransferScenario.rejects(
        ErrorCode.UNIT_MISMATCH,
        () -> returns.create(id, unique("RMA"), List.of(line(product, "1").unit(kilos))));
    TransferScenario.rejects(
        ErrorCode.NOT_IN_TRANSFER,
        () -> returns.create(id, unique("RMA"), List.of(line(stocked("1"), "1"))));
    assertThat(model("stock.picking").where(field("return_id").eq(id)).ids()).isEmpty();
  }
}
