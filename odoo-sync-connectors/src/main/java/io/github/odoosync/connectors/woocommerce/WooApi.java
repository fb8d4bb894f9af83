package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.error.ServerUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends requests to a shop, and tells its refusals from those of what stands in front of it. */
final class WooApi {

  private final Http http;
  private final Site site;

  WooApi(Http http, Site site) {
    this.http = http;
    this.site = site;
  }

  /**
   * What came of a list.
   *
   * @param items those the key may see: fewer than were counted where it may not see all
   * @param total how many there are on all pages; negative where the shop does not say
   */
  record Listed(List<Json> items, long total) {}

  Site site() {
    return site;
  }

  HttpRequest.Builder get(String operation, String resource, String... values) {
    return HttpRequest.get(operation, site.api(resource), values);
  }

  HttpRequest.Builder put(String operation, String resource, String... values) {
    return HttpRequest.of(operation, "PUT", site.api(resource), values);
  }

  HttpRequest.Builder post(String operation, String resource, String... values) {
    return HttpRequest.post(operation, site.api(resource), values);
  }

  /** Asks, and returns the answer as it came. */
  HttpResponse answer(HttpRequest request) {
    HttpResponse answer = http.send(request);
    if (!answer.isSuccess()) {
      throw error(request, answer);
    }
    return answer;
  }

  /** Asks; a refusal is an error. */
  <T> T ask(HttpRequest request, Function<Json, T> reader) {
    return Answers.read(request, answer(request), reader);
  }

  /** Asks for a list. */
  Listed list(HttpRequest request) {
    return listed(request, answer(request));
  }

  /** Asks for a list of what belongs to something that may not be there. */
  Optional<Listed> findList(HttpRequest request) {
    return found(request).map(answer -> listed(request, answer));
  }

  private Optional<HttpResponse> found(HttpRequest request) {
    HttpResponse answer = http.send(request);
    if (Refusal.of(answer).filter(Refusal::isMissing).isPresent()) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw error(request, answer);
    }
    return Optional.of(answer);
  }

  private static Listed listed(HttpRequest request, HttpResponse answer) {
    long total =
        answer
            .header("X-WP-Total")
            .filter(text -> text.matches("[0-9]{1,15}"))
            .map(Long::parseLong)
            .orElse(-1L);
    return new Listed(Answers.read(request, answer, Json::items), total);
  }

  /** Asks for something that may not be there: only the shop itself can say that it is not. */
  <T> Optional<T> find(HttpRequest request, Function<Json, T> reader) {
    return found(request).map(answer -> Answers.read(request, answer, reader));
  }

  /** Orders; what the shop refuses for good is a result. */
  <T> CommandResult<T> order(HttpRequest request, Function<Json, T> reader) {
    HttpResponse answer = http.send(request);
    if (answer.isSuccess()) {
      return new CommandResult.Done<>(Answers.read(request, answer, reader));
    }
    Optional<Refusal> refusal = Refusal.of(answer).filter(Refusal::isOfTheRequest);
    if (refusal.isPresent()) {
      return refusal.get().asResult();
    }
    throw error(request, answer);
  }

  void close() {
    http.close();
  }

  private static OdooSyncException error(HttpRequest request, HttpResponse answer) {
    Optional<Refusal> refusal = Refusal.of(answer);
    int status = answer.status();
    if (status == 401) {
      return new AuthenticationException(
          nothingDone(request, ErrorCode.AUTHENTICATION, said(refusal, status)), null);
    }
    if (status == 403) {
      return new AccessException(
          nothingDone(request, ErrorCode.ACCESS, said(refusal, status)), null);
    }
    if (refusal.filter(Refusal::isMissing).isPresent()) {
      return new MissingRecordException(
          nothingDone(request, ErrorCode.MISSING_RECORD, said(refusal, status)), null);
    }
    boolean noShop = refusal.map(Refusal::isNoRoute).orElse(status == 404 || status == 410);
    if (noShop) {
      return new ServerUnavailableException(
          nothingDone(
              request,
              ErrorCode.SERVER_UNAVAILABLE,
              "There is no WooCommerce at this address now, or its permalinks are plain: "
                  + said(refusal, status)),
          null);
    }
    if (status >= 300 && status < 400 && request.isReadOnly()) {
      return new BadResponseException(
          nothingDone(
              request,
              ErrorCode.BAD_RESPONSE,
              "The shop is at another address: " + place(answer) + ". Correct the setting site"),
          null);
    }
    boolean refused = (status >= 400 && status < 500 && status != 429) || status == 501;
    if (refused) {
      return new RejectedException(
          nothingDone(request, ErrorCode.FOREIGN_REFUSED, said(refusal, status)), null);
    }
    return statusError(answer);
  }

  // Without its path, which may hold what is nobody's business.
  private static String place(HttpResponse answer) {
    return answer
        .header("Location")
        .filter(text -> text.matches("https?://[A-Za-z0-9.:-]{1,253}(/.*)?"))
        .map(text -> text.replaceFirst("(https?://[^/]*).*", "$1"))
        .orElse("it does not say which");
  }

  private static OdooSyncException statusError(HttpResponse answer) {
    try {
      answer.requireSuccess();
    } catch (OdooSyncException e) {
      return e;
    }
    throw new IllegalStateException("A success is no error");
  }

  private static String said(Optional<Refusal> refusal, int status) {
    return refusal
        .map(Refusal::text)
        .orElse("HTTP " + status + " of something in front of the shop, such as a firewall");
  }

  private static Failure nothingDone(HttpRequest request, ErrorCode code, String detail) {
    return Failure.of(code, request.operation(), 0, Outcome.NOT_COMMITTED, detail);
  }
}
