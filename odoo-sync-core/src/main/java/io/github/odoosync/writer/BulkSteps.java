package io.github.odoosync.writer;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.logistics.BulkStep;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.writer.IntentResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Steps that are taken for many records in a few calls: all are looked at before and afterwards,
 * and each is told which record it began with, so that a second attempt goes on with the same.
 */
final class BulkSteps implements Step {

  /** How one kind of step is taken. */
  interface Act {

    /** Refuses a task whose intent cannot be understood, before the others are looked at. */
    default void require(Task task) {}

    /**
     * Returns the records the steps are about, as far as there are any; asked before anything is
     * sent.
     */
    Map<Task, Long> targets(List<Task> tasks);

    /** Returns the {@link Names} of what each task must have to itself. */
    Map<Task, Set<String>> alone(List<Task> tasks);

    /**
     * Takes the step for each record, and ends the tasks for which it cannot be sent.
     *
     * @return what came of the others, in words
     */
    List<BulkStep<String>> act(Map<Long, Task> tasks);
  }

  private final Tools tools;
  private final String model;
  private final String kind;
  private final Act act;
  private final Duration window;

  /**
   * @param window for how long after an attempt Odoo may still be at work on it
   */
  BulkSteps(Tools tools, String model, String action, Act act, Duration window) {
    this.tools = tools;
    this.model = model;
    this.kind = model + "." + action;
    this.act = act;
    this.window = window;
  }

  @Override
  public void run(List<Task> tasks) {
    List<Task> understood = tasks.stream().filter(this::isUnderstood).toList();
    tools.calls().inChunks(kind, understood, this::chunk);
  }

  private void chunk(List<Task> tasks) {
    tools.calls().together(kind, tasks, act.alone(tasks), this::together);
  }

  private void together(List<Task> tasks) {
    Map<Long, Task> open = begun(tasks);
    open.values().removeIf(task -> !Calls.isHeld(task));
    if (open.isEmpty()) {
      return;
    }
    List<BulkStep<String>> steps =
        tools.calls().make(kind, open.size(), () -> act.act(open), BulkSteps::load);
    Ledger.Endings endings = tools.ledger().endings();
    steps.forEach(step -> end(Objects.requireNonNull(open.get(step.id())), step, endings));
    endings.keep();
  }

  private boolean isUnderstood(Task task) {
    try {
      act.require(task);
      return true;
    } catch (InvalidValueException e) {
      task.end(tools.verdicts().of(e, task));
      return false;
    }
  }

  private void end(Task task, BulkStep<String> step, Ledger.Endings endings) {
    step.step()
        .ifPresentOrElse(
            there -> {
              State state = there.acted() ? State.ACTED : State.ALREADY_DONE;
              endings.add(task, state, model, step.id(), there.value());
            },
            () -> task.end(tools.verdicts().ofStep(step.result(), task)));
  }

  private static Load load(List<BulkStep<String>> steps) {
    return Load.of(steps.stream().<RowResult>map(BulkStep::result));
  }

  // A delivery leaves an open rest behind: a second attempt must not take that for its own.
  private Map<Long, Task> begun(List<Task> tasks) {
    Map<Task, Long> targets = new LinkedHashMap<>();
    tasks.stream()
        .filter(task -> task.target() > 0)
        .forEach(task -> targets.put(task, task.target()));
    List<Task> fresh = tasks.stream().filter(task -> task.target() == 0).toList();
    if (!fresh.isEmpty()) {
      targets.putAll(act.targets(fresh));
    }
    Map<Long, Task> open = new LinkedHashMap<>();
    List<IntentResult> begun = new ArrayList<>();
    for (Task task : tasks) {
      Long id = targets.get(task);
      if (id == null) {
        task.end(tools.verdicts().of(SingleSteps.notFound(task, model), task));
      } else if (open.putIfAbsent(id, task) != null) {
        // Asked for twice in one batch: the second finds it done.
        task.end(Result.snooze(Duration.ZERO, "Asked twice"));
      } else {
        begun.add(task.kept(State.BEGUN, model, id, ""));
      }
    }
    if (!begun.isEmpty()) {
      tools.ledger().begin(begun);
    }
    return open;
  }

  /** The next attempt looks at all of them at once whether they are done. */
  @Override
  public Outcome probe(Task task, IntentResult begun) {
    return begun.age().compareTo(window) < 0 ? Outcome.UNKNOWN : Outcome.NOT_COMMITTED;
  }
}
