package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.Category;
import io.github.odoosync.mapping.AppliedWrite;
import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.PlannedWrite;
import io.github.odoosync.mapping.WriteOutcome.Kind;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.UpsertOptions;
import io.github.odoosync.writer.IntentResult.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes Odoo hold documents: reads what it holds of all of them, and sends what differs. */
final class Upserts implements Step {

  // The pace says how many documents go into a call; their lines come on top.
  private static final UpsertOptions ONE_CALL = UpsertOptions.standard().rowsPerCall(100_000);

  /** A task and what it would send. */
  private record Planned<D extends Document>(Task task, PlannedWrite<D> plan) {}

  private final Tools tools;

  Upserts(Tools tools) {
    this.tools = tools;
  }

  @Override
  public void run(List<Task> tasks) {
    DocumentMapping<?> mapping = mapping(tasks.get(0));
    String kind = mapping.model() + ".load";
    for (List<Task> wave : waves(tasks)) {
      tools.calls().inChunks(kind, wave, some -> write(mapping, kind, some));
    }
  }

  @Override
  public Outcome probe(Task task, IntentResult begun) {
    return probe(mapping(task), task, begun);
  }

  private DocumentMapping<?> mapping(Task task) {
    return tools.mappings().of(task.intent().subject().entity());
  }

  /** Of one document one version at a time; of one writer, for the ownership is asked by him. */
  private static List<List<Task>> waves(List<Task> tasks) {
    List<Map<BusinessKey, Task>> waves = new ArrayList<>();
    for (Task task : tasks) {
      BusinessKey key = task.intent().subject();
      waves.stream()
          .filter(wave -> !wave.containsKey(key) && isOfWriter(wave, task))
          .findFirst()
          .orElseGet(() -> added(waves))
          .put(key, task);
    }
    return waves.stream().map(wave -> List.copyOf(wave.values())).toList();
  }

  private static boolean isOfWriter(Map<BusinessKey, Task> wave, Task task) {
    String writer = task.intent().writer();
    return wave.values().stream().limit(1).allMatch(each -> each.intent().writer().equals(writer));
  }

  private static Map<BusinessKey, Task> added(List<Map<BusinessKey, Task>> waves) {
    Map<BusinessKey, Task> wave = new LinkedHashMap<>();
    waves.add(wave);
    return wave;
  }

  private <D extends Document> void write(
      DocumentMapping<D> mapping, String kind, List<Task> tasks) {
    Ledger.Endings endings = tools.ledger().endings();
    List<Planned<D>> open =
        plan(mapping, tasks).stream()
            .filter(each -> judge(mapping, each.task(), each.plan(), endings))
            .toList();
    endings.keep();
    if (!open.isEmpty()) {
      send(mapping, kind, open);
    }
  }

  private <D extends Document> List<Planned<D>> plan(DocumentMapping<D> mapping, List<Task> tasks) {
    List<Task> readable = new ArrayList<>();
    List<D> documents = new ArrayList<>();
    for (Task task : tasks) {
      try {
        documents.add(task.intent().document(mapping.schema()));
        readable.add(task);
      } catch (InvalidValueException e) {
        task.end(tools.verdicts().of(e, task));
      }
    }
    List<Planned<D>> plans = new ArrayList<>();
    if (!documents.isEmpty()) {
      Map<BusinessKey, Long> known = tools.ledger().known(readable);
      String writer = readable.get(0).intent().writer();
      List<PlannedWrite<D>> all =
          tools
              .calls()
              .make(
                  mapping.model() + ".read",
                  documents.size(),
                  () -> tools.mapper().plan(mapping, documents, writer, known),
                  answer -> Load.BORNE);
      for (int i = 0; i < readable.size(); i++) {
        plans.add(new Planned<>(readable.get(i), all.get(i)));
      }
    }
    return plans;
  }

  /** Returns whether a task is to be sent; else it has ended, or will with the endings. */
  private <D extends Document> boolean judge(
      DocumentMapping<D> mapping, Task task, PlannedWrite<D> plan, Ledger.Endings endings) {
    OdooSyncException error = plan.error().orElse(null);
    if (error != null) {
      task.end(tools.verdicts().of(error, task));
      return false;
    }
    if (!plan.twins().isEmpty()) {
      refuseTwins(mapping, task, plan);
      return false;
    }
    if (plan.gone().isPresent() && !mayRecreate(mapping, task, plan, endings)) {
      return false;
    }
    if (plan.kind() == Kind.UNCHANGED) {
      long id = plan.recordId().orElse(0);
      endings.add(task, State.UNCHANGED, mapping.model(), id, "");
      endings.led(task, mapping.model(), id, false);
      return false;
    }
    if (tools.shadow()) {
      shadow(mapping, task, plan, endings);
    }
    return !tools.shadow();
  }

  private void refuseTwins(DocumentMapping<?> mapping, Task task, PlannedWrite<?> plan) {
    tools
        .events()
        .tell(
            at ->
                new WriterEvent.Twins(at, task.intent().toString(), mapping.model(), plan.twins()));
    task.end(
        tools
            .verdicts()
            .rejected(
                Category.CONFLICT,
                "[%s] %s is %s %s at once. %s"
                    .formatted(
                        ErrorCode.TWINS.id(),
                        task.subject(),
                        mapping.model(),
                        plan.twins(),
                        ErrorCode.TWINS.advice())));
  }

