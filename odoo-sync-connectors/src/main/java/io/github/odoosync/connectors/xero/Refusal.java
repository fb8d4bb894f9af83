package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that Xero understood and does not carry out, with its reasons. */
record Refusal(String message, List<FieldError> fields) {

  private static final int BAD_REQUEST = 400;
  private static final int LONGEST_TEXT = 500;

  /** Reads it: as a status, or within a success where each record has its own. */
  static Optional<Refusal> of(HttpResponse answer) {
    if (answer.status() != BAD_REQUEST && !answer.isSuccess()) {
      return Optional.empty();
    }
    try {
      return of(answer.json(), answer.status() == BAD_REQUEST);
    } catch (DecodingException e) {
      // What it means is said where the answer is read.
      return Optional.empty();
    }
  }

  private static Optional<Refusal> of(Json body, boolean refused) {
    if (!(body.tree() instanceof Map)) {
      return Optional.empty();
    }
    List<FieldError> fields = new ArrayList<>();
    for (String records : List.of("Elements", "Invoices", "CreditNotes")) {
      for (Json each : body.get(records).items()) {
        for (Json error : each.get("ValidationErrors").items()) {
          fields.add(new FieldError("", "", shortened(error.get("Message").text())));
        }
      }
    }
    if (fields.isEmpty() && !refused) {
      return Optional.empty();
    }
    String said = body.get("Message").optional().map(Json::text).orElse("Xero refuses it");
    return Optional.of(new Refusal(shortened(said), fields));
  }

  <T> CommandResult<T> asResult() {
    return new CommandResult.Rejected<>(message, fields);
  }

  RejectedException asError(String operation) {
    String all = message + " " + fields;
    return new RejectedException(
        Failure.of(ErrorCode.FOREIGN_REFUSED, operation, 0, Outcome.NOT_COMMITTED, all), null);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
