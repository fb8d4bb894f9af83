package io.github.odoosync.writer;

import static io.github.odoosync.writer.SingleSteps.notFound;

import io.github.odoosync.error.Outcome;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.logistics.BulkStep;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.writer.IntentResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Confirms sales orders, many in one call. */
final class Confirmations implements Step {

  private static final String MODEL = "sale.order";
  private static final String KIND = MODEL + ".action_confirm";

  private final Tools tools;

  Confirmations(Tools tools) {
    this.tools = tools;
  }

  @Override
  public void run(List<Task> tasks) {
    tools.calls().inChunks(KIND, tasks, this::confirm);
  }

  private void confirm(List<Task> tasks) {
    Map<Long, Task> open = new LinkedHashMap<>();
    Map<BusinessKey, Long> found = find(tasks);
    for (Task task : tasks) {
      Long id = found.get(task.intent().subject());
      if (id == null) {
        task.end(tools.verdicts().of(notFound(task, MODEL), task));
      } else if (open.putIfAbsent(id, task) != null) {
        // Asked for twice in one batch: the second finds it done.
        task.end(Result.snooze(Duration.ZERO, "Asked twice"));
      }
    }
    if (!open.isEmpty()) {
      act(open);
    }
  }

  private Map<BusinessKey, Long> find(List<Task> tasks) {
    LinkedHashSet<BusinessKey> keys = new LinkedHashSet<>();
    tasks.forEach(task -> keys.add(task.intent().subject()));
    return new Records(tools.odoo()).find(MODEL, keys);
  }

  private void act(Map<Long, Task> open) {
    List<IntentResult> begun = new ArrayList<>();
    open.forEach((id, task) -> begun.add(task.kept(State.BEGUN, MODEL, id, "")));
    tools.ledger().begin(begun);
    open.values().removeIf(task -> !Calls.isHeld(task));
    List<Long> ids = List.copyOf(open.keySet());
    if (ids.isEmpty()) {
      return;
    }
    List<BulkStep> steps =
        tools
            .calls()
            .make(
                KIND,
                ids.size(),
                () -> tools.logistics().orders().confirmAll(ids, ids.size()),
                answer -> answer.stream().anyMatch(step -> Verdicts.isTrouble(step.result())));
    Ledger.Endings endings = tools.ledger().endings();
    int next = 0;
    for (Task task : open.values()) {
      BulkStep step = steps.get(next++);
      if (step.result() instanceof RowResult.Saved) {
        State state = step.acted() ? State.ACTED : State.ALREADY_DONE;
        endings.add(task, state, MODEL, step.id(), "confirmed");
      } else {
        task.end(tools.verdicts().ofStep(step.result(), task));
      }
    }
    endings.keep();
  }

  @Override
  public Outcome probe(Task task, IntentResult begun) {
    boolean confirmed =
        begun.recordId() > 0
            && tools
                .logistics()
                .orders()
                .find(begun.recordId())
                .filter(order -> order.confirmed())
                .isPresent();
    if (!confirmed) {
      return Outcome.NOT_COMMITTED;
    }
    Ledger.Endings endings = tools.ledger().endings();
    endings.add(task, State.ACTED, MODEL, begun.recordId(), "confirmed");
    endings.keep();
    return Outcome.COMMITTED;
  }
}
