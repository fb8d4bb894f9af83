package io.github.odoosync.internal.http;

import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.observe.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it means that a request brought no whole answer. */
final class Exchanges {

  private Exchanges() {}

  static OdooSyncException failed(HttpRequest request, HttpFailure failure, List<Secret> secrets) {
    String detail = redacted(String.valueOf(failure.getMessage()), secrets);
    Throwable cause = shown(failure.getCause(), secrets);
    return switch (failure.stage()) {
      case NOT_SENT ->
          new NotSentException(nothingDone(request, ErrorCode.NOT_SENT, detail), cause);
      case TLS -> new NotSentException(nothingDone(request, ErrorCode.TLS, detail), cause);
      case SENT ->
          request.isReadOnly()
              ? new NoAnswerException(nothingDone(request, ErrorCode.NO_ANSWER, detail), cause)
              : new OutcomeUnknownException(
                  maybeDone(request, ErrorCode.OUTCOME_UNKNOWN, detail), cause);
      case TOO_LARGE ->
          new BadResponseException(
              request.isReadOnly()
                  ? nothingDone(request, ErrorCode.RESPONSE_TOO_LARGE, detail)
                  : maybeDone(request, ErrorCode.RESPONSE_TOO_LARGE, detail),
              cause);
    };
  }

  private static Failure nothingDone(HttpRequest request, ErrorCode code, String detail) {
    return Failure.of(code, request.operation(), 0, Outcome.NOT_COMMITTED, detail);
  }

  private static Failure maybeDone(HttpRequest request, ErrorCode code, String detail) {
    return Failure.of(code, request.operation(), 0, Outcome.UNKNOWN, detail);
  }

  // A server can put what it was sent where the HTTP library quotes it.
  private static String redacted(String text, List<Secret> secrets) {
    String shown = text;
    for (Secret secret : secrets) {
      shown = shown.replace(secret.reveal(), "***");
    }
    return shown;
  }

  private static @Nullable Throwable shown(@Nullable Throwable cause, List<Secret> secrets) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (!redacted(text, secrets).equals(text)) {
        return null;
      }
    }
    return cause;
  }
}
