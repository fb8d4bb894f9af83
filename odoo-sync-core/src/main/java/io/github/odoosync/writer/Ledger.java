package io.github.odoosync.writer;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.writer.IntentResult.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one flow keeps: written before an effect and after it, for many intents at once. */
final class Ledger {

  private final WriterStore store;
  private final String flow;
  private final Events events;

  Ledger(WriterStore store, String flow, Events events) {
    this.store = store;
    this.flow = flow;
    this.events = events;
  }

  Map<String, IntentResult> results(Collection<String> intentIds) {
    return intentIds.isEmpty() ? Map.of() : store.results(flow, intentIds);
  }

  /** Returns the records that the tasks' documents led to, those that were left deleted too. */
  Map<BusinessKey, Long> known(List<Task> tasks) {
    Map<BusinessKey, Long> known = new HashMap<>();
    Map<String, KnownRecord> kept =
        store.records(flow, tasks.stream().map(Task::subject).distinct().toList());
    for (Task task : tasks) {
      KnownRecord record = kept.get(task.subject());
      if (record != null) {
        known.put(task.intent().subject(), record.recordId());
      }
    }
    return known;
  }

  /** Keeps that intents are about to have an effect. */
  void begin(List<IntentResult> begun) {
    store.keep(flow, begun, List.of());
  }

  /** Starts to collect what came of several tasks. */
  Endings endings() {
    return new Endings();
  }

  /** What came of several tasks, on its way into the store. Used by one thread. */
  final class Endings {

    private final Map<Task, IntentResult> results = new LinkedHashMap<>();
    private final List<KnownRecord> records = new ArrayList<>();

    /** Notes that the effect of a task is there. */
    void add(Task task, State state, String model, long recordId, String detail) {
      results.put(task, task.kept(state, model, recordId, detail));
    }

    /** Notes where the task's document leads to. */
    void led(Task task, String model, long recordId, boolean deleted) {
      records.add(new KnownRecord(task.subject(), model, recordId, deleted));
    }

    /** Keeps it all, and only then says that the tasks are done. */
    void keep() {
      if (results.isEmpty()) {
        return;
      }
      store.keep(flow, List.copyOf(results.values()), records);
      results.forEach(
          (task, result) -> {
            task.end(Result.done());
            events.ended(task.intent(), result);
          });
      results.clear();
      records.clear();
    }
  }
}
