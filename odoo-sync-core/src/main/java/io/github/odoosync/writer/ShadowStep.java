package io.github.odoosync.writer;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.mapping.PlannedWrite.FieldChange;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.writer.Intent.Action;
import io.github.odoosync.writer.IntentResult.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes no step: looks at the record it is about, and says whether it would be taken. A record that
 * is not there is one that an intent before it would have made, or would be refused.
 */
final class ShadowStep implements Step {

  /** Finds the records of tasks; reads only. */
  interface Targets {

    Map<Task, Long> of(List<Task> tasks);
  }

  private static final String STATE = "state";
  private static final Set<String> WITH_STATE =
      Set.of("sale.order", "purchase.order", "stock.picking");

  private final Tools tools;
  private final String model;
  private final Targets targets;

  ShadowStep(Tools tools, String model, Targets targets) {
    this.tools = tools;
    this.model = model;
    this.targets = targets;
  }

  @Override
  public void run(List<Task> tasks) {
    try {
      compare(tasks, targets.of(tasks));
    } catch (InvalidValueException e) {
      if (tasks.size() == 1) {
        tasks.get(0).end(tools.verdicts().of(e, tasks.get(0)));
      } else {
        // One that cannot be understood does not hide what the others would do.
        tasks.forEach(task -> run(List.of(task)));
      }
    }
  }

  private void compare(List<Task> tasks, Map<Task, Long> found) {
    Map<Long, OdooRecord> records = look(found);
    Ledger.Endings endings = tools.ledger().endings();
    for (Task task : tasks) {
      long id = found.getOrDefault(task, 0L);
      ShadowWrite write = compared(task.intent().action(), id, records.get(id));
      tools.events().tell(at -> new WriterEvent.Shadowed(at, task.intent().toString(), write));
      endings.add(task, State.SHADOWED, write.model(), id, write.toString());
    }
    endings.keep();
  }

  private Map<Long, OdooRecord> look(Map<Task, Long> found) {
    return found.isEmpty() || !WITH_STATE.contains(model)
        ? Map.of()
        : tools.odoo().model(model, STATE).byIds(found.values().stream().distinct().toList());
  }

  private ShadowWrite compared(Action action, long id, @Nullable OdooRecord record) {
    String held = record == null ? "" : record.string(STATE).orElse("");
    List<String> wanted = ends(action);
    boolean done = wanted.contains(held);
    List<FieldChange> changes = new ArrayList<>();
    if (record != null && !wanted.isEmpty() && !done) {
      changes.add(new FieldChange(STATE, held, wanted.get(0)));
    }
    List<String> fields = changes.stream().map(FieldChange::field).toList();
    State state = done ? State.ALREADY_DONE : State.ACTED;
    return new ShadowWrite(action, state, id == 0 ? "" : model, id, fields, changes, List.of());
  }

  /** Returns the states that a step leads to, the usual one first; none where no state tells. */
  private List<String> ends(Action action) {
    return switch (action) {
      case CONFIRM ->
          model.equals("purchase.order") ? List.of("purchase", "done") : List.of("sale", "done");
      case SHIP, RECEIVE -> List.of("done");
      case CANCEL -> List.of("cancel");
      case UPSERT, ADJUST, RETURN_GOODS, INVOICE, NOTE, ATTACH -> List.of();
    };
  }

  @Override
  public Outcome probe(Task task, IntentResult begun) {
    return Outcome.NOT_COMMITTED;
  }
}
