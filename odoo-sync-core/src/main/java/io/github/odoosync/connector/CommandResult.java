package io.github.odoosync.connector;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended.
 *
 * @param <R> what comes of it
 */
public sealed interface CommandResult<R> {

  /**
   * Its effect is there, by this attempt or an earlier one.
   *
   * @param <R> what comes of it
   * @param value what came of it
   */
  record Done<R>(R value) implements CommandResult<R> {}

  /**
   * The system refused it, and will again: nothing happened, and it is never repeated.
   *
   * @param <R> what would have come of it
   * @param message why, for people
   * @param fields what is wrong with which field, as far as the system says
   */
  record Rejected<R>(String message, List<FieldError> fields) implements CommandResult<R> {

    /** Copies the list. */
    public Rejected {
      fields = List.copyOf(fields);
    }
  }

  /**
   * The system has another state than the command expected: nothing happened. Whoever sent it reads
   * anew, and sends another command.
   *
   * @param <R> what would have come of it
   * @param message what differs
   * @param current the system's state; null where it does not say
   */
  record Conflict<R>(String message, @Nullable R current) implements CommandResult<R> {}

  /**
   * Not now: nothing happened, and the same command may succeed later.
   *
   * @param <R> what would have come of it
   * @param message why
   * @param after how long to wait; null for the caller's own backoff
   * @param reach for what else this holds
   */
  record RetryLater<R>(String message, @Nullable Duration after, Reach reach)
      implements CommandResult<R> {}

  /**
   * It may have happened or not. It is carried out again only by {@link
   * CommandHandler#executeAgain}.
   *
   * @param <R> what may have come of it
   * @param message what happened
   */
  record Unknown<R>(String message) implements CommandResult<R> {}

  /** For what it holds that something cannot be done now. */
  enum Reach {
    /** This command. */
    COMMAND,
    /** All commands of this account. */
    ACCOUNT,
    /** All commands to this system. */
    SYSTEM
  }

  /**
   * Goes on with what came of the first of several steps. Any other end stays what it is, but for
   * the state of a conflict, which is the step's and not the whole command's.
   *
   * @param <S> what comes of the next step
   */
  default <S> CommandResult<S> then(Function<? super R, CommandResult<S>> next) {
    if (this instanceof Done<R> done) {
      return next.apply(done.value());
    }
    if (this instanceof Rejected<R> rejected) {
      return new Rejected<>(rejected.message(), rejected.fields());
    }
    if (this instanceof Conflict<R> conflict) {
      return new Conflict<>(conflict.message(), null);
    }
    if (this instanceof RetryLater<R> later) {
      return new RetryLater<>(later.message(), later.after(), later.reach());
    }
    return new Unknown<>(((Unknown<R>) this).message());
  }

  /** Returns what an error means for the command whose handler threw it. */
  static <R> CommandResult<R> of(OdooSyncException error) {
    String message = error.code().id() + ": " + error.failure().detail();
    if (error.outcome() != Outcome.NOT_COMMITTED) {
      return new Unknown<>(message);
    }
    Duration after = error.failure().retryAfter();
    return switch (error.code()) {
      // Nothing is wrong with the command: it waits until people have seen to the account.
      case AUTHENTICATION, AUTHENTICATION_HALTED, ACCESS, RATE_LIMITED, LIMIT_EXCEEDED ->
          new RetryLater<>(message, after, Reach.ACCOUNT);
      case SERVER_UNAVAILABLE, NOT_SENT, TLS, NO_ANSWER ->
          new RetryLater<>(message, after, Reach.SYSTEM);
      default ->
          error.retryable()
              ? new RetryLater<>(message, after, Reach.COMMAND)
              : new Rejected<>(message, List.of());
    };
  }
}
