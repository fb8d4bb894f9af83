package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Makes calls to Odoo: as many at once as the gate lets in, as large as the pace allows. */
final class Calls {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // A lease is renewed at a third; who has less left than this was frozen meanwhile.
  private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

  private final Verdicts verdicts;
  private final Gate gate;
  private final Pace pace;
  private final LongSupplier nanos;
  private final Exclusive<Task> exclusive = new Exclusive<>();

  Calls(Verdicts verdicts, Gate gate, Pace pace, LongSupplier nanos) {
    this.verdicts = verdicts;
    this.gate = gate;
    this.pace = pace;
    this.nanos = nanos;
  }

  /** Cuts tasks into calls, and makes each with those whose lanes are still held. */
  void inChunks(String kind, List<Task> tasks, Consumer<List<Task>> call) {
    int from = 0;
    while (from < tasks.size()) {
      int to = Math.min(tasks.size(), from + pace.rows(kind));
      List<Task> held = held(tasks.subList(from, to));
      if (!held.isEmpty()) {
        call.accept(held);
      }
      from = to;
    }
  }

  /** Returns the tasks that may have an effect; the others are another dispatcher's by now. */
  static List<Task> held(List<Task> tasks) {
    return tasks.stream().filter(Calls::isHeld).toList();
  }

  /** Returns whether a task may have its effect now; to be asked right before it. */
  static boolean isHeld(Task task) {
    try {
      requireHeld(task);
      return true;
    } catch (OdooSyncException lost) {
      task.end(Result.snooze(Duration.ZERO, String.valueOf(lost.getMessage())));
      return false;
    }
  }

  static void requireHeld(Task task) {
    task.delivery().ensureHeld(LEAST_LEASE);
  }

  /**
   * Makes a call.
   *
   * @param kind what is called, to know how long it takes
   * @param rows for how many records
   * @param said what the answer says of the load
   */
  <T> T make(String kind, int rows, Supplier<T> call, Function<T, Load> said) {
    enter();
    long start = nanos.getAsLong();
    Load load = Load.UNSAID;
    try {
      T answer = call.get();
      load = said.apply(answer);
      return answer;
    } catch (OdooSyncException e) {
      load = Load.of(e);
      throw e;
    } finally {
      leave(kind, rows, nanos.getAsLong() - start, load);
    }
  }

  /**
   * Works on tasks, each while nobody else works on something with one of its names, together with
   * the tasks of the kind that wait too.
   *
   * @throws RuntimeException what the work threw, if all tasks met the same
   */
  void together(
      String kind, List<Task> tasks, Map<Task, Set<String>> names, Consumer<List<Task>> work) {
    Map<Task, RuntimeException> failed;
    try {
      failed =
          exclusive.together(
              kind, tasks, task -> names.getOrDefault(task, Set.of()), pace.rows(kind), work);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    if (failed.size() == tasks.size() && Set.copyOf(failed.values()).size() == 1) {
      throw failed.values().iterator().next();
    }
    failed.forEach(this::end);
  }

  private void end(Task task, RuntimeException failure) {
    if (!(failure instanceof OdooSyncException error)) {
      throw failure;
    }
    task.end(verdicts.of(error, task));
  }

  /** Makes a call that must not meet others with one of these names. */
  <T> T alone(
      Collection<String> names, String kind, int rows, Supplier<T> call, Function<T, Load> said) {
    try {
      exclusive.take(names);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      return make(kind, rows, call, said);
    } finally {
      exclusive.give(names);
    }
  }

  private void leave(String kind, int rows, long took, Load load) {
    double perRow = (double) took / Math.max(1, rows);
    switch (load) {
      case BORNE -> {
        gate.done(kind, perRow);
        pace.took(kind, rows, took);
      }
      case UNANSWERED -> {
        gate.unanswered(kind, perRow);
        pace.unanswered(kind, took);
      }
      case TOO_MUCH -> gate.troubled();
      case UNSAID -> gate.leave();
    }
  }

  private void enter() {
    try {
      if (!gate.enter(PATIENCE)) {
        throw refused("No place among the calls at once came free in " + PATIENCE);
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static NotSentException interrupted() {
    Thread.currentThread().interrupt();
    return refused("Interrupted while waiting for other calls");
  }

  private static NotSentException refused(String detail) {
    return new NotSentException(Failure.of(ErrorCode.LIMIT_EXCEEDED, detail), null);
  }
}
