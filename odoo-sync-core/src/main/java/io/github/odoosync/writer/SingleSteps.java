package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.writer.IntentResult.State;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps that are taken one by one: each looks before it acts and looks again afterwards, and is
 * told which record it began with, so that a second attempt goes on with the same.
 */
final class SingleSteps implements Step {

  /** How one step is taken. */
  interface Act {

    /** Returns the record the step is about; asked before anything is sent. */
    long target(Task task);

    /** Returns the names of what must not be worked on at the same time; empty for nothing. */
    default Collection<String> alone(Task task) {
      return Set.of();
    }

    /**
     * Takes the step.
     *
     * @return what came of it, in words, and whether this call did it
     */
    Acted act(Task task, long target);
  }

  /** What came of a step. */
  record Acted(boolean acted, String detail) {}

  private final Tools tools;
  private final String model;
  private final String kind;
  private final Act act;
  private final Duration window;

  /**
   * @param window for how long after an attempt Odoo may still be at work on it
   */
  SingleSteps(Tools tools, String model, String action, Act act, Duration window) {
    this.tools = tools;
    this.model = model;
    this.kind = model + "." + action;
    this.act = act;
    this.window = window;
  }

  @Override
  public void run(List<Task> tasks) {
    tasks.forEach(this::one);
  }

  private void one(Task task) {
    try {
      long target = begun(task);
      if (!Calls.isHeld(task)) {
        return;
      }
      Acted acted =
          tools
              .calls()
              .alone(act.alone(task), kind, 1, () -> act.act(task, target), any -> Load.BORNE);
      Ledger.Endings endings = tools.ledger().endings();
      State state = acted.acted() ? State.ACTED : State.ALREADY_DONE;
      endings.add(task, state, model, target, acted.detail());
      endings.keep();
    } catch (OdooSyncException e) {
      if (Verdicts.isOfTheServer(e.code()) && e.outcome() != Outcome.UNKNOWN) {
        throw e;
      }
      task.end(tools.verdicts().of(e, task));
    }
  }

  /** Returns the records of tasks, without those that are not found. */
  static Map<Task, Long> targets(Act act, List<Task> tasks) {
    Map<Task, Long> targets = new LinkedHashMap<>();
    for (Task task : tasks) {
      try {
        targets.put(task, act.target(task));
      } catch (MissingRecordException notThere) {
        // It has no target.
      }
    }
    return targets;
  }

  // A delivery leaves an open rest behind: a second attempt must not take that for its own.
  private long begun(Task task) {
    if (task.target() > 0) {
      return task.target();
    }
    long target = act.target(task);
    tools.ledger().begin(List.of(task.kept(State.BEGUN, model, target, "")));
    return target;
  }

  /** The step itself looks whether it is done; only it must not meet itself. */
  @Override
  public Outcome probe(Task task, IntentResult begun) {
    return begun.age().compareTo(window) < 0 ? Outcome.UNKNOWN : Outcome.NOT_COMMITTED;
  }

  static MissingRecordException notFound(Task task, String model) {
    return new MissingRecordException(
        Failure.of(
            ErrorCode.NOT_FOUND,
            model + ".read",
            1,
            Outcome.NOT_COMMITTED,
            "Odoo has no " + model + " of " + task.subject() + ", or it has several"),
        null);
  }
}
