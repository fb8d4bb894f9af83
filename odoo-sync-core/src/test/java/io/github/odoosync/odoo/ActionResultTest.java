package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.UnansweredWizardException;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionResultTest {

  private static final Map<String, Object> BACKORDER =
      Map.of(
          "name", "Create Backorder?",
          "type", "ir.actions.act_window",
          "res_model", "stock.backorder.confirmation",
          "target", "new",
          "context", Map.of("button_validate_picking_ids", List.of(187)));

  static Stream<Object> whatIsDone() {
    return Stream.of(
        ScriptedTransport.NOTHING,
        true,
        false,
        Map.of(),
        List.of(5),
        "text",
        Map.of("type", "ir.actions.act_window_close"));
  }

  @ParameterizedTest
  @MethodSource("whatIsDone")
  void whatIsNoActionIsDone(Object answer) {
    assertThat(result(answer).expectDone()).isInstanceOf(ActionResult.Done.class);
  }

  @Test
  void aWizardNeverPassesForSuccess() {
    ActionResult result = result(BACKORDER);

    assertThat(result.wizard().orElseThrow().model()).isEqualTo("stock.backorder.confirmation");
    assertThatThrownBy(result::expectDone)
        .isInstanceOf(UnansweredWizardException.class)
        .hasMessageContaining("stock.picking.button_validate")
        .hasMessageContaining("stock.backorder.confirmation")
        .hasMessageContaining("Create Backorder?");
  }

  @Test
  void anUnknownKindOfActionIsAWizard() {
    assertThat(result(Map.of("type", "ir.actions.server", "id", 7)))
        .isInstanceOfSatisfying(
            ActionResult.Wizard.class, w -> assertThat(w.model()).isEqualTo("ir.actions.server"));
  }

  @Test
  void aWindowWithoutRecordsIsAWizard() {
    assertThat(
            result(Map.of("type", "ir.actions.act_window", "res_model", "confirm.stock.sms"))
                .wizard())
        .isPresent();
  }

  @Test
  void theReturnThatWasMadeIsARecord() {
    Object answer =
        Map.of(
            "name", "Returned Picking",
            "res_model", "stock.picking",
            "res_id", 189,
            "type", "ir.actions.act_window",
            "context", Map.of());

    assertThat(result(answer).expectRecords().id()).isEqualTo(189);
    assertThat(result(answer).expectDone()).isInstanceOf(ActionResult.Records.class);
  }

  @Test
  void aListOfRecordsHasNoSingleId() {
    Object answer =
        Map.of(
            "type", "ir.actions.act_window",
            "res_model", "account.move",
            "target", "current",
            "domain", "[('move_type', '=', 'out_invoice')]");

    ActionResult.Records records = result(answer).expectRecords();

    assertThat(records.domain()).isEqualTo("[('move_type', '=', 'out_invoice')]");
    assertThatThrownBy(records::id).isInstanceOf(UnansweredWizardException.class);
  }

  @Test
  void whatTheWebClientWouldShowIsTold() {
    assertThat(result(Map.of("type", "ir.actions.client", "tag", "do_multi_print")))
        .isEqualTo(new ActionResult.ClientAction("do_multi_print", Map.of()));
    assertThat(result(Map.of("type", "ir.actions.act_url", "url", "/web/content/3")))
        .isEqualTo(new ActionResult.Url("/web/content/3"));
    assertThat(
            result(
                Map.of(
                    "type", "ir.actions.report",
                    "report_name", "stock.report_deliveryslip",
                    "context", Map.of("active_ids", List.of(4, 5)))))
        .isEqualTo(new ActionResult.Report("stock.report_deliveryslip", List.of(4L, 5L)));
    assertThatThrownBy(() -> result(true).expectRecords())
        .extracting(ScriptedTransport::codeOf)
        .isEqualTo(ErrorCode.UNANSWERED_WIZARD);
  }

  @Test
  void aWizardIsAnsweredWithItsOwnContext() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call ->
                switch (call.method()) {
                  case "button_validate" -> BACKORDER;
                  case "create" -> List.of(5);
                  default -> true;
                });
    try (OdooClient odoo = transport.client()) {
      ActionResult.Wizard wizard =
          odoo.model("stock.picking").action("button_validate", List.of(187L)).wizard().get();
      odoo.answer(wizard, "process", Values.of("pick_ids", List.of(Command.replace(List.of(187L)))))
          .expectDone();
    }

    assertThat(transport.operations())
        .containsExactly(
            "stock.picking.button_validate",
            "stock.backorder.confirmation.create",
            "stock.backorder.confirmation.process");
    OdooCall process = transport.calls.get(2);
    assertThat(process.ids()).contains(List.of(5L));
    assertThat(process.context()).containsKeys("button_validate_picking_ids", "lang", "tz");
    assertThat(transport.calls.get(1).context()).containsKey("button_validate_picking_ids");
  }

  private static ActionResult result(Object answer) {
    try (OdooClient odoo = ScriptedTransport.of(call -> answer).client()) {
      return odoo.model("stock.picking").action("button_validate", List.of(187L));
    }
  }
}
