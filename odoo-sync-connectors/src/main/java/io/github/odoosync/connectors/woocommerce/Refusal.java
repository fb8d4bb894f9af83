package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What WordPress or WooCommerce says when it does not do what it is asked for.
 *
 * @param status of HTTP
 * @param code such as {@code woocommerce_rest_cannot_view}
 * @param message for people
 * @param fields what is wrong with which parameter
 */
record Refusal(int status, String code, String message, List<FieldError> fields) {

  private static final String NO_ROUTE = "rest_no_route";
  private static final int LONGEST_TEXT = 500;

  // Plugins that watch who asks repeat the key.
  private static final String SECRET = "\\bc[ks]_[A-Za-z0-9]{8,}|(?i:basic) [A-Za-z0-9+/=]{20,}";

  /** Reads it; empty if the answer is a success, or not the shop's own. */
  static Optional<Refusal> of(HttpResponse answer) {
    if (answer.isSuccess()) {
      return Optional.empty();
    }
    try {
      return Answers.body(answer).flatMap(body -> of(answer.status(), body));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Refusal> of(int status, Json body) {
    if (!(body.tree() instanceof Map)) {
      return Optional.empty();
    }
    String code = Texts.text(body.get("code")).orElse("");
    if (!code.matches("[a-z0-9_-]{1,100}")) {
      return Optional.empty();
    }
    String message = Texts.text(body.get("message")).orElse("It gives no reason");
    return Optional.of(new Refusal(status, code, shortened(message), fields(code, body)));
  }

  private static List<FieldError> fields(String code, Json body) {
    List<FieldError> fields = new ArrayList<>();
    if (body.get("data").tree() instanceof Map<?, ?> data
        && data.get("params") instanceof Map<?, ?> params) {
      params.forEach(
          (name, why) ->
              fields.add(
                  new FieldError(
                      shortened(String.valueOf(name)), code, shortened(String.valueOf(why)))));
    }
    return fields;
  }

  /** Returns whether there is no record of the id that was asked for. */
  boolean isMissing() {
    return status == 410 || (code.endsWith("_id") && code.contains("invalid") && status < 500);
  }

  /** Returns whether WooCommerce is not there at all: its plugin is off, or it is no such site. */
  boolean isNoRoute() {
    return code.equals(NO_ROUTE);
  }

  /** Returns whether it is about what was asked, and not about who asks or when. */
  boolean isOfTheRequest() {
    boolean later = status == 401 || status == 403 || status == 408 || status == 429;
    return !later && !isNoRoute() && ((status >= 400 && status < 500) || status == 501);
  }

  <T> CommandResult<T> asResult() {
    return new CommandResult.Rejected<>(text(), fields);
  }

  String text() {
    String named = fields.isEmpty() ? message : message + " " + fields;
    return shortened(named) + " (" + code + ")";
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("<[^>]{0,200}>|\\p{Cntrl}", " ").replaceAll(SECRET, "***");
    return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT) + "…";
  }
}
