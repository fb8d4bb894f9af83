package io.github.odoosync.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A complete answer. */
public final class HttpAnswer {

  private final int status;
  private final Headers headers;
  private final byte[] body;

  HttpAnswer(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns whether the status says success. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Returns all headers, by their names in lower case. */
  public Map<String, List<String>> headers() {
    return headers.toMultimap();
  }

  /** Returns the whole body; not a copy. */
  public byte[] body() {
    return body;
  }

  /** Returns whether the answer calls itself JSON. */
  public boolean isJson() {
    String type = header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }
}
