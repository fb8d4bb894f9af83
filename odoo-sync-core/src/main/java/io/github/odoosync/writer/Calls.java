package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes calls to Odoo: as many at once as the gate lets in, as large as the pace allows. */
final class Calls {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // A lease is renewed at a third; who has less left than this was frozen meanwhile.
  private static final Duration LEAST_LEASE = Duration.ofSeconds(1);

  private final Gate gate;
  private final Pace pace;
  private final LongSupplier nanos;
  private final Exclusive exclusive = new Exclusive();

  Calls(Gate gate, Pace pace, LongSupplier nanos) {
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
   * @param troubled whether the answer says that there are too many calls
   */
  <T> T make(String kind, int rows, Supplier<T> call, Predicate<T> troubled) {
    enter();
    long start = nanos.getAsLong();
    try {
      T answer = call.get();
      long took = nanos.getAsLong() - start;
      if (troubled.test(answer)) {
        gate.troubled();
      } else {
        gate.done(kind, (double) took / Math.max(1, rows));
      }
      pace.took(kind, rows, took);
      return answer;
    } catch (RuntimeException | Error e) {
      noteFailure(kind, e);
      throw e;
    }
  }

  /** Makes a call that must not meet others with one of these names. */
  <T> T alone(Collection<String> names, String kind, Supplier<T> call) {
    try {
      exclusive.take(names);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      return make(kind, 1, call, answer -> false);
    } finally {
      exclusive.give(names);
    }
  }

  private void noteFailure(String kind, Throwable thrown) {
    if (thrown instanceof OdooSyncException known && !Verdicts.isTrouble(known)) {
      gate.leave();
      return;
    }
    gate.troubled();
    if (thrown instanceof OdooSyncException known && known.code() == ErrorCode.OUTCOME_UNKNOWN) {
      pace.hung(kind);
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
