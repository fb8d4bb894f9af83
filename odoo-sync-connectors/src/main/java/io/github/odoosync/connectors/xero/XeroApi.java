package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.http.RateSignal;
import io.github.odoosync.connector.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends requests to Xero and tells its refusals from everything else. */
final class XeroApi {

  static final String PATH = "/api.xro/2.0/";

  private final Http http;

  XeroApi(Http http) {
    this.http = http;
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

  /** Asks for something that may not be there. */
  <T> Optional<T> find(HttpRequest request, Function<Json, T> reader) {
    HttpResponse answer = http.send(request);
    return answer.status() == 404 ? Optional.empty() : Optional.of(answer.read(reader));
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

  /** Reads what an answer says of limits. */
  static List<RateSignal> signals(String tenant, HttpResponse answer) {
    List<RateSignal> signals = new ArrayList<>();
    left(answer, "X-MinLimit-Remaining", Xero.scope(tenant, "minute")).ifPresent(signals::add);
    left(answer, "X-DayLimit-Remaining", Xero.scope(tenant, "day")).ifPresent(signals::add);
    left(answer, "X-AppMinLimit-Remaining", Xero.APP).ifPresent(signals::add);
    return signals;
  }

  private static Optional<RateSignal> left(HttpResponse answer, String header, String scope) {
    return answer
        .header(header)
        .filter(text -> text.matches("[0-9]{1,8}"))
        .map(text -> new RateSignal.Left(scope, Integer.parseInt(text)));
  }
}
