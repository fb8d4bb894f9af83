package io.github.odoosync.writer;

import io.github.odoosync.error.Outcome;
import java.util.List;

/** Carries out intents of one action and one kind of subject. */
interface Step {

  /**
   * Carries out tasks, as many as it can in one call; each is ended, or left open by an exception
   * that says something of all that are.
   */
  void run(List<Task> tasks);

  /**
   * Looks whether the effect of a task is there, after an attempt whose end nobody knows.
   *
   * @param begun what was kept before the attempt
   */
  Outcome probe(Task task, IntentResult begun);
}
