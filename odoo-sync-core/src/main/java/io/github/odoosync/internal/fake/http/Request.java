package io.github.odoosync.internal.fake.http;

import com.sun.net.httpserver.HttpExchange;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that was read whole. */
final class Request {

  /** The body is not JSON. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final String verb;
  private final String path;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  private Request(String verb, String path, byte[] body) {
    this.verb = verb;
    this.path = path;
    this.body = body;
  }

  static Request read(HttpExchange exchange) throws IOException {
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getRequestBody().readAllBytes());
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                request.headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    return request;
  }

  String verb() {
    return verb;
  }

  String path() {
    return path;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Returns the headers without what must stay secret. */
  Map<String, String> openHeaders() {
    Map<String, String> open = new TreeMap<>(headers);
    open.keySet().removeIf(name -> secret(name));
    return open;
  }

  private static boolean secret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("authorization") || lower.equals("cookie");
  }

  boolean saysJson() {
    String type = header("Content-Type");
    return type != null
        && type.split(";", -1)[0].trim().toLowerCase(Locale.ROOT).equals("application/json");
  }

  /** Tells whether Odoo's JSON-2 sees a body: one without a length it ignores. */
  boolean hasLength() {
    String length = header("Content-Length");
    return length != null && !length.equals("0");
  }

  @Nullable Object json() throws NotJson {
    try {
      return Json.parse(body);
    } catch (JsonException e) {
      throw new NotJson();
    }
  }
}
