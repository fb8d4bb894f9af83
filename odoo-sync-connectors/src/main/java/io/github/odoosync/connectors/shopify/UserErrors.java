package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** What a mutation refuses, with HTTP 200 and no top-level error. */
record UserErrors(List<FieldError> all) {

  static UserErrors read(Json payload) {
    return new UserErrors(
        payload.get("userErrors").items().stream().map(UserErrors::fieldError).toList());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  boolean have(String code) {
    return all.stream().anyMatch(error -> error.code().equals(code));
  }

  String message() {
    return all.stream().map(FieldError::toString).collect(Collectors.joining("; "));
  }

  <T> CommandResult<T> rejected() {
    return new CommandResult.Rejected<>(message(), all);
  }

  private static FieldError fieldError(Json error) {
    String field =
        error.get("field").items().stream().map(Json::text).collect(Collectors.joining("."));
    String code = error.get("code").optional().map(Json::text).orElse("");
    return new FieldError(field, code, error.get("message").text());
  }
}
