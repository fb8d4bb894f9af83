package io.github.odoosync.connector.http;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.internal.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A whole answer. Immutable and thread-safe. */
public final class HttpResponse {

  private final HttpRequest request;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Instant receivedAt;

  private HttpResponse(
      HttpRequest request,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      Instant receivedAt) {
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
    this.request = request;
    this.status = status;
    this.headers = sorted;
    this.body = body;
    this.receivedAt = receivedAt;
  }

  /**
   * Returns an answer; for implementations of {@link Http}.
   *
   * @param body kept, not copied
   */
  public static HttpResponse of(
      HttpRequest request,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      Instant receivedAt) {
    return new HttpResponse(request, status, headers, body, receivedAt);
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /** Returns whether the status is from 200 to 299. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns the first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(first(name));
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  /**
   * Reads the body as JSON.
   *
   * @throws io.github.odoosync.error.DecodingException if it is none
   */
  public Json json() {
    return Json.read(body);
  }

  /** Returns how long the server asks to wait, by {@code Retry-After}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(RetryAfter.of(this::first, receivedAt));
  }

  /**
   * Returns this if it is a success, and else throws what its status means in general. A connector
   * that knows better what the body says looks there first.
   *
   * <p>401, 403, 404 and 410 have their own errors; 429 and 503 say that nothing was done and that
   * it can be tried again; any other 4xx is refused for good; after any other 5xx, and after a
   * redirect, the effect of a request that changes something is unknown. The error shows the
   * status, never the body.
   */
  public HttpResponse requireSuccess() {
    if (isSuccess()) {
      return this;
    }
    throw Statuses.error(request, status, retryAfter().orElse(null));
  }

  /**
   * Reads what the body of a success says; see {@link #requireSuccess} for any other answer.
   *
   * @throws OutcomeUnknownException if the body cannot be read and the request changes something:
   *     the answer may be a gateway's page as well as the system's
   * @throws DecodingException if it cannot be read and the request only reads
   */
  public <T> T read(Function<Json, T> reader) {
    requireSuccess();
    try {
      return reader.apply(json());
    } catch (DecodingException | InvalidValueException e) {
      throw unreadable(e);
    }
  }

  private OdooSyncException unreadable(OdooSyncException e) {
    String detail = "The answer cannot be read: " + e.failure().detail();
    return request.isReadOnly()
        ? new DecodingException(
            Failure.of(
                ErrorCode.FOREIGN_DATA, request.operation(), 0, Outcome.NOT_COMMITTED, detail),
            e)
        : new OutcomeUnknownException(
            Failure.of(ErrorCode.OUTCOME_UNKNOWN, request.operation(), 0, Outcome.UNKNOWN, detail),
            e);
  }

  /** Returns operation, status and size; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return request + ": " + status + ", " + body.length + " bytes";
  }

  private @Nullable String first(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
