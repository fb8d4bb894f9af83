package io.github.odoosync.internal.fake.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticsTest {

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void aShortDeliveryAsksFirstAndTheRestComesLater(int version) {
    Erp.run(
        version,
        erp -> {
          Rec order = erp.order(erp.stocked(10), 5);
          Rec delivery = erp.delivery(order);
          pick(delivery, 2);
          Map<String, @Nullable Object> question = Erp.action(delivery.call("button_validate"));
          assertThat(question).containsEntry("res_model", "stock.backorder.confirmation");
          assertThat(delivery.get("state")).isEqualTo("assigned");

          assertThat(erp.answer(question, "process")).isEqualTo(true);

          assertThat(delivery.get("state")).isEqualTo("done");
          Rec rest = delivery.many("backorder_ids").get(0);
          assertThat(rest.get("state")).isEqualTo("assigned");
          assertThat(rest.many("move_ids").get(0).get("product_uom_qty")).isEqualTo(3.0);
          assertThat(order.get("delivery_status")).isEqualTo("partial");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void theQuestionAnsweredWithoutItsContextDoesNothing(int version) {
    Erp.run(
        version,
        erp -> {
          Rec delivery = erp.delivery(erp.order(erp.stocked(10), 5));
          pick(delivery, 2);
          delivery.call("button_validate");
          Rec wizard =
              erp.env()
                  .create(
                      "stock.backorder.confirmation",
                      Vals.of("pick_ids", List.of(List.of(6L, 0L, List.of(delivery.id())))));
          assertThat(wizard.call("process")).isEqualTo(true);
          assertThat(delivery.get("state")).isEqualTo("assigned");
        });
  }

  @Test
  void theRestIsCancelledWhenNoBackorderIsWanted() {
    Erp.run(
        19,
        erp -> {
          Rec product = erp.stocked(10);
          Rec order = erp.order(product, 5);
          Rec delivery = erp.delivery(order);
          pick(delivery, 2);
          delivery
              .with("skip_backorder", true)
              .with("picking_ids_not_to_backorder", List.of(delivery.id()))
              .call("button_validate");
          assertThat(delivery.get("state")).isEqualTo("done");
          assertThat(delivery.ids("backorder_ids")).isEmpty();
          assertThat(order.many("order_line").get(0).get("qty_delivered")).isEqualTo(2.0);
          assertThat(product.get("qty_available")).isEqualTo(8.0);
          assertThat(product.get("free_qty")).isEqualTo(8.0);
          assertThat(product.get("outgoing_qty")).isEqualTo(0.0);
        });
  }

  @Test
  void nothingPickedShipsAllThatIsReserved() {
    Erp.run(
        17,
        erp -> {
          Rec delivery = erp.delivery(erp.order(erp.stocked(10), 5));
          assertThat(delivery.call("button_validate")).isEqualTo(true);
          assertThat(delivery.many("move_ids").get(0).get("quantity")).isEqualTo(5.0);
          assertThat(delivery.get("state")).isEqualTo("done");
        });
  }

  @Test
  void shippingMoreThanAskedForRaisesTheDemand() {
    Erp.run(
        19,
        erp -> {
          Rec order = erp.order(erp.stocked(10), 5);
          Rec delivery = erp.delivery(order);
          pick(delivery, 7);
          delivery.call("button_validate");
          assertThat(delivery.many("move_ids").get(0).get("product_uom_qty")).isEqualTo(7.0);
          assertThat(order.many("order_line").get(0).get("qty_delivered")).isEqualTo(7.0);
        });
  }

  @Test
  void theFirstDeliveryAsksAboutTextMessages() {
    Erp.run(
        19,
        true,
        erp -> {
          Rec product = erp.stocked(10);
          Rec first = erp.delivery(erp.order(product, 1));
          Map<String, @Nullable Object> question = Erp.action(first.call("button_validate"));
          assertThat(question).containsEntry("res_model", "confirm.stock.sms");
          assertThat(first.get("state")).isEqualTo("assigned");
          assertThat(erp.answer(question, "dont_send_sms")).isEqualTo(true);
          assertThat(first.get("state")).isEqualTo("done");

          Rec second = erp.delivery(erp.order(product, 1));
          assertThat(second.call("button_validate")).isEqualTo(true);
        });
  }

  @Test
  void aContextKeepsTheTextMessageQuestionAway() {
    Erp.run(
        18,
        true,
        erp -> {
          Rec delivery = erp.delivery(erp.order(erp.stocked(10), 1));
          assertThat(delivery.with("skip_sms", true).call("button_validate")).isEqualTo(true);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void aReturnLowersWhatWasDelivered(int version) {
    Erp.run(
        version,
        erp -> {
          Rec product = erp.stocked(10);
          Rec order = erp.order(product, 5);
          Rec delivery = erp.delivery(order);
          delivery.call("button_validate");
          Rec wizard =
              erp.env().create("stock.return.picking", Vals.of("picking_id", delivery.id()));
          Rec line = wizard.many("product_return_moves").get(0);
          assertThat(line.get("quantity")).isEqualTo(version == 17 ? 5.0 : 0.0);
          line.set("quantity", 2);
          Object opened = wizard.call(version == 17 ? "create_returns" : "action_create_returns");
          Rec back = erp.env().rec("stock.picking", (Long) idIn(Erp.action(opened)));
          assertThat(back.get("picking_type_code")).isEqualTo("incoming");
          assertThat(back.get("state")).isEqualTo("assigned");
          back.call("button_validate");
          assertThat(order.many("order_line").get(0).get("qty_delivered")).isEqualTo(3.0);
          assertThat(product.get("qty_available")).isEqualTo(7.0);
        });
  }

  private static Object idIn(Map<String, @Nullable Object> action) {
    return java.util.Objects.requireNonNull(action.get("res_id"));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void cancellingAConfirmedOrderAsksFirstUntil18(int version) {
    Erp.run(
        version,
        erp -> {
          Rec order = erp.order(erp.stocked(10), 5);
          Rec delivery = erp.delivery(order);
          Object answer = order.call("action_cancel");
          if (version < 19) {
            assertThat(Erp.action(answer)).containsEntry("res_model", "sale.order.cancel");
            assertThat(order.get("state")).isEqualTo("sale");
            order.with("disable_cancel_warning", true).call("action_cancel");
          }
          assertThat(order.get("state")).isEqualTo("cancel");
          assertThat(delivery.get("state")).isEqualTo("cancel");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void goodsWithLotsAreNotReceivedWithoutOne(int version) {
    Erp.run(
        version,
        erp -> {
          Rec product = erp.product("Milk", Vals.of("tracking", "lot"));
          Rec order = erp.purchase(product, 4);
          Rec receipt = order.many("picking_ids").get(0);
          assertThatThrownBy(() -> receipt.call("button_validate"))
              .isInstanceOf(OdooFault.class)
              .hasMessageContaining("Lot/Serial Number");
          receipt.many("move_line_ids").get(0).write(Vals.of("lot_name", "L1", "quantity", 4));
          assertThat(receipt.call("button_validate")).isEqualTo(true);
          assertThat(erp.env().search("stock.lot", List.of(Vals.is("name", "L1")))).hasSize(1);
          assertThat(product.get("qty_available")).isEqualTo(4.0);
          assertThat(order.many("order_line").get(0).get("qty_received")).isEqualTo(4.0);
        });
  }

  @Test
  void scrappingTwiceScrapsTwice() {
    Erp.run(
        18,
        erp -> {
          Rec product = erp.stocked(10);
          Rec scrap =
              erp.env().create("stock.scrap", Vals.of("product_id", product.id(), "scrap_qty", 2));
          scrap.call("do_scrap");
          scrap.call("do_scrap");
          assertThat(product.get("qty_available")).isEqualTo(6.0);
        });
  }

  @Test
  void aRaisedQuantityJoinsTheOpenMove() {
    Erp.run(
        19,
        erp -> {
          Rec order = erp.order(erp.stocked(10), 5);
          Rec delivery = erp.delivery(order);
          order.many("order_line").get(0).set("product_uom_qty", 8);
          assertThat(delivery.many("move_ids")).hasSize(1);
          assertThat(delivery.many("move_ids").get(0).get("product_uom_qty")).isEqualTo(8.0);
          assertThat(delivery.many("move_ids").get(0).get("quantity")).isEqualTo(8.0);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void onlyTheRecorded18RefusesToValidateTwice(int version) {
    Erp.run(
        version,
        erp -> {
          Rec delivery = erp.delivery(erp.order(erp.stocked(10), 5));
          delivery.call("button_validate");
          if (version == 18) {
            assertThatThrownBy(() -> delivery.call("button_validate"))
                .hasMessageContaining("no quantities are reserved");
          } else {
            assertThat(delivery.call("button_validate")).isEqualTo(true);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 19})
  void anInvoiceTakesWhatIsDueOnce(int version) {
    Erp.run(
        version,
        erp -> {
          Rec order = erp.order(erp.stocked(10), 5);
          erp.delivery(order);
          assertThat(order.get("invoice_status")).isEqualTo("to invoice");
          Rec wizard =
              erp.env()
                  .create(
                      "sale.advance.payment.inv",
                      Vals.of("sale_order_ids", List.of(List.of(6L, 0L, List.of(order.id())))));
          wizard.call("create_invoices");
          assertThat(order.get("invoice_status")).isEqualTo("invoiced");
          Rec invoice = order.many("invoice_ids").get(0);
          assertThat(invoice.call("action_post")).isEqualTo(false);
          assertThat(invoice.text("name")).isEqualTo("INV/2026/00001");
          assertThat(invoice.number("amount_residual"))
              .isEqualByComparingTo(order.number("amount_total"));
          assertThatThrownBy(() -> wizard.call("create_invoices")).isInstanceOf(OdooFault.class);
        });
  }

  @Test
  void aBatchIsDoneWithItsTransfers() {
    Erp.run(
        19,
        erp -> {
          Rec delivery = erp.delivery(erp.order(erp.stocked(10), 5));
          Rec batch =
              erp.env()
                  .create(
                      "stock.picking.batch",
                      Vals.of("picking_ids", List.of(List.of(6L, 0L, List.of(delivery.id())))));
          batch.call("action_confirm");
          assertThat(batch.get("state")).isEqualTo("in_progress");
          batch.call("action_done");
          assertThat(delivery.get("state")).isEqualTo("done");
          assertThat(batch.get("state")).isEqualTo("done");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void anOrderInDozensIsDeliveredInUnits(int version) {
    Erp.run(
        version,
        erp -> {
          Rec order = erp.order(erp.stocked(40), 2);
          Rec line = order.many("order_line").get(0);
          Rec dozen = Places.named(erp.env(), "uom.product_uom_dozen");
          line.set(Variant.of(erp.env()).saleLineUnit(), dozen.id());
          Rec delivery = erp.delivery(order);
          assertThat(delivery.many("move_ids").get(0).get("product_uom_qty")).isEqualTo(24.0);
          delivery.call("button_validate");
          assertThat(line.get("qty_delivered")).isEqualTo(2.0);
        });
  }

  private static void pick(Rec delivery, int quantity) {
    delivery.many("move_ids").get(0).write(Vals.of("quantity", quantity, "picked", true));
  }
}
