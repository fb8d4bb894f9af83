package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the contracts find or make in a database before they begin. */
final class World {

  private final OdooClient odoo;
  private final String run;

  World(OdooClient odoo, String run) {
    this.odoo = odoo;
    this.run = run;
  }

  long warehouse() {
    return id("stock.warehouse0");
  }

  long company() {
    return odoo.model("stock.warehouse", "company_id")
        .byId(warehouse())
        .orElseThrow()
        .ref("company_id")
        .orElseThrow()
        .id();
  }

  long id(String externalId) {
    return odoo.externalIds().find(ExternalId.parse(externalId)).orElseThrow().id();
  }

  long customer() {
    return odoo.model("res.partner").create(Values.of("name", "Customer " + run));
  }

  /** Returns a product without taxes, ten pieces of it in stock. */
  long product(String policy) {
    long product = unstocked(policy);
    Model<OdooRecord> quants =
        odoo.withContext(c -> c.with("inventory_mode", true)).model("stock.quant");
    long quant =
        quants.create(
            Values.of("product_id", product)
                .with("location_id", id("stock.stock_location_stock"))
                .with("inventory_quantity", 10));
    quants.action("action_apply_inventory", List.of(quant)).expectDone();
    return product;
  }

  long unstocked(String policy) {
    Values kind =
        odoo.version().atLeast(18)
            ? Values.of("is_storable", true)
            : Values.of("detailed_type", "product");
    return odoo.model("product.product")
        .create(
            kind.with("name", "Product " + run)
                .with("invoice_policy", policy)
                .with("purchase_method", "receive")
                .with("taxes_id", List.of(Command.clear()))
                .with("supplier_taxes_id", List.of(Command.clear()))
                .with("list_price", 10));
  }

  OrderDraft.Builder draft(ExternalId key, long customer) {
    return OrderDraft.builder(key).company(company()).partner(customer).warehouse(warehouse());
  }

  static OrderDraft.Line line(String key, long product, String quantity) {
    return OrderDraft.Line.of(key, product, new BigDecimal(quantity));
  }

  static List<ConfirmedLine> pieces(long product, String quantity) {
    return List.of(ConfirmedLine.of(product, new BigDecimal(quantity)));
  }

  /** Marks pieces of a transfer's only product as picked. */
  void pick(long transfer, int quantity) {
    List<Long> moves = odoo.model("stock.move").where(field("picking_id").eq(transfer)).ids();
    odoo.model("stock.move").write(moves, Values.of("quantity", quantity).with("picked", true));
  }

  /** Moves pieces with a transfer, the rest with a backorder. */
  void move(long transfer, int quantity) {
    pick(transfer, quantity);
    odoo.withContext(c -> c.with(Map.of("skip_sms", true, "skip_backorder", true)))
        .model("stock.picking")
        .action("button_validate", List.of(transfer))
        .expectDone();
    assertThat(state("stock.picking", transfer)).isEqualTo("done");
  }

  String state(String model, long id) {
    return odoo.model(model, "state").byId(id).orElseThrow().string("state").orElseThrow();
  }

  /** Returns the transfer of an order that is neither done nor cancelled. */
  long openTransfer(Order order) {
    return order.transfers().stream()
        .filter(id -> !List.of("done", "cancel").contains(state("stock.picking", id)))
        .findFirst()
        .orElseThrow();
  }
}
