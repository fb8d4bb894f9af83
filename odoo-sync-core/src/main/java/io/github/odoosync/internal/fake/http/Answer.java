package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What goes back over HTTP. */
final class Answer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean truncated;

  private Answer(int status, Map<String, String> headers, byte[] body, boolean truncated) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.truncated = truncated;
  }

  static Answer json(int status, @Nullable Object body) {
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(body), false);
  }

  static Answer html(int status, String title, String text) {
    String page =
        "<!DOCTYPE html>\n<title>%d %s</title>\n<h1>%s</h1>\n<p>%s</p>\n"
            .formatted(status, title, title, text);
    return new Answer(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        page.getBytes(StandardCharsets.UTF_8),
        false);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body, truncated);
  }

  /** Returns the same, of which only half the body is sent. */
  Answer truncated() {
    return new Answer(status, headers, body, true);
  }

  boolean isTruncated() {
    return truncated;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
