package io.github.odoosync.connector.command;

import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.Rejected;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.outbox.Result;
import java.util.stream.Collectors;

/**
 * Takes what came of commands. Called before the message is done, so it may be called again after a
 * crash; what it throws is tried again with the command. Thread-safe.
 *
 * @param <C> the command
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface CommandEnd<C, R> {

  /** Takes what came of a command whose effect is there. */
  void done(C command, R value);

  /**
   * Says what becomes of a command that was refused for good; unless overridden that is what the
   * consumer does with what is {@linkplain io.github.odoosync.outbox.Exhausted exhausted}.
   */
  default Result rejected(C command, Rejected<R> why) {
    String fields =
        why.fields().stream().map(FieldError::toString).collect(Collectors.joining("; "));
    String detail = fields.isEmpty() ? why.message() : why.message() + " (" + fields + ")";
    throw new RejectedException(Failure.of(ErrorCode.FOREIGN_REFUSED, detail), null);
  }

  /**
   * Says what becomes of a command that expected another state; a dead letter unless overridden.
   * Whoever can, reads anew, enqueues another command and returns {@link Result#done()}.
   */
  default Result conflict(C command, Conflict<R> why) {
    String current = why.current() == null ? "" : "; it has " + why.current();
    return Result.dead(Category.CONFLICT, why.message() + current);
  }

  /** Returns an end at which nothing is to be done. */
  static <C, R> CommandEnd<C, R> nothing() {
    return (command, value) -> {};
  }
}
