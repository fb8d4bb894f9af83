package quickstart;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import quickstart.Records.Delivery;
import quickstart.Records.DeliveryLine;
import quickstart.Records.Order;
import quickstart.Records.OrderState;
import quickstart.Records.PickingState;

/** Sells five boxes and three lamps, and ships two boxes of them. */
final class Shipping {

  private static final int BOXES_ORDERED = 5;
  private static final int LAMPS_ORDERED = 3;
  private static final int BOXES_SHIPPED = 2;

  private static final ExternalId CUSTOMER = ExternalId.of("quickstart.customer");
  private static final ExternalId BOX = ExternalId.of("quickstart.box");
  private static final ExternalId LAMP = ExternalId.of("quickstart.lamp");

  private final OdooClient odoo;
  private final ExternalId orderKey;

  private long box;
  private long lamp;
  private long order;
  private long delivery;

  Shipping(OdooClient odoo, Clock clock) {
    this.odoo = odoo;
    this.orderKey = ExternalId.of("quickstart.order_" + clock.millis());
  }

  String readDeliveries() {
    List<Delivery> deliveries =
        odoo.model(Delivery.class)
            .where(field("picking_type_code").eq("outgoing"), field("state").eq("assigned"))
            .orderBy("scheduled_date")
            .limit(50)
            .list();
    long lines = deliveries.stream().mapToLong(d -> d.lines().size()).sum();
    List<Long> ids = deliveries.stream().map(Delivery::id).toList();
    long counted = odoo.model("stock.move").where(field("picking_id").in(ids)).count();
    Verify.equal(lines, counted, "The number of lines");
    return deliveries.size() + " ready to ship, with their " + lines + " lines, in one call";
  }

  String stockProducts() {
    Model<OdooRecord> products = odoo.model("product.product");
    box = products.upsert(product(BOX, "Box", "20.00"));
    lamp = products.upsert(product(LAMP, "Lamp", "5.50"));
    Stock.count(odoo, List.of(box, lamp));
    Map<Long, OdooRecord> found =
        odoo.model("product.product", "qty_available").byIds(List.of(box, lamp));
    found.forEach(
        (id, record) ->
            Verify.equal(
                record.decimal("qty_available").orElseThrow(), Stock.COUNTED, "Stock of " + id));
    return Stock.COUNTED + " of each";
  }

  String upsertOrderTwice() {
    long customer = upsertCustomer();
    order = upsertOrder();
    Order first = readOrder();
    Verify.equal(upsertCustomer(), customer, "The customer's id");
    Verify.equal(upsertOrder(), order, "The order's id");
    Verify.equal(readOrder(), first, "The order after the second time");
    Verify.equal(first.lines().size(), 2, "The number of lines");
    return first.name() + " over " + first.amountTotal() + "; the second time changed nothing";
  }

  String confirm() {
    // Confirming is not repeatable, so the state is looked at before and after.
    Verify.equal(readOrder().state(), OrderState.DRAFT, "The state of the order before");
    odoo.model("sale.order").action("action_confirm", List.of(order)).expectDone();
    Verify.equal(readOrder().state(), OrderState.CONFIRMED, "The state of the order after");
    Delivery ready = odoo.model(Delivery.class).where(field("sale_id").eq(order)).one();
    Verify.equal(ready.state(), PickingState.ASSIGNED, "The state of the delivery");
    delivery = ready.id();
    return ready.name() + " is ready to ship";
  }

  String shipPartially() {
    List<Command> picked =
        readDelivery(delivery).lines().stream()
            .map(line -> Command.update(line.id(), picked(line)))
            .toList();
    odoo.model("stock.picking").write(delivery, Values.of("move_ids", picked));
    // Without skip_backorder a wizard would ask; with stock_sms installed another one would.
    odoo.withContext(context -> context.with("skip_backorder", true).with("skip_sms", true))
        .model("stock.picking")
        .action("button_validate", List.of(delivery))
        .expectDone();
    Delivery shipped = readDelivery(delivery);
    Verify.equal(shipped.state(), PickingState.DONE, "The state of the delivery");
    Verify.equal(quantity(shipped, box), BOXES_SHIPPED, "Boxes shipped");
    Verify.equal(quantity(shipped, lamp), 0, "Lamps shipped");
    return BOXES_SHIPPED + " of " + BOXES_ORDERED + " boxes and no lamp, as picked";
  }

  String checkBackorder() {
    Delivery rest = odoo.model(Delivery.class).where(field("backorder_id").eq(delivery)).one();
    Verify.equal(demand(rest, box), BOXES_ORDERED - BOXES_SHIPPED, "Boxes left");
    Verify.equal(demand(rest, lamp), LAMPS_ORDERED, "Lamps left");
    readOrder()
        .lines()
        .forEach(
            line ->
                Verify.equal(
                    line.delivered(),
                    line.product() == box ? BOXES_SHIPPED : 0,
                    "Delivered of line " + line.id()));
    return rest.name() + " holds the other 3 boxes and 3 lamps";
  }

  private UpsertRow product(ExternalId key, String name, String price) {
    UpsertRow row =
        UpsertRow.of(key)
            .with("name", "Quickstart " + name)
            .with("default_code", "ODOO-SYNC-" + name.toUpperCase(Locale.ROOT))
            .with("list_price", new BigDecimal(price));
    // What is kept on stock is a kind of product up to Odoo 17 and a flag from 18 on.
    return odoo.version().atLeast(18)
        ? row.with("is_storable", true)
        : row.with("detailed_type", "product");
  }

  private long upsertCustomer() {
    return odoo.model("res.partner")
        .upsert(
            UpsertRow.of(CUSTOMER)
                .with("name", "Quickstart Customer")
                .with("city", "Brussels")
                .with("country_id", ExternalId.parse("base.be")));
  }

  private long upsertOrder() {
    return odoo.model("sale.order")
        .upsert(
            UpsertRow.of(orderKey)
                .with("partner_id", CUSTOMER)
                .with("client_order_ref", "QUICKSTART")
                .line("order_line", "1", line(BOX, BOXES_ORDERED))
                .line("order_line", "2", line(LAMP, LAMPS_ORDERED)));
  }

  private static Values line(ExternalId product, int quantity) {
    return Values.of("product_id", product).with("product_uom_qty", quantity);
  }

  private Values picked(DeliveryLine line) {
    boolean ships = line.productId().id() == box;
    return ships
        ? Values.of("quantity", BOXES_SHIPPED).with("picked", true)
        : Values.of("picked", false);
  }

  private Order readOrder() {
    return odoo.model(Order.class).byId(order).orElseThrow();
  }

  private Delivery readDelivery(long id) {
    return odoo.model(Delivery.class).byId(id).orElseThrow();
  }

  private static BigDecimal quantity(Delivery delivery, long product) {
    return sum(delivery, product, DeliveryLine::quantity);
  }

  private static BigDecimal demand(Delivery delivery, long product) {
    return sum(delivery, product, DeliveryLine::demand);
  }

  private static BigDecimal sum(
      Delivery delivery, long product, Function<DeliveryLine, BigDecimal> of) {
    return delivery.lines().stream()
        .filter(line -> line.productId().id() == product)
        .map(of)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
