package io.github.odoosync.idempotency;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.IdempotencyException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a caller is told when the work is not run, or its result not kept. */
final class Replies {

  private Replies() {}

  static Execution of(Claimed claimed, KeyClaim claim) {
    if (claimed instanceof Claimed.Ended ended) {
      return replay(ended.ending());
    }
    if (claimed instanceof Claimed.Running running) {
      throw refused(ErrorCode.IN_PROGRESS, claim, "runs elsewhere", running.left());
    }
    if (claimed instanceof Claimed.InDoubt doubt) {
      throw inDoubt(claim, doubt.left(), "An earlier run ended in doubt", null);
    }
    if (claimed instanceof Claimed.OtherContent) {
      throw refused(ErrorCode.KEY_REUSED, claim, "belongs to other content", null);
    }
    throw new IllegalStateException("A held key is no reply: " + claimed);
  }

  static OutcomeUnknownException inDoubt(
      KeyClaim claim, Duration wait, String why, @Nullable Throwable cause) {
    String detail =
        "It is not known whether the work of key %s of %s was done; it is not done again. %s"
            .formatted(claim.key(), claim.scope(), why);
    Failure failure = failure(ErrorCode.OUTCOME_UNKNOWN, claim, Outcome.UNKNOWN, detail);
    return new OutcomeUnknownException(failure.withRetryAfter(wait), cause);
  }

  static StoreException lost(KeyClaim claim) {
    String detail = "The lease ran out and another run has the key; this result was not kept";
    return new StoreException(
        failure(ErrorCode.LEASE_LOST, claim, Outcome.COMMITTED, detail), null);
  }

  static StoreException notStored(KeyClaim claim, OdooSyncException cause) {
    String detail = "The work was done, and its result could not be kept; a look will be needed";
    return new StoreException(failure(cause.code(), claim, Outcome.COMMITTED, detail), cause);
  }

  private static Execution replay(Ending ending) {
    if (ending instanceof Ending.Succeeded succeeded) {
      return new Execution(succeeded.result(), Execution.How.REPLAYED);
    }
    if (ending instanceof Ending.Failed failed) {
      throw new IdempotencyException(Endings.read(failed.error()), null);
    }
    throw new IllegalStateException("No ending to give again: " + ending);
  }

  private static IdempotencyException refused(
      ErrorCode code, KeyClaim claim, String why, @Nullable Duration wait) {
    String detail = "The key %s of %s %s".formatted(claim.key(), claim.scope(), why);
    Failure failure = failure(code, claim, Outcome.NOT_COMMITTED, detail);
    return new IdempotencyException(failure.withRetryAfter(wait), null);
  }

  private static Failure failure(ErrorCode code, KeyClaim claim, Outcome outcome, String detail) {
    return Failure.of(code, "work of " + claim.scope(), 1, outcome, detail);
  }
}
