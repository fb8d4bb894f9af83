package io.github.odoosync.connectors.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered. To be written once. */
public final class ConsoleResponse {

  private final int status;
  private final Map<String, String> headers;
  private final Body body;
  private final int length;

  private ConsoleResponse(int status, Map<String, String> headers, Body body, int length) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.length = length;
  }

  static ConsoleResponse bytes(int status, String type, byte[] body) {
    return new ConsoleResponse(
        status, Map.of("Content-Type", type), out -> out.write(body), body.length);
  }

  static ConsoleResponse text(int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return bytes(status, "text/plain; charset=utf-8", body);
  }

  static ConsoleResponse html(int status, String page) {
    return bytes(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the browser to another page, by GET. */
  static ConsoleResponse seeOther(String location) {
    return new ConsoleResponse(303, Map.of("Location", location), out -> {}, 0);
  }

  static ConsoleResponse stream(Body body) {
    return new ConsoleResponse(
        200, Map.of("Content-Type", "text/event-stream; charset=utf-8"), body, -1);
  }

  ConsoleResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ConsoleResponse(status, Collections.unmodifiableMap(more), body, length);
  }

  ConsoleResponse withoutBody() {
    return new ConsoleResponse(status, headers, out -> {}, 0);
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /** Returns the headers, each with one value. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns how many bytes the body has; -1 if that is not known: a stream of events. */
  public int length() {
    return length;
  }

  /**
   * Writes the body, and flushes what is to be seen at once. The caller closes the stream.
   *
   * <p>A stream of events is written on the calling thread until the console is closed, the browser
   * has gone, or its time is over: a minute at most.
   */
  public void writeTo(OutputStream out) throws IOException {
    body.writeTo(out);
  }

  /** Writes a body. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }
}
