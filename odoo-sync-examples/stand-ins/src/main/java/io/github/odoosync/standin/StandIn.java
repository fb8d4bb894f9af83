package io.github.odoosync.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.testing.SystemFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server that answers one call at a time, and lets one go wrong when it is told to. */
public abstract class StandIn implements AutoCloseable {

  /** One request. */
  protected record Call(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Json body) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean is(String wantedMethod, String pattern) {
      return method.equals(wantedMethod) && path.matches(pattern);
    }
  }

  /** What is answered. */
  protected record Answer(int status, Map<String, String> headers, Object body) {

    static Answer of(int status, Object body) {
      return new Answer(status, Map.of(), body);
    }
  }

  private record Armed(SystemFault fault, Predicate<Call> forWhich) {}

  private final HttpServer server;
  private @Nullable Armed armed;
  private @Nullable Predicate<Call> garbled;

  protected StandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** Returns where it is. */
  public final String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets the next call go wrong that a test asks for. */
  protected final synchronized void arm(SystemFault fault, Predicate<Call> forWhich) {
    armed = new Armed(fault, forWhich);
  }

  /** Does the next such call, and answers with the page of a gateway. */
  protected final synchronized void garble(Predicate<Call> forWhich) {
    garbled = forWhich;
  }

  /** Answers a call. */
  protected abstract Answer answer(Call call);

  /** Returns what a fault looks like that is an answer. */
  protected abstract Answer fault(SystemFault fault);

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = read(exchange);
      Answer answer = answered(call);
      if (answer != null) {
        write(exchange, answer);
      }
    }
  }

  private synchronized @Nullable Answer answered(Call call) {
    SystemFault fault = armed != null && armed.forWhich().test(call) ? armed.fault() : null;
    if (fault == null) {
      return garbledIfAsked(call, safely(call));
    }
    armed = null;
    if (fault == SystemFault.LOST_REQUEST) {
      return null;
    }
    if (fault == SystemFault.LOST_ANSWER) {
      Answer lost = safely(call);
      return lost.status() < 300 ? null : lost;
    }
    return fault(fault);
  }

  private Answer garbledIfAsked(Call call, Answer answer) {
    if (garbled == null || !garbled.test(call)) {
      return answer;
    }
    garbled = null;
    return Answer.of(200, "<html>Welcome</html>");
  }

  private Answer safely(Call call) {
    try {
      return answer(call);
    } catch (DecodingException e) {
      return Answer.of(400, Map.of("error", e.failure().detail()));
    }
  }

  private static Call read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        json(body, headers.getOrDefault("content-type", "")));
  }

  private static Json json(byte[] body, String type) {
    if (body.length == 0) {
      return Json.of(null);
    }
    return type.startsWith("application/x-www-form-urlencoded")
        ? Json.of(query(new String(body, StandardCharsets.UTF_8)))
        : Json.read(body);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes =
        answer.body() instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : Json.write(answer.body());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
