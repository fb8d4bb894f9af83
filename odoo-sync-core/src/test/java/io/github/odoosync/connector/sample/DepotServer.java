package io.github.odoosync.connector.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.testing.SystemFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A depot that takes orders over HTTP, each reference once, and lists them as they change. */
final class DepotServer implements AutoCloseable {

  private record Row(String id, Object total) {}

  private final HttpServer server;
  private final Map<String, Row> changes = new LinkedHashMap<>();
  private final List<String> references = new ArrayList<>();
  private final AtomicReference<@Nullable SystemFault> armed = new AtomicReference<>();
  private int changed;

  DepotServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/orders", this::serve);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void arm(SystemFault fault) {
    armed.set(fault);
  }

  synchronized int count(String reference) {
    return (int)
        references.stream()
            .filter(each -> each.equals(reference) || each.startsWith(reference + "-"))
            .count();
  }

  /** Puts an order behind all others, as the last that changed. */
  synchronized String change(String id, Object total) {
    changes.values().removeIf(row -> row.id().equals(id));
    changes.put(Integer.toString(++changed), new Row(id, total));
    return id;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      SystemFault fault = armed.getAndSet(null);
      if (fault == SystemFault.LOST_REQUEST) {
        return;
      }
      if (fault != null && fault != SystemFault.LOST_ANSWER) {
        answer(exchange, status(fault), Map.of("error", "out of luck"));
        return;
      }
      boolean post = exchange.getRequestMethod().equals("POST");
      int status = post ? place(Json.read(body).get("reference").text()) : 200;
      if (fault == null) {
        answer(exchange, status, post ? Map.of() : list(exchange.getRequestURI().getQuery()));
      }
    }
  }

  private static int status(SystemFault fault) {
    return switch (fault) {
      case TOO_MANY_REQUESTS -> 429;
      case UNAVAILABLE -> 503;
      default -> 422;
    };
  }

  private synchronized int place(String reference) {
    if (references.contains(reference)) {
      return 409;
    }
    references.add(reference);
    return 201;
  }

  private synchronized Map<String, Object> list(String query) {
    int after = Integer.parseInt(parameter(query, "after"));
    int skip = Integer.parseInt(parameter(query, "skip"));
    int limit = Integer.parseInt(parameter(query, "limit"));
    List<Map<String, Object>> rows = new ArrayList<>();
    changes.forEach(
        (number, row) -> {
          if (Integer.parseInt(number) > after) {
            rows.add(
                Map.of("number", Integer.parseInt(number), "id", row.id(), "total", row.total()));
          }
        });
    List<Map<String, Object>> rest = rows.subList(Math.min(skip, rows.size()), rows.size());
    return Map.of(
        "orders", rest.subList(0, Math.min(limit, rest.size())), "more", rest.size() > limit);
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "0";
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = Json.write(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
