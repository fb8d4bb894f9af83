package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sends requests to EasyPost and tells its refusals from everything else. */
final class EasyPostApi {

  private final Http http;
  private final String listScope;

  EasyPostApi(Http http, String listScope) {
    this.http = http;
    this.listScope = listScope;
  }

  /** Starts a request for a list, of which few are allowed. */
  HttpRequest.Builder list(String operation, String path) {
    return HttpRequest.get(operation, path).scope(listScope);
  }

  /**
   * Makes a shipment. It says what carriers ask for it, costs nothing and binds nobody, so it
   * counts as a question.
   */
  HttpRequest draft(String operation, Map<String, ?> shipment) {
    return HttpRequest.post(operation, "/v2/shipments")
        .json(Map.of("shipment", shipment))
        .readOnly()
        .build();
  }

  Json shipment(String id) {
    return ask(
        HttpRequest.get("shipment.read", "/v2/shipments/{}", id).build(), Function.identity());
  }

  /** Asks; a refusal is an error. */
  <T> T ask(HttpRequest request, Function<Json, T> reader) {
    HttpResponse answer = http.send(request);
    Refusal.of(answer)
        .ifPresent(
            refusal -> {
              throw refusal.asError(request.operation());
            });
    return answer.read(reader);
  }

  /** Orders; a refusal is a result. */
  <T> CommandResult<T> order(HttpRequest request, Function<Json, T> reader) {
    HttpResponse answer = http.send(request);
    Optional<Refusal> refusal = Refusal.of(answer);
    return refusal.isPresent()
        ? refusal.get().asResult()
        : new CommandResult.Done<>(answer.read(reader));
  }

  void close() {
    http.close();
  }
}
