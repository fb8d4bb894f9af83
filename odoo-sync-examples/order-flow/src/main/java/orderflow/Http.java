package orderflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.odoosync.connector.json.Json;
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
import java.util.function.Supplier;

/** The little HTTP by which the sync process is asked and webhooks are sent. */
final class Http {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Http() {}

  /** A server on the loopback; closing it ends its threads. */
  record Server(HttpServer server, ExecutorService threads) implements AutoCloseable {

    /** Answers requests of a path with what there is to say. */
    void says(String path, Supplier<Map<String, ?>> answer) {
      server.createContext(path, exchange -> say(exchange, answer));
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /** Makes a server, to be started when all its paths are known. */
  static Server server(int port, int threads) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService pool = Executors.newFixedThreadPool(threads, Http::daemon);
    server.setExecutor(pool);
    return new Server(server, pool);
  }

  private static void say(HttpExchange exchange, Supplier<Map<String, ?>> answer)
      throws IOException {
    try (exchange) {
      byte[] said = Json.write(answer.get());
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  /** Asks for JSON. */
  static Json get(String url) throws IOException {
    return Json.read(send(HttpRequest.newBuilder(URI.create(url)).GET()));
  }

  /** Sends bytes; an answer other than 2xx is an error. */
  static void post(String url, Map<String, String> headers, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    send(request);
  }

  private static byte[] send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(response.uri() + " answered " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "order-flow");
    thread.setDaemon(true);
    return thread;
  }
}
