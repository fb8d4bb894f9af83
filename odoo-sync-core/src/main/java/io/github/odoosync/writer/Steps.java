package io.github.odoosync.writer;

import io.github.odoosync.error.InvalidValueException;
import java.time.Duration;
import java.util.Map;

/** Says how each intent is carried out, and which are carried out together. */
final class Steps {

  private static final String PICKING = "stock.picking";

  private final Tools tools;
  private final Duration window;

  Steps(Tools tools, Duration window) {
    this.tools = tools;
    this.window = window;
  }

  /** Returns a name that intents share which go into one call. */
  String groupOf(Task task) {
    Intent intent = task.intent();
    String kind = intent.action() + " " + intent.subject().entity();
    return intent.value("total").isPresent() ? kind + " checked" : kind;
  }

  /**
   * Returns how an intent, and all of its group, is carried out.
   *
   * @throws InvalidValueException if nothing is known of such a subject
   */
  Step of(Task task) {
    return switch (task.intent().action()) {
      case UPSERT -> new Upserts(tools);
      case ADJUST -> adjust();
      case CONFIRM -> confirm(task);
      case SHIP -> bulk(PICKING, "ship", new TransferSteps(tools).ship());
      case RECEIVE -> bulk(PICKING, "receive", new TransferSteps(tools).receive());
      case RETURN_GOODS -> single(PICKING, "return", new TransferSteps(tools).takeBack());
      case CANCEL -> single(model(task), "action_cancel", orders().cancel(model(task)));
      case INVOICE -> bulk("sale.order", "invoice", orders().invoice());
      case NOTE -> single(model(task), "note", orders().note(model(task)));
      case ATTACH -> single(model(task), "attach", orders().attach(model(task)));
    };
  }

  private Step confirm(Task task) {
    String model = model(task);
    boolean together = model.equals("sale.order") && task.intent().value("total").isEmpty();
    return together
        ? bulk(model, "action_confirm", orders().confirmAll())
        : single(model, "confirm", orders().confirm(model));
  }

  private OrderSteps orders() {
    return new OrderSteps(tools);
  }

  private Step adjust() {
    return tools.shadow()
        ? new ShadowStep(tools, "stock.quant", tasks -> Map.of())
        : new Adjustments(tools, window);
  }

  private Step bulk(String model, String action, BulkSteps.Act act) {
    return tools.shadow()
        ? new ShadowStep(tools, model, act::targets)
        : new BulkSteps(tools, model, action, act, window);
  }

  private Step single(String model, String action, SingleSteps.Act act) {
    return tools.shadow()
        ? new ShadowStep(tools, model, tasks -> SingleSteps.targets(act, tasks))
        : new SingleSteps(tools, model, action, act, window);
  }

  private String model(Task task) {
    return tools.mappings().of(task.intent().subject().entity()).model();
  }
}
