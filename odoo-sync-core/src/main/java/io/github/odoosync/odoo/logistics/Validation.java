package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.ActionResult;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import java.util.List;

/** Presses the button that does a transfer, and answers what Odoo asks before it does. */
final class Validation {

  private static final int QUESTIONS = 6;

  /** What is pressed: a button of some transfers, or of a batch of them. */
  record Button(String model, String method, List<Long> recordIds) {

    static Button ofTransfers(List<Long> ids) {
      return new Button("stock.picking", "button_validate", ids);
    }

    static Button ofBatch(long id) {
      return new Button("stock.picking.batch", "action_done", List.of(id));
    }
  }

  private final OdooClient client;
  private final Button button;
  private final List<Long> withoutBackorder;

  /**
   * Prepares a validation.
   *
   * @param withoutBackorder the transfers whose rest is cancelled
   */
  Validation(OdooClient client, Button button, List<Long> withoutBackorder) {
    this.button = button;
    this.withoutBackorder = withoutBackorder;
    this.client = client.withContext(context -> context.with("skip_backorder", true));
  }

  /**
   * Validates.
   *
   * @throws io.github.odoosync.error.UnansweredWizardException if Odoo asks what is not known here;
   *     nothing was moved then
   */
  void run() {
    ActionResult result = press(inContext(false));
    for (int i = 0; i < QUESTIONS && result instanceof ActionResult.Wizard wizard; i++) {
      result = answer(wizard);
    }
    result.expectDone();
  }

  private ActionResult answer(ActionResult.Wizard wizard) {
    return switch (wizard.model()) {
      case "stock.backorder.confirmation" ->
          client.answer(
              wizard,
              withoutBackorder.isEmpty() ? "process" : "process_cancel_backorder",
              Values.empty());
      // Either button would decide about text messages for the whole company, for ever.
      case "confirm.stock.sms" -> press(inContext(true));
      // The goods have left whatever their date is; to keep them back is the warehouse's part.
      case "expiry.picking.confirmation" -> client.answer(wizard, "process", Values.empty());
      default -> throw unknown(wizard);
    };
  }

  private static RuntimeException unknown(ActionResult.Wizard wizard) {
    try {
      wizard.expectDone();
    } catch (io.github.odoosync.error.UnansweredWizardException e) {
      return e;
    }
    throw new IllegalStateException("A wizard is never done");
  }

  private OdooClient inContext(boolean withoutMessages) {
    return client.withContext(
        context -> {
          var more =
              withoutBackorder.isEmpty()
                  ? context
                  : context.with("picking_ids_not_to_backorder", withoutBackorder);
          return withoutMessages ? more.with("skip_sms", true) : more;
        });
  }

  private ActionResult press(OdooClient with) {
    return with.model(button.model()).action(button.method(), button.recordIds());
  }
}
