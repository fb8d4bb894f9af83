package orderflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The little HTTP that shop, carrier and webhooks need: JSON in, JSON out. */
final class Http {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Http() {}

  /** Answers a request. */
  interface Handler {
    Answer handle(String method, String path, JsonNode body) throws Exception;
  }

  /** A status and what is said. */
  record Answer(int status, Object body) {

    static Answer ok(Object body) {
      return new Answer(200, body);
    }
  }

  /** A server on the loopback; closing it ends its threads. */
  record Server(HttpServer server, ExecutorService threads) implements AutoCloseable {

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /** Starts a server; port 0 takes any that is free. */
  static Server serve(int port, int threads, Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService pool = Executors.newFixedThreadPool(threads, Http::daemon);
    server.setExecutor(pool);
    server.createContext("/", exchange -> answer(exchange, handler));
    server.start();
    return new Server(server, pool);
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
      Answer answer =
          handler.handle(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
      byte[] said = JSON.writeValueAsBytes(answer.body());
      exchange.sendResponseHeaders(answer.status(), said.length);
      exchange.getResponseBody().write(said);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      exchange.sendResponseHeaders(500, -1);
    }
  }

  /** Sends JSON and returns the answer; an answer other than 2xx is an error. */
  static JsonNode send(String method, String url, Object body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(method + " " + url + " was answered " + response.statusCode());
      }
      return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  static Map<String, Object> map(JsonNode node) {
    return JSON.convertValue(
        node, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "order-flow");
    thread.setDaemon(true);
    return thread;
  }
}
