package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that the tests of the mapping make, over the client alone: in a fake or a real Odoo. */
final class World {

  private final OdooClient odoo;
  private final String run;
  private final long partner;
  private int made;

  /**
   * Makes a partner.
   *
   * @param run a text that no earlier test of the database has used
   */
  World(OdooClient odoo, String run) {
    this.odoo = odoo;
    this.run = run;
    this.partner =
        odoo.model("res.partner").create(Values.of("name", "Ann " + run).with("ref", "C-" + run));
  }

  OdooClient odoo() {
    return odoo;
  }

  long partner() {
    return partner;
  }

  /** Returns a text that is used by nothing else. */
  String unique(String kind) {
    return kind + "-" + run + ++made;
  }

  long id(String externalId) {
    return odoo.externalIds().find(ExternalId.parse(externalId)).orElseThrow().id();
  }

  long stock() {
    return id("stock.stock_location_stock");
  }

  long company() {
    return odoo.model("stock.warehouse", "company_id")
        .byId(id("stock.warehouse0"))
        .flatMap(warehouse -> warehouse.ref("company_id"))
        .orElseThrow()
        .id();
  }

  String text(String model, long id, String path) {
    return odoo.model(model, path).byId(id).flatMap(each -> each.string(path)).orElseThrow();
  }

  long product(String tracking) {
    return product(tracking, unique("SKU"));
  }

  long product(String tracking, String sku) {
    Values kind =
        odoo.version().atLeast(18)
            ? Values.of("is_storable", true)
            : Values.of("detailed_type", "product");
    return odoo.model("product.product")
        .create(
            kind.with("name", "Product " + sku)
                .with("default_code", sku)
                .with("tracking", tracking));
  }

  String sku(long product) {
    return text("product.product", product, "default_code");
  }

  long lot(long product, String name) {
    // Odoo 18.0 cannot create lots over JSON-RPC: they are loaded.
    return odoo.model("stock.lot")
        .upsert(
            UpsertRow.of(ExternalId.ofKey("lot", product + "/" + name))
                .with("name", name)
                .with("product_id", Ref.of(product))
                .with("company_id", Ref.of(company())));
  }

  void put(long product, int quantity, @Nullable Long lot) {
    put(product, quantity, lot == null ? Values.empty() : Values.of("lot_id", lot));
  }

  /** Counts goods in stock, of a lot, owner or package. */
  void put(long product, int quantity, Values more) {
    Values count = more.with("product_id", product).with("inventory_quantity", quantity);
    Model<OdooRecord> quants =
        odoo.withContext(context -> context.with("inventory_mode", true)).model("stock.quant");
    boolean placed = more.asMap().containsKey("location_id");
    long quant = quants.create(placed ? count : count.with("location_id", stock()));
    quants.action("action_apply_inventory", List.of(quant));
  }

  long draft(long product, int quantity) {
    Values line =
        Values.of("product_id", product).with("product_uom_qty", quantity).with("price_unit", 10);
    return odoo.model("sale.order")
        .create(Values.of("partner_id", partner).with("order_line", List.of(Command.create(line))));
  }

  long order(long product, int quantity) {
    long order = draft(product, quantity);
    odoo.model("sale.order").action("action_confirm", List.of(order)).expectDone();
    return order;
  }

  String name(long order) {
    return text("sale.order", order, "name");
  }

  List<Long> pickings(long order) {
    return odoo.model("stock.picking").where(field("sale_id").eq(order)).orderBy("id").ids();
  }

  void ship(long picking, int quantity) {
    List<Long> moves =
        odoo.model("stock.picking", "move_ids").byId(picking).orElseThrow().ids("move_ids");
    odoo.model("stock.move").write(moves, Values.of("quantity", quantity).with("picked", true));
    odoo.withContext(context -> context.with("skip_sms", true).with("skip_backorder", true))
        .model("stock.picking")
        .action("button_validate", List.of(picking))
        .expectDone();
  }

  long returned(long picking) {
    Map<String, Object> context =
        Map.of(
            "active_id", picking, "active_ids", List.of(picking), "active_model", "stock.picking");
    OdooClient wizards = odoo.withContext(each -> each.with(context));
    Model<OdooRecord> returns =
        wizards.model("stock.return.picking", "product_return_moves.quantity");
    long wizard = returns.create(Values.of("picking_id", picking));
    OdooRecord line = returns.byId(wizard).orElseThrow().records("product_return_moves").get(0);
    wizards.model("stock.return.picking.line").write(line.id(), Values.of("quantity", 1));
    String button = odoo.version().atLeast(18) ? "action_create_returns" : "create_returns";
    return returns.action(button, List.of(wizard)).expectRecords().id();
  }

  long purchase(long product, int quantity) {
    Values line =
        Values.of("product_id", product).with("product_qty", quantity).with("price_unit", 1);
    return odoo.model("purchase.order")
        .create(Values.of("partner_id", partner).with("order_line", List.of(Command.create(line))));
  }

  long receipt(long product, int quantity) {
    long order = purchase(product, quantity);
    odoo.model("purchase.order").action("button_confirm", List.of(order)).expectDone();
    return odoo.model("purchase.order", "picking_ids")
        .byId(order)
        .orElseThrow()
        .ids("picking_ids")
        .get(0);
  }

  long invoice(long product, int quantity) {
    Values line =
        Values.of("product_id", product).with("quantity", quantity).with("price_unit", 9.99);
    return odoo.model("account.move")
        .create(
            Values.of("move_type", "out_invoice")
                .with("partner_id", partner)
                .with("invoice_line_ids", List.of(Command.create(line))));
  }

  /** Makes a kit of pieces of one component. */
  long kit(long component, int pieces) {
    long kit = product("none");
    long template =
        odoo.model("product.product", "product_tmpl_id")
            .byId(kit)
            .flatMap(each -> each.ref("product_tmpl_id"))
            .orElseThrow()
            .id();
    long unit = id("uom.product_uom_unit");
    Values line =
        Values.of("product_id", component).with("product_qty", pieces).with("product_uom_id", unit);
    odoo.model("mrp.bom")
        .create(
            Values.of("product_tmpl_id", template)
                .with("product_qty", 1)
                .with("product_uom_id", unit)
                .with("type", "phantom")
                .with("bom_line_ids", List.of(Command.create(line))));
    return kit;
  }

  String packageModel() {
    return odoo.version().atLeast(19) ? "stock.package" : "stock.quant.package";
  }

  /** Puts what is reserved for a transfer into a new package. */
  long pack(long picking) {
    long box = odoo.model(packageModel()).create(Values.of("name", unique("BOX")));
    List<Long> lines =
        odoo.model("stock.move.line").where(field("picking_id").eq(picking)).limit(1).ids();
    odoo.model("stock.move.line").write(lines, Values.of("result_package_id", box));
    return box;
  }
}
