package io.github.odoosync.outbox;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what a handler's result or exception means. */
final class Results {

  private static final Duration UNSAID = Duration.ZERO;

  // For calls that were never made and do not say when they could be.
  private static final Duration NOT_MADE_DELAY = Duration.ofSeconds(5);

  private static final Duration LONGEST = Duration.ofDays(3_650);

  private Results() {}

  static Verdict of(@Nullable Result result) {
    if (result instanceof Result.Done) {
      return Verdict.DONE;
    }
    if (result instanceof Result.Retry retry) {
      Trouble trouble = Troubles.of(Category.PLATFORM, "handler.retry", retry.reason());
      return new Verdict.Failed(
          trouble, retry.delay() == null ? null : sane(retry.delay()), UNSAID);
    }
    if (result instanceof Result.Snooze snooze) {
      return new Verdict.Later(Troubles.clean(snooze.reason()), sane(snooze.delay()));
    }
    if (result instanceof Result.Park park) {
      return new Verdict.Stop(Troubles.of(park.category(), "handler.park", park.reason()));
    }
    if (result instanceof Result.Dead dead) {
      return new Verdict.Give(Troubles.of(dead.category(), "handler.dead", dead.reason()));
    }
    if (result instanceof Result.Unknown unknown) {
      return new Verdict.Unclear(
          Troubles.of(Category.CONFLICT, "handler.unknown", unknown.reason()));
    }
    return failed(Troubles.bug("handler.null", "The handler returned null instead of a result."));
  }

  static Verdict of(Throwable thrown) {
    Trouble trouble = Troubles.of(thrown);
    if (!(thrown instanceof OdooSyncException known)) {
      return failed(trouble);
    }
    if (known.code() == ErrorCode.LEASE_LOST) {
      return Verdict.LOST;
    }
    if (known.outcome() == Outcome.UNKNOWN) {
      return new Verdict.Unclear(trouble);
    }
    if (neverMade(known.code())) {
      return new Verdict.Later(trouble.text(), sane(known.retryAfter().orElse(NOT_MADE_DELAY)));
    }
    return known.retryable() || saysNothingOfTheMessage(known.code())
        ? new Verdict.Failed(trouble, null, sane(known.retryAfter().orElse(UNSAID)))
        : new Verdict.Hopeless(trouble);
  }

  static Verdict failed(Trouble trouble) {
    return new Verdict.Failed(trouble, null, UNSAID);
  }

  /** Returns the wait within bounds that break no store's arithmetic. */
  static Duration sane(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /** Returns whether an error says that the destination as a whole cannot be used just now. */
  static boolean unavailable(Throwable thrown) {
    return thrown instanceof OdooSyncException known
        && switch (known.code()) {
          case SERVER_UNAVAILABLE, NOT_SENT, NO_ANSWER, OUTCOME_UNKNOWN -> true;
          case RATE_LIMITED, BREAKER_OPEN -> true;
          default -> saysNothingOfTheMessage(known.code());
        };
  }

  // A wrong key or a closed client must not park every lane of a destination.
  private static boolean saysNothingOfTheMessage(ErrorCode code) {
    return switch (code) {
      case AUTHENTICATION, AUTHENTICATION_HALTED, DATABASE, TLS, CLOSED -> true;
      default -> false;
    };
  }

  private static boolean neverMade(ErrorCode code) {
    return code == ErrorCode.BREAKER_OPEN || code == ErrorCode.LIMIT_EXCEEDED;
  }
}