  private boolean mayRecreate(
      DocumentMapping<?> mapping, Task task, PlannedWrite<?> plan, Ledger.Endings endings) {
    long gone = plan.gone().orElse(0);
    DeletedPolicy policy = tools.deleted();
    tools
        .events()
        .tell(
            at ->
                new WriterEvent.Deleted(
                    at, task.intent().toString(), mapping.model(), gone, policy));
    if (policy == DeletedPolicy.SKIP) {
      endings.add(task, State.LEFT_DELETED, mapping.model(), gone, "");
      endings.led(task, mapping.model(), gone, true);
    } else if (policy == DeletedPolicy.ASK) {
      task.end(
          tools
              .verdicts()
              .rejected(
                  Category.CONFLICT,
                  "[%s] %s led to %s %d, which was deleted. %s"
                      .formatted(
                          ErrorCode.RECORD_DELETED.id(),
                          task.subject(),
                          mapping.model(),
                          gone,
                          ErrorCode.RECORD_DELETED.advice())));
    }
    return policy == DeletedPolicy.RECREATE;
  }

  private void shadow(
      DocumentMapping<?> mapping, Task task, PlannedWrite<?> plan, Ledger.Endings endings) {
    long id = plan.recordId().orElse(0);
    ShadowWrite write =
        new ShadowWrite(
            task.intent().action(),
            state(plan),
            mapping.model(),
            id,
            plan.fields(),
            plan.changes(),
            plan.heldBack());
    tools.events().tell(at -> new WriterEvent.Shadowed(at, task.intent().toString(), write));
    endings.add(task, State.SHADOWED, mapping.model(), id, write.toString());
  }

  private <D extends Document> void send(
      DocumentMapping<D> mapping, String kind, List<Planned<D>> planned) {
    tools.ledger().begin(planned.stream().map(each -> begun(mapping, each)).toList());
    List<Planned<D>> open = planned.stream().filter(each -> Calls.isHeld(each.task())).toList();
    if (open.isEmpty()) {
      return;
    }
    List<PlannedWrite<D>> writes = open.stream().map(Planned::plan).toList();
    List<AppliedWrite<D>> applied =
        tools
            .calls()
            .make(
                kind,
                writes.size(),
                () -> tools.mapper().apply(mapping, writes, ONE_CALL),
                Upserts::load);
    Ledger.Endings endings = tools.ledger().endings();
    Map<Task, Long> there = held(mapping, unanswered(open, applied));
    for (int i = 0; i < open.size(); i++) {
      Task task = open.get(i).task();
      Long id = there.get(task);
      if (id == null) {
        end(mapping, task, applied.get(i), endings);
      } else {
        saved(mapping, task, applied.get(i).planned(), id, endings);
      }
    }
    endings.keep();
  }

  private static <D extends Document> List<Task> unanswered(
      List<Planned<D>> sent, List<AppliedWrite<D>> applied) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      if (applied.get(i).result() instanceof RowResult.Unknown) {
        tasks.add(sent.get(i).task());
      }
    }
    return tasks;
  }

  /** Returns the records of the documents that Odoo holds by now, although it gave no answer. */
  private <D extends Document> Map<Task, Long> held(DocumentMapping<D> mapping, List<Task> tasks) {
    Map<Task, Long> held = new HashMap<>();
    try {
      for (Planned<D> now : tasks.isEmpty() ? List.<Planned<D>>of() : plan(mapping, tasks)) {
        if (isHeld(now.plan())) {
          held.put(now.task(), now.plan().recordId().orElse(0));
        }
      }
    } catch (OdooSyncException e) {
      // Nobody can look now: the probe will.
      return held;
    }
    return held;
  }

  private void end(
      DocumentMapping<?> mapping, Task task, AppliedWrite<?> write, Ledger.Endings endings) {
    if (write.result() instanceof RowResult.Saved saved) {
      saved(mapping, task, write.planned(), saved.id(), endings);
    } else {
      task.end(tools.verdicts().of(write.result(), task));
    }
  }

  private static void saved(
      DocumentMapping<?> mapping,
      Task task,
      PlannedWrite<?> plan,
      long id,
      Ledger.Endings endings) {
    endings.add(task, state(plan), mapping.model(), id, String.join(", ", plan.fields()));
    endings.led(task, mapping.model(), id, false);
  }

  private static <D extends Document> Load load(List<AppliedWrite<D>> applied) {
    return Load.of(applied.stream().map(AppliedWrite::result));
  }

  private static IntentResult begun(DocumentMapping<?> mapping, Planned<?> planned) {
    long id = planned.plan().recordId().orElse(0);
    return planned.task().kept(State.BEGUN, mapping.model(), id, state(planned.plan()).name());
  }

  private static State state(PlannedWrite<?> plan) {
    return plan.kind() == Kind.CREATED ? State.CREATED : State.UPDATED;
  }

  /** What Odoo holds is the proof; what it does not hold yet is planned and sent anew. */
  private <D extends Document> Outcome probe(
      DocumentMapping<D> mapping, Task task, IntentResult begun) {
    List<Planned<D>> planned = plan(mapping, List.of(task));
    if (planned.isEmpty() || !isHeld(planned.get(0).plan())) {
      return Outcome.NOT_COMMITTED;
    }
    long id = planned.get(0).plan().recordId().orElse(0);
    Ledger.Endings endings = tools.ledger().endings();
    endings.add(task, State.valueOf(begun.detail()), mapping.model(), id, "");
    endings.led(task, mapping.model(), id, false);
    endings.keep();
    return Outcome.COMMITTED;
  }

  private static boolean isHeld(PlannedWrite<?> plan) {
    return plan.kind() == Kind.UNCHANGED && plan.error().isEmpty() && plan.twins().isEmpty();
  }
}
