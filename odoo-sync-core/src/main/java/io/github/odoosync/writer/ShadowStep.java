package io.github.odoosync.writer;

import io.github.odoosync.error.Outcome;
import io.github.odoosync.writer.IntentResult.State;
import java.util.List;

/** Takes no step: says that it would be taken, unless it was. */
final class ShadowStep implements Step {

  private final Tools tools;

  ShadowStep(Tools tools) {
    this.tools = tools;
  }

  @Override
  public void run(List<Task> tasks) {
    Ledger.Endings endings = tools.ledger().endings();
    for (Task task : tasks) {
      ShadowWrite write =
          new ShadowWrite(
              task.intent().action(), State.ACTED, "", 0, List.of(), List.of(), List.of());
      tools.events().tell(at -> new WriterEvent.Shadowed(at, task.intent().toString(), write));
      endings.add(task, State.SHADOWED, "", 0, "would " + task.intent().action());
    }
    endings.keep();
  }

  @Override
  public Outcome probe(Task task, IntentResult begun) {
    return Outcome.NOT_COMMITTED;
  }
}
