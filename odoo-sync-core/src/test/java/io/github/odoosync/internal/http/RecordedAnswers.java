package io.github.odoosync.internal.http;

import io.github.odoosync.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.Headers;

/** Makes answers out of recorded ones, for tests without a server. */
public final class RecordedAnswers {

  private RecordedAnswers() {}

  /** Returns the answer of a recording's {@code response}. */
  public static HttpAnswer of(Map<?, ?> response) {
    Headers.Builder headers = new Headers.Builder();
    if (response.get("headers") instanceof Map<?, ?> recorded) {
      recorded.forEach((name, value) -> headers.add(String.valueOf(name), String.valueOf(value)));
    }
    Object body = response.get("body");
    byte[] bytes =
        body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.bytes(body);
    int status = response.get("status") instanceof Number number ? number.intValue() : 0;
    return new HttpAnswer(status, headers.build(), bytes);
  }

  /** Returns an answer of JSON with a header. */
  public static HttpAnswer of(int status, Map<String, String> headers, String body) {
    return of(Map.of("status", status, "headers", headers, "body", body));
  }
}
