package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.http.HttpAnswer;
import io.github.odoosync.internal.http.HttpFailure;
import io.github.odoosync.internal.http.RetryAfter;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means that is not Odoo's own JSON, and what no answer at all means. */
final class AnswerClassifier {

  /** A gateway waited for Odoo in vain: a write may have been committed. */
  private static final Set<Integer> GAVE_UP_WAITING = Set.of(502, 504, 520, 524);

  /** A gateway could not reach Odoo at all. */
  private static final Set<Integer> NEVER_REACHED = Set.of(408, 503, 521, 522, 523, 530);

  private final Clock clock;

  AnswerClassifier(Clock clock) {
    this.clock = clock;
  }

  /** Returns the error of an exchange that brought no complete answer. */
  static OdooSyncException classify(HttpFailure failure, CallFailures failures) {
    String said = String.valueOf(failure.getMessage());
    Failure known =
        switch (failure.stage()) {
          case NOT_SENT -> failures.nothingDone(ErrorCode.NOT_SENT, said);
          case TLS -> failures.nothingDone(ErrorCode.TLS, said);
          case SENT -> failures.unanswered(said);
          case TOO_LARGE -> failures.maybeDone(ErrorCode.RESPONSE_TOO_LARGE, said);
        };
    return CallFailures.exception(known, failure.getCause());
  }

  /**
   * Returns the failure that an answer means which is not Odoo's JSON.
   *
   * @param hasWorked whether this database has answered before
   */
  Failure classify(HttpAnswer answer, CallFailures failures, boolean hasWorked) {
    int status = answer.status();
    String said = "HTTP " + status + " without an answer of Odoo's";
    if (status >= 300 && status < 400) {
      return failures.nothingDone(ErrorCode.BAD_RESPONSE, redirect(answer));
    }
    if (GAVE_UP_WAITING.contains(status) || isVarnish(answer)) {
      return waitedInVain(failures, said);
    }
    if (NEVER_REACHED.contains(status)) {
      return withRetryAfter(failures.nothingDone(ErrorCode.SERVER_UNAVAILABLE, said), answer);
    }
    if (status >= 500) {
      return waitedInVain(failures, said);
    }
    return status >= 400
        ? refused(answer, failures, hasWorked, said)
        : failures.maybeDone(ErrorCode.BAD_RESPONSE, page(answer));
  }

  /** Returns the failure with the time that the answer asks to wait, where it does. */
  Failure withRetryAfter(Failure failure, HttpAnswer answer) {
    return failure.withRetryAfter(RetryAfter.of(answer::header, clock.instant()));
  }

  private Failure refused(
      HttpAnswer answer, CallFailures failures, boolean hasWorked, String said) {
    return switch (answer.status()) {
      case 401 -> failures.nothingDone(ErrorCode.AUTHENTICATION, said);
      case 404 -> notFound(failures, hasWorked);
      case 413 ->
          failures.nothingDone(
              ErrorCode.INVALID_REQUEST, "The request is larger than the server accepts (413)");
      case 429 -> withRetryAfter(failures.nothingDone(ErrorCode.RATE_LIMITED, said), answer);
      default -> failures.nothingDone(ErrorCode.BAD_RESPONSE, said + "; a gateway refused it");
    };
  }

  // Odoo answers the same page for a wrong database and for one that is being updated.
  private static Failure notFound(CallFailures failures, boolean hasWorked) {
    return hasWorked
        ? failures.nothingDone(
            ErrorCode.SERVER_UNAVAILABLE,
            "The database cannot be opened now (404): it restarts, is updated or was removed")
        : failures.nothingDone(
            ErrorCode.DATABASE,
            "The server finds no database for this call (404): the name is missing or wrong, the"
                + " database is being updated, or the server is no Odoo of this protocol");
  }

  private static Failure waitedInVain(CallFailures failures, String said) {
    return failures.readOnly()
        ? failures.nothingDone(ErrorCode.SERVER_UNAVAILABLE, said)
        : failures.unanswered(said + "; it may have been working on it");
  }

  // Varnish says 503 also when Odoo took too long.
  private static boolean isVarnish(HttpAnswer answer) {
    return answer.status() == 503
        && (answer.header("X-Varnish") != null
            || String.valueOf(answer.header("Via")).toLowerCase(Locale.ROOT).contains("varnish"));
  }

  private static String redirect(HttpAnswer answer) {
    String location = answer.header("Location");
    if (location == null) {
      return "HTTP " + answer.status() + " without a place to go";
    }
    String place = "The server redirects (" + answer.status() + ") to " + place(location);
    return isLogin(location) ? place + ", its login page" : place + "; use that address";
  }

  // Never the whole location: its query can hold a token.
  private static String place(String location) {
    URI uri = parse(location);
    if (uri == null || uri.getHost() == null) {
      return "another page of its own";
    }
    return uri.getScheme() + "://" + uri.getHost();
  }

  private static boolean isLogin(String location) {
    URI uri = parse(location);
    return uri != null && String.valueOf(uri.getPath()).startsWith("/web/login");
  }

  private static @Nullable URI parse(String location) {
    try {
      return URI.create(location);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String page(HttpAnswer answer) {
    if (answer.isJson()) {
      return "HTTP " + answer.status() + " with JSON that is broken, cut or not Odoo's";
    }
    String type = answer.header("Content-Type");
    String kind = type == null ? "no content type" : type.replaceAll("[^\\w/+.;=-]", " ");
    return "HTTP " + answer.status() + " with " + kind + " where Odoo answers JSON";
  }
}
