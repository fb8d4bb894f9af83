package io.github.odoosync.connector.webhook;

import java.util.Map;

/** What is answered. Immutable and thread-safe. */
public final class WebhookResponse {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private WebhookResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns an answer without a body. */
  public static WebhookResponse of(int status) {
    return of(status, Map.of(), new byte[0]);
  }

  /** Returns an answer. */
  public static WebhookResponse of(int status, Map<String, String> headers, byte[] body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("An answer's status is from 200 to 599, not " + status);
    }
    return new WebhookResponse(status, Map.copyOf(headers), body.clone());
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /** Returns the headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }
}
