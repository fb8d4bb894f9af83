package io.github.odoosync.connectors.support;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.error.OdooSyncException;
import java.util.function.Supplier;

/** What came of commands. */
public final class Results {

  private Results() {}

  /** Returns what came of a command that has to be done. */
  public static <R> R done(CommandResult<R> result) {
    if (result instanceof CommandResult.Done<R> done) {
      return done.value();
    }
    throw new AssertionError("Not done: " + result);
  }

  /** Returns a result that has to be a refusal. */
  public static <R> CommandResult.Rejected<R> rejected(CommandResult<R> result) {
    if (result instanceof CommandResult.Rejected<R> rejected) {
      return rejected;
    }
    throw new AssertionError("Not refused: " + result);
  }

  /** Returns a result as the engine has it, to which an error is one too. */
  public static <R> CommandResult<R> of(Supplier<CommandResult<R>> step) {
    try {
      return step.get();
    } catch (OdooSyncException e) {
      return CommandResult.of(e);
    }
  }
}
