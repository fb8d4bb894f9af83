package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.outbox.Result;
import java.time.Duration;

/** Says what an error means for an intent. */
final class Verdicts {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final boolean skipRejected;
  private final int patience;

  /**
   * @param skipRejected whether a lane goes on without a refused intent
   * @param patience how often what a document names may be missing before that is final
   */
  Verdicts(boolean skipRejected, int patience) {
    this.skipRejected = skipRejected;
    this.patience = patience;
  }

  /** Returns what an error of one intent's own means. */
  Result of(OdooSyncException error, Task task) {
    if (error.outcome() == Outcome.UNKNOWN) {
      return Result.unknown(text(error));
    }
    if (isOfTheServer(error.code())) {
      return Result.snooze(error.retryAfter().orElse(SOON), text(error));
    }
    if (error.retryable()) {
      return error
          .retryAfter()
          .map(wait -> Result.retryAfter(wait, text(error)))
          .orElseGet(() -> Result.retry(text(error)));
    }
    // Its own intent may be about to make it.
    if (isMissing(error.code()) && task.delivery().attempt() <= patience) {
      return Result.retry(text(error));
    }
    return rejected(category(error.code()), text(error));
  }

  /** Returns what Odoo's answer to a row means, where it was not saved. */
  Result of(RowResult row, Task task) {
    if (row instanceof RowResult.Unknown unknown) {
      return Result.unknown(text(unknown.error()));
    }
    if (row instanceof RowResult.Incomplete incomplete) {
      return Result.retry(text(incomplete.error()));
    }
    RowResult.Rejected rejected = row.rejection().orElseThrow();
    return switch (rejected.kind()) {
      case NOT_TRIED -> Result.snooze(SOON, "An earlier call of the same batch failed");
      case CONFLICT -> Result.retry(rejected.message());
      case DELETED -> deleted(rejected, task);
      case ACCESS -> refused(rejected, Category.PERMISSION);
      case DATA, VALIDATION, SERVER ->
          rejected.error() == null ? refused(rejected, Category.DATA) : of(rejected.error(), task);
    };
  }

  /**
   * Returns what it means that Odoo refused a step although a look says that it is still to be
   * taken. If it was tried before, a replica may not show yet that it was done then.
   */
  Result ofStep(RowResult row, Task task) {
    int attempt = task.delivery().attempt();
    RowResult.Rejected refused = row.rejection().filter(Verdicts::isByOdoo).orElse(null);
    return refused != null && attempt > 1 && attempt <= patience
        ? Result.retry(refused.message())
        : of(row, task);
  }

  private static boolean isByOdoo(RowResult.Rejected row) {
    return row.error() instanceof UserErrorException || row.error() instanceof ValidationException;
  }

  // Deleted between the look and the write: the next attempt sees it and asks the policy.
  private Result deleted(RowResult.Rejected rejected, Task task) {
    return task.delivery().attempt() <= patience
        ? Result.retry(rejected.message())
        : refused(rejected, Category.MAPPING);
  }

  private Result refused(RowResult.Rejected row, Category category) {
    String field = row.field() == null ? "" : row.field() + ": ";
    return rejected(category, field + row.message());
  }

  /** Returns that no attempt can succeed. */
  Result rejected(Category category, String reason) {
    return skipRejected ? Result.dead(category, reason) : Result.park(category, reason);
  }

  /** Returns whether an error says something of the server or the way to it, not of an intent. */
  static boolean isOfTheServer(ErrorCode code) {
    return switch (code) {
      case SERVER_UNAVAILABLE, NOT_SENT, NO_ANSWER, RATE_LIMITED, BREAKER_OPEN -> true;
      case LIMIT_EXCEEDED, AUTHENTICATION, AUTHENTICATION_HALTED, DATABASE, TLS, CLOSED -> true;
      case STORE_UNAVAILABLE, STORE_CONFLICT, STORE_REFUSED, STORE_SCHEMA, LEASE_LOST -> true;
      default -> false;
    };
  }

  private static boolean isMissing(ErrorCode code) {
    return code == ErrorCode.NOT_FOUND
        || code == ErrorCode.MISSING_RECORD
        || code == ErrorCode.INACTIVE;
  }

  static Category category(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND, INACTIVE, MISSING_RECORD, NO_MAPPING, SERVER_LACKS, SCHEMA_MISMATCH ->
          Category.MAPPING;
      case ACCESS, MISSING_RIGHTS, OTHER_COMPANY -> Category.PERMISSION;
      case TWINS, RECORD_DELETED, WRONG_STATE, WORK_STARTED, TRANSFER_DIFFERS, STOCK_CHANGED ->
          Category.CONFLICT;
      case AMOUNT_MISMATCH, KEY_REUSED, NOT_IN_STOCK, EFFECT_MISSING, CONFLICT -> Category.CONFLICT;
      case UNKNOWN_MODEL, UNKNOWN_FIELD, UNKNOWN_METHOD, BAD_ARGUMENTS, CONFIGURATION ->
          Category.BUG;
      case SERVER_FAULT, BAD_RESPONSE, UNANSWERED_WIZARD -> Category.PLATFORM;
      default -> Category.DATA;
    };
  }

  private static String text(OdooSyncException error) {
    return String.valueOf(error.getMessage());
  }
}
