package io.github.odoosync.connectors.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the JSON in answers: plugins write notices of PHP, blank lines and byte order marks before
 * it, and sometimes behind. What holds none is a page of something in front of the shop.
 */
final class Answers {

  private static final int MOST_TRIES = 20;

  private Answers() {}

  /** Returns whether the body is JSON and nothing else. */
  static boolean isClean(HttpResponse answer) {
    return json(answer.body()).isPresent();
  }

  /** Returns the body of an answer of any status; empty if it holds no JSON. */
  static Optional<Json> body(HttpResponse answer) {
    return found(answer.body()).flatMap(Answers::json);
  }

  /** Reads what a success says. */
  static <T> T read(HttpRequest request, HttpResponse answer, Function<Json, T> reader) {
    byte[] body = found(answer.body()).orElseThrow(() -> page(request));
    return HttpResponse.of(request, answer.status(), Map.of(), body, Instant.EPOCH).read(reader);
  }

  private static RuntimeException page(HttpRequest request) {
    String detail = "The answer is a page, not JSON: of maintenance, a firewall or a cache";
    return request.isReadOnly()
        ? new NoAnswerException(
            Failure.of(ErrorCode.NO_ANSWER, request.operation(), 0, Outcome.NOT_COMMITTED, detail),
            null)
        : new OutcomeUnknownException(
            Failure.of(ErrorCode.OUTCOME_UNKNOWN, request.operation(), 0, Outcome.UNKNOWN, detail),
            null);
  }

  private static Optional<byte[]> found(byte[] body) {
    if (json(body).isPresent()) {
      return Optional.of(body);
    }
    String text = new String(body, UTF_8);
    int tries = 0;
    for (int at = 0; at < text.length() && tries < MOST_TRIES; at++) {
      if (begins(text, at)) {
        tries++;
        Optional<byte[]> json = between(text, at);
        if (json.isPresent()) {
          return json;
        }
      }
    }
    return Optional.empty();
  }

  // WordPress writes its JSON in one line; what comes before it ends with a line or a tag.
  private static boolean begins(String text, int at) {
    char first = text.charAt(at);
    if (first != '{' && first != '[') {
      return false;
    }
    char before = at == 0 ? '\n' : text.charAt(at - 1);
    return before == '\n' || before == '\r' || before == '>' || before == '\ufeff';
  }

  private static Optional<byte[]> between(String text, int from) {
    int line = text.indexOf('\n', from);
    return Optional.of(text.substring(from).getBytes(UTF_8))
        .filter(Answers::isJson)
        .or(
            () ->
                Optional.of(text.substring(from, line < 0 ? text.length() : line).getBytes(UTF_8))
                    .filter(Answers::isJson));
  }

  private static boolean isJson(byte[] bytes) {
    return json(bytes).isPresent();
  }

  private static Optional<Json> json(byte[] bytes) {
    try {
      return Optional.of(Json.read(bytes))
          .filter(json -> json.tree() instanceof Map || json.tree() instanceof Iterable);
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }
}
