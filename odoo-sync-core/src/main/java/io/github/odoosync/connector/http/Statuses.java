package io.github.odoosync.connector.http;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.error.ServerUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a status means where nobody knows better. */
final class Statuses {

  private Statuses() {}

  static OdooSyncException error(HttpRequest request, int status, @Nullable Duration retryAfter) {
    return switch (status) {
      case 401 ->
          new AuthenticationException(nothingDone(request, status, ErrorCode.AUTHENTICATION), null);
      case 403 -> new AccessException(nothingDone(request, status, ErrorCode.ACCESS), null);
      case 404, 410 ->
          new MissingRecordException(nothingDone(request, status, ErrorCode.MISSING_RECORD), null);
      case 429 ->
          new RateLimitedException(
              nothingDone(request, status, ErrorCode.RATE_LIMITED).withRetryAfter(retryAfter),
              null);
      case 503 ->
          new ServerUnavailableException(
              nothingDone(request, status, ErrorCode.SERVER_UNAVAILABLE).withRetryAfter(retryAfter),
              null);
      default -> other(request, status);
    };
  }

  private static OdooSyncException other(HttpRequest request, int status) {
    if (status >= 400 && status < 500) {
      return new RejectedException(nothingDone(request, status, ErrorCode.FOREIGN_REFUSED), null);
    }
    if (!request.isReadOnly()) {
      return new OutcomeUnknownException(
          failure(request, status, ErrorCode.OUTCOME_UNKNOWN, Outcome.UNKNOWN), null);
    }
    return status >= 500
        ? new NoAnswerException(nothingDone(request, status, ErrorCode.NO_ANSWER), null)
        : new BadResponseException(nothingDone(request, status, ErrorCode.BAD_RESPONSE), null);
  }

  private static Failure nothingDone(HttpRequest request, int status, ErrorCode code) {
    return failure(request, status, code, Outcome.NOT_COMMITTED);
  }

  private static Failure failure(HttpRequest request, int status, ErrorCode code, Outcome outcome) {
    return Failure.of(code, request.operation(), 0, outcome, "The answer was HTTP " + status);
  }
}
