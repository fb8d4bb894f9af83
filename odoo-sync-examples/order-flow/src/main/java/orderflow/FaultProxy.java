package orderflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands before a system and spoils a share of the calls: some are answered 429 or 503 and never
 * reach it, of ten times as many the answer is swallowed after the system has done its work.
 */
final class FaultProxy implements AutoCloseable {

  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8, Http::daemon);
  private final HttpClient client = HttpClient.newHttpClient();
  private final String target;
  private final Predicate<String> hurts;
  private final Random chance;
  private final AtomicInteger swallowed = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile double share;

  private FaultProxy(String target, Predicate<String> hurts, Random chance) throws IOException {
    this.target = target;
    this.hurts = hurts;
    this.chance = chance;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  /** Stands before Odoo: reads are simply read again, a swallowed write is what hurts. */
  static FaultProxy beforeOdoo(String target, Random chance) throws IOException {
    Set<String> reads = Set.of("search", "read", "fields_get");
    return new FaultProxy(target, call -> reads.stream().noneMatch(call::contains), chance);
  }

  /** Stands before any system, and swallows answers of all kinds. */
  static FaultProxy before(String target, Random chance) throws IOException {
    return new FaultProxy(target, call -> true, chance);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Spoils this share of the calls from now on. */
  void spoil(double newShare) {
    share = newShare;
  }

  int swallowed() {
    return swallowed.get();
  }

  int refused() {
    return refused.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      double luck = chance.nextDouble();
      if (luck < share / 10) {
        refused.incrementAndGet();
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(luck < share / 20 ? 429 : 503, -1);
        return;
      }
      HttpResponse<byte[]> answer = forward(exchange, body);
      if (luck < share && hurts.test(call(exchange, body))) {
        // Closed without a word, as by a gateway that gave up.
        swallowed.incrementAndGet();
        return;
      }
      answer.headers().map().forEach((name, values) -> copy(exchange, name, values.get(0)));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .timeout(Duration.ofSeconds(60))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, values.get(0));
              }
            });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static void copy(HttpExchange exchange, String name, String value) {
    if (!name.startsWith(":") && !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
      exchange.getResponseHeaders().set(name, value);
    }
  }

  private static String call(HttpExchange exchange, byte[] body) {
    return exchange.getRequestURI() + new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
