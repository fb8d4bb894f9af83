package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server with stock to try things on: what scenarios need, made through the plain client. */
interface StockLab {

  AtomicLong NUMBER = new AtomicLong();

  /** Returns a client of an administrator. */
  OdooClient odoo();

  /** Returns a text that no earlier run has used. */
  String run();

  /** One line of an order. */
  record Ordered(long product, String quantity) {}

  static BigDecimal qty(String number) {
    return new BigDecimal(number);
  }

  default Logistics logistics() {
    return Logistics.of(odoo());
  }

  default Model<OdooRecord> model(String name, String... fields) {
    return odoo().model(name, fields);
  }

  default long idOf(String externalId) {
    return odoo().externalIds().find(ExternalId.parse(externalId)).orElseThrow().id();
  }

  default String unique(String what) {
    return what + "-" + run() + "-" + NUMBER.incrementAndGet();
  }

  default long stockLocation() {
    return idOf("stock.stock_location_stock");
  }

  default long warehouse() {
    return idOf("stock.warehouse0");
  }

  default long units() {
    return idOf("uom.product_uom_unit");
  }

  default long dozens() {
    return idOf("uom.product_uom_dozen");
  }

  default long company() {
    return idOf("base.main_company");
  }

  default long customer() {
    return model("res.partner").create(Values.of("name", unique("Customer")));
  }

  default long product(String tracking) {
    Values kind =
        odoo().version().atLeast(18)
            ? Values.of("is_storable", true)
            : Values.of("detailed_type", "product");
    return model("product.product")
        .create(
            kind.with("name", unique("Product")).with("tracking", tracking).with("list_price", 10));
  }

  default long stocked(String quantity) {
    long product = product("none");
    put(product, null, quantity);
    return product;
  }

  default void put(long product, @Nullable String lot, String quantity) {
    Count count = Count.of(product, stockLocation(), qty(quantity));
    logistics()
        .inventory()
        .count(
            unique("count"), List.of(lot == null ? count : count.lot(lot)), Count.Conflict.REJECT);
  }

  /** Makes a lot by load(), the one way that works on all versions. */
  default String lot(long product) {
    String name = unique("LOT");
    ExternalId id =
        ExternalId.of("test." + name.replace('-', '_').toLowerCase(java.util.Locale.ROOT));
    model("stock.lot")
        .upsert(
            UpsertRow.of(id)
                .with("name", name)
                .with("product_id", io.github.odoosync.odoo.Ref.of(product))
                .with("company_id", io.github.odoosync.odoo.Ref.of(company())));
    return name;
  }

  default long order(Ordered... lines) {
    long order = draft(lines);
    model("sale.order").action("action_confirm", List.of(order)).expectDone();
    return order;
  }

  default long draft(Ordered... lines) {
    List<Command> commands = new ArrayList<>();
    for (Ordered line : lines) {
      commands.add(
          Command.create(
              Values.of("product_id", line.product())
                  .with("product_uom_qty", qty(line.quantity()))));
    }
    return model("sale.order")
        .create(Values.of("partner_id", customer()).with("order_line", commands));
  }

  default List<Long> linesOf(long order) {
    return model("sale.order.line").where(field("order_id").eq(order)).orderBy("id").ids();
  }

  /** Returns the one open delivery of an order. */
  default long delivery(long order) {
    return logistics().transfers().ofSalesOrder(order).stream()
        .filter(Transfer::open)
        .map(Transfer::id)
        .findFirst()
        .orElseThrow();
  }

  default long delivery(Ordered... lines) {
    return delivery(order(lines));
  }

  /** Makes a transfer of one product by hand and reserves it. */
  default long transfer(String type, long product, String quantity, long unit) {
    OdooRecord kind =
        model("stock.picking.type", "default_location_src_id", "default_location_dest_id")
            .byId(idOf(type))
            .orElseThrow();
    Long source = Ids.of(kind, "default_location_src_id");
    long from = source == null ? idOf("stock.stock_location_suppliers") : source;
    Values move =
        Values.of("product_id", product)
            .with("product_uom_qty", qty(quantity))
            .with("product_uom", unit)
            .with("location_id", from)
            .with("location_dest_id", Ids.required(kind, "default_location_dest_id"));
    if (!odoo().version().atLeast(19)) {
      move = move.with("name", "test");
    }
    long picking =
        model("stock.picking")
            .create(
                Values.of("picking_type_id", kind.id())
                    .with("location_id", from)
                    .with("location_dest_id", Ids.required(kind, "default_location_dest_id"))
                    .with("move_ids", List.of(Command.create(move))));
    model("stock.picking").action("action_confirm", List.of(picking)).expectDone();
    return picking;
  }

  /** Returns a confirmed purchase of one product. */
  default long purchase(long product, String quantity) {
    Values line =
        Values.of("product_id", product).with("product_qty", qty(quantity)).with("price_unit", 1);
    long order =
        model("purchase.order")
            .create(
                Values.of("partner_id", customer())
                    .with("order_line", List.of(Command.create(line))));
    model("purchase.order").action("button_confirm", List.of(order)).expectDone();
    return order;
  }

  /** Returns a purchase's receipt. */
  default long receipt(long product, String quantity) {
    return logistics().transfers().ofPurchaseOrder(purchase(product, quantity)).get(0).id();
  }

  default BigDecimal onHand(long product) {
    return logistics()
        .stock()
        .levels(
            StockQuery.ofWarehouse(company(), warehouse()).anyOwner().products(List.of(product)))
        .get(0)
        .onHand();
  }

  default Transfer read(long id) {
    return logistics().transfers().get(id);
  }

  default ConfirmedLine line(long product, String quantity) {
    return ConfirmedLine.of(product, qty(quantity));
  }

  default StepResult<Shipped> ship(long id, BackorderPolicy rest, ConfirmedLine... lines) {
    return logistics().transfers().ship(id, List.of(lines), rest);
  }
}
