package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.UnansweredWizardException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What buttons and their wizards answer, on any server. */
interface ActionScenario extends ServerUnderTest {

  @Test
  default void anOrderIsSoldShippedReturnedAndInvoiced() {
    long product = stocked();
    long order = order(product);

    assertThat(odoo().model("sale.order").action("action_confirm", List.of(order)))
        .isInstanceOf(ActionResult.Done.class);
    long picking = pickings(order).get(0);
    pick(picking, 2);
    validate(picking);
    assertThat(state("stock.picking", picking)).isEqualTo("done");
    assertThat(pickings(order)).hasSize(2);
    assertThat(delivered(order)).isEqualByComparingTo("2");

    long back = returned(picking);
    odoo()
        .withContext(c -> c.with("skip_sms", true).with("skip_backorder", true))
        .model("stock.picking")
        .action("button_validate", List.of(back))
        .expectDone();
    assertThat(state("stock.picking", back)).isEqualTo("done");

    long invoice = invoiced(order);
    assertThat(state("account.move", invoice)).isEqualTo("draft");
    odoo().model("account.move").action("action_post", List.of(invoice)).expectDone();
    assertThat(state("account.move", invoice)).isEqualTo("posted");
  }

  private long stocked() {
    Values kind =
        odoo().version().atLeast(18)
            ? Values.of("is_storable", true)
            : Values.of("detailed_type", "product");
    long product =
        odoo()
            .model("product.product")
            .create(kind.with("name", "Sold " + run()).with("invoice_policy", "order"));
    long location =
        odoo()
            .externalIds()
            .find(ExternalId.parse("stock.stock_location_stock"))
            .orElseThrow()
            .id();
    Model<OdooRecord> quants =
        odoo().withContext(c -> c.with("inventory_mode", true)).model("stock.quant");
    long quant =
        quants.create(
            Values.of("product_id", product)
                .with("location_id", location)
                .with("inventory_quantity", 10));
    assertThat(quants.action("action_apply_inventory", List.of(quant)))
        .isInstanceOf(ActionResult.Done.class);
    return product;
  }

  private long order(long product) {
    Values line =
        Values.of("product_id", product).with("product_uom_qty", 5).with("price_unit", 10);
    long partner = odoo().model("res.partner").create(Values.of("name", "Sold to " + run()));
    return odoo()
        .model("sale.order")
        .create(Values.of("partner_id", partner).with("order_line", List.of(Command.create(line))));
  }

  private List<Long> pickings(long order) {
    return odoo().model("sale.order", "picking_ids").byId(order).orElseThrow().ids("picking_ids");
  }

  private BigDecimal delivered(long order) {
    return odoo()
        .model("sale.order", "order_line.qty_delivered")
        .byId(order)
        .orElseThrow()
        .records("order_line")
        .get(0)
        .decimal("qty_delivered")
        .orElseThrow();
  }

  private String state(String model, long id) {
    return odoo().model(model, "state").byId(id).orElseThrow().string("state").orElseThrow();
  }

  private void pick(long picking, int quantity) {
    List<Long> moves =
        odoo().model("stock.picking", "move_ids").byId(picking).orElseThrow().ids("move_ids");
    odoo().model("stock.move").write(moves, Values.of("quantity", quantity).with("picked", true));
  }

  /** Answers what is asked: perhaps about text messages, and surely about a backorder. */
  private void validate(long picking) {
    ActionResult asked = odoo().model("stock.picking").action("button_validate", List.of(picking));
    assertThatThrownBy(asked::expectDone)
        .isInstanceOf(UnansweredWizardException.class)
        .hasMessageContaining("button_validate");
    if (asked.wizard().orElseThrow().model().equals("confirm.stock.sms")) {
      asked = odoo().answer(asked.wizard().get(), "dont_send_sms", Values.empty());
    }
    ActionResult.Wizard backorder = asked.wizard().orElseThrow();
    assertThat(backorder.model()).isEqualTo("stock.backorder.confirmation");
    assertThat(state("stock.picking", picking)).isEqualTo("assigned");
    odoo().answer(backorder, "process", Values.empty()).expectDone();
  }

  private long returned(long picking) {
    Map<String, Object> context =
        Map.of(
            "active_id", picking, "active_ids", List.of(picking), "active_model", "stock.picking");
    OdooClient wizards = odoo().withContext(c -> c.with(context));
    Model<OdooRecord> returns =
        wizards.model("stock.return.picking", "product_return_moves.quantity");
    long wizard = returns.create(Values.of("picking_id", picking));
    OdooRecord line = returns.byId(wizard).orElseThrow().records("product_return_moves").get(0);
    wizards.model("stock.return.picking.line").write(line.id(), Values.of("quantity", 1));
    String button = odoo().version().atLeast(18) ? "action_create_returns" : "create_returns";
    ActionResult.Records made = returns.action(button, List.of(wizard)).expectRecords();
    assertThat(made.model()).isEqualTo("stock.picking");
    return made.id();
  }

  private long invoiced(long order) {
    Map<String, Object> context =
        Map.of("active_id", order, "active_ids", List.of(order), "active_model", "sale.order");
    Model<OdooRecord> wizards =
        odoo().withContext(c -> c.with(context)).model("sale.advance.payment.inv");
    long wizard = wizards.create(Values.of("advance_payment_method", "delivered"));
    ActionResult.Records made = wizards.action("create_invoices", List.of(wizard)).expectRecords();
    assertThat(made.model()).isEqualTo("account.move");
    List<Long> invoices =
        odoo().model("sale.order", "invoice_ids").byId(order).orElseThrow().ids("invoice_ids");
    assertThat(invoices).hasSize(1);
    return invoices.get(0);
  }
}
