package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request that EasyPost understood and does not carry out, with its reasons. */
record Refusal(int status, String code, String message, List<FieldError> fields) {

  // What these mean is the same everywhere, and the HTTP facade knows it.
  private static final Set<Integer> GENERAL = Set.of(401, 403, 404, 408, 429);

  private static final int PAYMENT_REQUIRED = 402;
  private static final int LONGEST_TEXT = 500;

  static Optional<Refusal> of(HttpResponse answer) {
    int status = answer.status();
    if (status < 400 || status > 499 || GENERAL.contains(status)) {
      return Optional.empty();
    }
    try {
      Json error = answer.json().get("error");
      List<FieldError> fields =
          error.get("errors").items().stream().map(Refusal::fieldError).toList();
      return Optional.of(
          new Refusal(status, text(error.get("code")), text(error.get("message")), fields));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  <T> CommandResult<T> asResult() {
    String all = code + ": " + message;
    return status == PAYMENT_REQUIRED
        ? new CommandResult.RetryLater<>(all, null, CommandResult.Reach.ACCOUNT)
        : new CommandResult.Rejected<>(all, fields);
  }

  RejectedException asError(String operation) {
    String all = "HTTP %d, %s: %s %s".formatted(status, code, message, fields);
    return new RejectedException(
        Failure.of(ErrorCode.FOREIGN_REFUSED, operation, 0, Outcome.NOT_COMMITTED, all), null);
  }

  // Some errors are objects, some are only a text.
  private static FieldError fieldError(Json error) {
    if (error.tree() instanceof String text) {
      return new FieldError("", "", shortened(text));
    }
    return new FieldError(text(error.get("field")), "", text(error.get("message")));
  }

  private static String text(Json value) {
    return value.isNull() ? "" : shortened(Texts.of(value));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
