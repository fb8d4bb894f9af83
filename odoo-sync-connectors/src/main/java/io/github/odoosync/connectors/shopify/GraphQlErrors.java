package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.RejectedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the top-level errors of an answer mean. */
final class GraphQlErrors {

  private static final int LONGEST_TEXT = 300;

  private GraphQlErrors() {}

  /** Throws what the errors of an answer mean, if it holds any. */
  static void check(Query query, HttpResponse response) {
    Json answer = body(response);
    // A token or an address that is wrong is answered with one text; its status says it all.
    if (answer == null || !(answer.get("errors").tree() instanceof List<?>)) {
      return;
    }
    List<Json> errors = answer.get("errors").items();
    if (!errors.isEmpty()) {
      throw meaning(query, answer, errors.get(0));
    }
  }

  // An answer that nobody can read is judged by its status, and then by whoever reads it.
  private static @Nullable Json body(HttpResponse response) {
    try {
      Json answer = response.json();
      return answer.get("errors").isNull() ? null : answer;
    } catch (DecodingException e) {
      return null;
    }
  }

  private static OdooSyncException meaning(Query query, Json answer, Json error) {
    String message = text(error.get("message"));
    String code = error.tree() instanceof Map<?, ?> ? code(error) : "";
    String detail = code.isEmpty() ? message : code + ": " + message;
    if (code.equals("THROTTLED") || message.equals("Throttled")) {
      return new RateLimitedException(
          failure(ErrorCode.RATE_LIMITED, query, Outcome.NOT_COMMITTED, detail)
              .withRetryAfter(untilEnough(answer)),
          null);
    }
    if (code.equals("ACCESS_DENIED")) {
      return new AccessException(
          failure(ErrorCode.ACCESS, query, Outcome.NOT_COMMITTED, detail), null);
    }
    // What is wrong with the document is found before anything is done, and has no path.
    boolean begun = !error.get("path").isNull() || code.equals("INTERNAL_SERVER_ERROR");
    if (!begun) {
      return new RejectedException(
          failure(ErrorCode.FOREIGN_REFUSED, query, Outcome.NOT_COMMITTED, detail), null);
    }
    return query.isMutation()
        ? new OutcomeUnknownException(
            failure(ErrorCode.OUTCOME_UNKNOWN, query, Outcome.UNKNOWN, detail), null)
        : new NoAnswerException(
            failure(ErrorCode.NO_ANSWER, query, Outcome.NOT_COMMITTED, detail), null);
  }

  private static String code(Json error) {
    return error.get("extensions").tree() instanceof Map<?, ?>
        ? text(error.get("extensions").get("code"))
        : "";
  }

  private static @Nullable Duration untilEnough(Json answer) {
    try {
      Json cost = answer.get("extensions").get("cost");
      Json status = cost.get("throttleStatus");
      BigDecimal missing =
          cost.get("requestedQueryCost")
              .decimal()
              .subtract(status.get("currentlyAvailable").decimal());
      BigDecimal rate = status.get("restoreRate").decimal().max(BigDecimal.ONE);
      BigDecimal seconds = missing.max(BigDecimal.ZERO).divide(rate, 0, RoundingMode.CEILING);
      return Duration.ofSeconds(
          seconds.min(BigDecimal.valueOf(60)).max(BigDecimal.ONE).longValue());
    } catch (DecodingException e) {
      return null;
    }
  }

  private static Failure failure(ErrorCode code, Query query, Outcome outcome, String detail) {
    return Failure.of(code, query.operation(), 0, outcome, detail);
  }

  private static String text(Json value) {
    String text = value.tree() instanceof String said ? said : "";
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
