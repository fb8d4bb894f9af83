package io.github.odoosync.connector.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as it came, byte for byte. Immutable and thread-safe. */
public final class WebhookRequest {

  private final String method;
  private final String path;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Instant receivedAt;

  private WebhookRequest(
      String method,
      String path,
      Map<String, List<String>> headers,
      byte[] body,
      Instant receivedAt) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.receivedAt = receivedAt;
  }

  /**
   * Returns a request.
   *
   * @param receivedAt when it came, by our clock
   */
  public static WebhookRequest of(
      String method,
      String path,
      Map<String, List<String>> headers,
      byte[] body,
      Instant receivedAt) {
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
    return new WebhookRequest(method, path, sorted, body.clone(), receivedAt);
  }

  /** Returns the same request with another body, as if it had been changed on its way. */
  public WebhookRequest withBody(byte[] other) {
    return new WebhookRequest(method, path, headers, other.clone(), receivedAt);
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the path, as it came. */
  public String path() {
    return path;
  }

  /**
   * Returns a header's value, whatever the case of its name; empty if it is not there, or there
   * more than once: then nobody can say which one counts.
   */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns when it came, by our clock. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** Returns method and size; neither headers nor body, which may be secret. */
  @Override
  public String toString() {
    return method + ", " + body.length + " bytes";
  }
}
