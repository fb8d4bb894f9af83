package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.http.RateSignal;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends documents to the Admin API and tells its errors, which mostly come as HTTP 200. */
final class GraphQl {

  // The shop is frozen or locked: nothing that a request could do better.
  private static final Set<Integer> CLOSED = Set.of(402, 423);

  private static final String PATH = "/admin/api/" + Shopify.API_VERSION + "/graphql.json";

  private final Http http;

  GraphQl(Http http) {
    this.http = http;
  }

  /** Sends a document and reads what its {@code data} says. */
  <T> T send(
      Query query, Map<String, ? extends @Nullable Object> variables, Function<Json, T> reader) {
    return send(query, 1, variables, reader);
  }

  /**
   * Sends a document and reads what its {@code data} says.
   *
   * @param times how many times its cost it takes
   */
  <T> T send(
      Query query,
      int times,
      Map<String, ? extends @Nullable Object> variables,
      Function<Json, T> reader) {
    HttpRequest request = request(query, times, variables);
    HttpResponse response = http.send(request);
    if (CLOSED.contains(response.status())) {
      throw new AccessException(
          Failure.of(
              ErrorCode.ACCESS,
              request.operation(),
              0,
              Outcome.NOT_COMMITTED,
              "The shop is not open: HTTP " + response.status()),
          null);
    }
    GraphQlErrors.check(query, response);
    return response.read(answer -> reader.apply(answer.get("data")));
  }

  void close() {
    http.close();
  }

  private static HttpRequest request(
      Query query, int times, Map<String, ? extends @Nullable Object> variables) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", query.text());
    body.put("variables", variables);
    HttpRequest.Builder request =
        HttpRequest.post(query.operation(), PATH).json(body).cost(times * query.cost());
    return query.isMutation() ? request.build() : request.readOnly().build();
  }

  /** Reads how full the bucket of costs is; an answer that does not say says nothing. */
  static List<RateSignal> signals(String scope, HttpResponse response) {
    try {
      Json status = response.json().get("extensions").get("cost").get("throttleStatus");
      return status.isNull()
          ? List.of()
          : List.of(
              new RateSignal.Level(
                  scope,
                  whole(status.get("currentlyAvailable"), 0),
                  whole(status.get("maximumAvailable"), 1),
                  whole(status.get("restoreRate"), 1)));
    } catch (DecodingException e) {
      return List.of();
    }
  }

  private static int whole(Json number, int least) {
    return Math.max(least, Math.min(number.decimal().intValue(), 1_000_000));
  }
}
