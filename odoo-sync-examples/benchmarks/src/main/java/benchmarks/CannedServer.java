package benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as an Odoo 19 with a table of products would, from memory, so that the time measured is
 * the client's. Runs in a JVM of its own; the first line it prints is its port.
 */
public final class CannedServer {

  private static final Pattern AFTER = Pattern.compile("\"id\"\\s*,\\s*\">\"\\s*,\\s*(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"limit\"\\s*:\\s*(\\d+)");
  private static final String VERSION =
      "{\"version_info\": [19, 0, 0, \"final\", 0, \"\"], \"version\": \"19.0\"}";

  private final CannedPages pages;

  private CannedServer(CannedPages pages) {
    this.pages = pages;
  }

  /** Starts it in a JVM of its own and returns that; its {@code line()} is the port. */
  static ForkedJvm fork(int records) throws IOException {
    List<String> flags = List.of("-Xmx512m", "-Dsun.net.httpserver.nodelay=true");
    return ForkedJvm.start(flags, CannedServer.class, String.valueOf(records));
  }

  /** Returns where it listens; it takes any key. */
  static Server at(int port) {
    return new Server("http://127.0.0.1:" + port, "canned", "bench", "any");
  }

  /** Serves so many products until its input ends. */
  public static void main(String[] args) throws IOException {
    HttpServer server = start(Integer.parseInt(args[0]));
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  static HttpServer start(int records) throws IOException {
    CannedServer canned = new CannedServer(new CannedPages(records));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", canned::answer);
    server.setExecutor(Executors.newCachedThreadPool(CannedServer::daemon));
    server.start();
    return server;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "canned-server");
    thread.setDaemon(true);
    return thread;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    byte[] answer = body(path.substring(path.lastIndexOf('/') + 1), asked);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(answer == null ? 404 : 200, answer == null ? -1 : answer.length);
    if (answer != null) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private byte[] body(String method, String asked) {
    return switch (method) {
      case "version" -> bytes(VERSION);
      case "search_count" -> bytes(String.valueOf(pages.records()));
      case "fields_get" -> bytes(FIELDS);
      case "search_read" ->
          pages.page(number(AFTER, asked, 0), (int) number(LIMIT, asked, pages.records()));
      default -> null;
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long number(Pattern pattern, String text, long otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
  }

  private static final String FIELDS =
      "{"
          + field("id", "integer")
          + ", "
          + field("name", "char")
          + ", "
          + field("default_code", "char")
          + ", "
          + field("list_price", "float")
          + ", "
          + field("active", "boolean")
          + ", "
          + field("write_date", "datetime")
          + ", \"categ_id\": {\"type\": \"many2one\", \"relation\": \"product.category\","
          + " \"string\": \"Category\", \"readonly\": false, \"required\": false, \"store\": true}, "
          + field("barcode", "char")
          + "}";

  private static String field(String name, String type) {
    return "\""
        + name
        + "\": {\"type\": \""
        + type
        + "\", \"string\": \"\", \"readonly\": false, \"required\": false, \"store\": true}";
  }
}
