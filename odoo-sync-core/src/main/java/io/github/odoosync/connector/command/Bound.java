package io.github.odoosync.connector.command;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.Done;
import io.github.odoosync.connector.CommandResult.Reach;
import io.github.odoosync.connector.CommandResult.Rejected;
import io.github.odoosync.connector.CommandResult.RetryLater;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.store.CommandRecord.State;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Handler;
import io.github.odoosync.outbox.Result;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One kind of command, bound to its messages.
 *
 * <p>What a system knows again is simply sent again. Of what it does not, the store is told before
 * the first attempt, and remembers until it surely was not carried out, or was.
 */
final class Bound<C, R> implements Handler {

  private final CommandStore store;
  private final CommandReader<C> reader;
  private final CommandHandler<C, R> handler;
  private final CommandEnd<C, R> end;
  private final Quiet quiet;

  Bound(
      CommandStore store,
      CommandReader<C> reader,
      CommandHandler<C, R> handler,
      CommandEnd<C, R> end,
      Quiet quiet) {
    this.store = store;
    this.reader = reader;
    this.handler = handler;
    this.end = end;
    this.quiet = quiet;
  }

  @Override
  public Result handle(Delivery delivery) {
    if (!quiet.left().isZero()) {
      return Result.snooze(quiet.left(), quiet.reason());
    }
    C command;
    try {
      command = reader.read(delivery.message());
    } catch (RuntimeException e) {
      return Result.park(Category.DATA, "The command cannot be read: " + text(e));
    }
    Attempt attempt = new Attempt(store, delivery);
    return isKnownAgain()
        ? sendAgainAsOften(command, attempt, delivery)
        : onceAtMost(command, attempt, delivery);
  }

  /** Looks whether a command was carried out, after an attempt that nobody knows the end of. */
  Outcome probe(Delivery delivery) {
    Attempt attempt = new Attempt(store, delivery);
    if (handler.repeat() != Repeat.LOOKUP_BEFORE_RETRY || attempt.state() == State.CLEAR) {
      return Outcome.NOT_COMMITTED;
    }
    if (attempt.state() == State.ENDED) {
      return Outcome.COMMITTED;
    }
    C command = reader.read(delivery.message());
    Optional<CommandResult<R>> found = handler.lookUp(command, attempt);
    if (found.isPresent() && found.get() instanceof Done<R> done) {
      end.done(command, done.value());
      attempt.end();
      return Outcome.COMMITTED;
    }
    // Whatever else is found the handler makes something of, which looks again before it sends.
    return found.isPresent() && found.get() instanceof Unknown<R>
        ? Outcome.UNKNOWN
        : Outcome.NOT_COMMITTED;
  }

  private boolean isKnownAgain() {
    return switch (handler.repeat()) {
      case NATIVE_KEY, NATURAL_KEY, COMPARE_AND_SET -> true;
      case LOOKUP_BEFORE_RETRY, UNSAFE -> false;
    };
  }

  private Result sendAgainAsOften(C command, Attempt attempt, Delivery delivery) {
    CommandResult<R> result =
        result(
            () ->
                isFirst(delivery)
                    ? handler.execute(command, attempt)
                    : handler.executeAgain(command, attempt));
    return result instanceof Unknown<R> unknown
        ? Result.retry(unknown.message() + ". It is sent again as it is known again")
        : told(command, result, attempt);
  }

  private Result onceAtMost(C command, Attempt attempt, Delivery delivery) {
    State state = attempt.state();
    if (state == State.ENDED) {
      return Result.done();
    }
    // Whoever lets the lane go on after he was asked says that nothing had happened.
    boolean answered = state == State.ASKED && isFirst(delivery);
    if (state == State.ASKED && !answered) {
      return ask(attempt, "It may have happened before a crash");
    }
    if (state == State.BEGUN) {
      CommandResult<R> result = result(() -> handler.executeAgain(command, attempt));
      return ended(command, result, attempt);
    }
    attempt.set(State.BEGUN);
    CommandResult<R> result = result(() -> handler.execute(command, attempt));
    if (!(result instanceof Done) && !(result instanceof Unknown)) {
      attempt.set(State.CLEAR);
    }
    return ended(command, result, attempt);
  }

  private Result ended(C command, CommandResult<R> result, Attempt attempt) {
    if (result instanceof Unknown<R> unknown) {
      return handler.repeat() == Repeat.UNSAFE
          ? ask(attempt, unknown.message())
          : Result.unknown(unknown.message());
    }
    return told(command, result, attempt);
  }

  private static Result ask(Attempt attempt, String message) {
    attempt.set(State.ASKED);
    return Result.park(
        Category.CONFLICT,
        message
            + ". It may have happened or not, and the system shows nothing to look for: if the"
            + " effect is there, skip the message, else replay it");
  }

  private Result told(C command, CommandResult<R> result, Attempt attempt) {
    if (result instanceof RetryLater<R> later) {
      return later(later);
    }
    quiet.end();
    if (result instanceof Rejected<R> rejected) {
      return end.rejected(command, rejected);
    }
    if (result instanceof Conflict<R> conflict) {
      return end.conflict(command, conflict);
    }
    if (result instanceof Done<R> done) {
      end.done(command, done.value());
      attempt.end();
    }
    return Result.done();
  }

  private Result later(RetryLater<R> later) {
    if (later.reach() != Reach.COMMAND) {
      return Result.snooze(quiet.keep(later.after(), later.message()), later.message());
    }
    return later.after() == null
        ? Result.retry(later.message())
        : Result.retryAfter(later.after(), later.message());
  }

  private CommandResult<R> result(Supplier<CommandResult<R>> step) {
    try {
      return step.get();
    } catch (StoreException e) {
      if (e.code() == ErrorCode.LEASE_LOST) {
        throw e;
      }
      return new Unknown<>("A note could not be kept: " + text(e));
    } catch (OdooSyncException e) {
      return CommandResult.of(e);
    }
  }

  private static boolean isFirst(Delivery delivery) {
    return delivery.attempt() == 1 && delivery.abandoned() == 0;
  }

  private static String text(RuntimeException e) {
    return e instanceof OdooSyncException
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }
}
