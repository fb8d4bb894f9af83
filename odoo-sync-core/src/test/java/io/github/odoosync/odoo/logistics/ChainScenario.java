package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.REJECT_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goods that go through several transfers: picked, packed, shipped. */
interface ChainScenario extends TransferScenario {

  @Test
  default void aChainOfTransfersIsDoneStepByStep() {
    Model<OdooRecord> warehouses = model("stock.warehouse", "lot_stock_id", "code");
    String code = unique("").replace("-", "").toUpperCase(java.util.Locale.ROOT);
    long warehouse =
        warehouses.create(
            Values.of("name", unique("Steps"))
                .with("code", code.substring(Math.max(0, code.length() - 5)))
                .with("delivery_steps", "pick_pack_ship"));
    long stock = Ids.required(warehouses.byId(warehouse).orElseThrow(), "lot_stock_id");
    long product = product("none");
    logistics()
        .inventory()
        .count(
            unique("INV"),
            List.of(Count.of(product, stock, StockLab.qty("10"))),
            Count.Conflict.REJECT);
    long order = orderFrom(warehouse, product);
    Transfers transfers = logistics().transfers();

    Transfer pick =
        transfers.ofSalesOrder(order).stream()
            .filter(t -> t.open() && t.state().equals("assigned"))
            .findFirst()
            .orElseThrow();
    assertThat(pick.kind()).isEqualTo("internal");
    Shipped picked = transfers.move(pick.id(), List.of(line(product, "3")), BACKORDER).value();
    assertThat(asked(read(picked.backorderIds().get(0)), product)).isEqualByComparingTo("1");

    Transfer pack = nextOf(pick.id());
    transfers.move(pack.id(), List.of(line(product, "3")), BACKORDER);
    Transfer ship = nextOf(pack.id());
    assertThat(ship.kind()).isEqualTo("outgoing");
    Shipped shipped = transfers.ship(ship.id(), List.of(line(product, "3")), BACKORDER).value();
    assertThat(moved(shipped.transfer(), product)).isEqualByComparingTo("3");
    assertThat(transfers.chainFrom(pick.id()))
        .extracting(Transfer::id)
        .contains(pick.id(), pack.id(), ship.id());

    long rest = picked.backorderIds().get(0);
    transfers.move(rest, List.of(line(product, "1")), REJECT_SHORT);
    transfers.move(nextOf(rest).id(), List.of(line(product, "1")), REJECT_SHORT);
    Transfer last =
        transfers.ofSalesOrder(order).stream()
            .filter(t -> t.open() && t.kind().equals("outgoing"))
            .findFirst()
            .orElseThrow();
    transfers.ship(last.id(), List.of(line(product, "1")), REJECT_SHORT);
    assertThat(transfers.ofSalesOrder(order)).noneMatch(Transfer::open);
  }

  private Transfer nextOf(long id) {
    return read(id).next().stream()
        .map(this::read)
        .filter(t -> t.state().equals("assigned"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing goes on with " + read(id)));
  }

  private long orderFrom(long warehouse, long product) {
    Values line = Values.of("product_id", product).with("product_uom_qty", 4);
    long order =
        model("sale.order")
            .create(
                Values.of("partner_id", customer())
                    .with("warehouse_id", warehouse)
                    .with("order_line", List.of(Command.create(line))));
    model("sale.order").action("action_confirm", List.of(order)).expectDone();
    return order;
  }
}
