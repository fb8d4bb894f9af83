package io.github.odoosync.internal.fake.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.odoosync.internal.fake.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: routes requests, writes answers, owns its threads. */
public final class HttpFront implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  private final int version;
  private final CallLog log = new CallLog();
  private final FaultDesk faults = new FaultDesk();
  private final Calls calls;
  private final Json2Endpoint json2;
  private final JsonRpcEndpoint jsonRpc;
  private final ServerThreads threads = new ServerThreads();
  private final HttpServer server;

  /** Starts serving a database on a free port of the loopback address. */
  public HttpFront(Instance instance, String database) {
    this.version = instance.version();
    this.calls = new Calls(log, faults, new CallRunner(instance));
    this.json2 = new Json2Endpoint(instance, database, calls);
    this.jsonRpc = new JsonRpcEndpoint(instance, database, calls);
    this.server = threads.startServer(HttpFront::bind, this::serve);
  }

  private static HttpServer bind() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The fake Odoo found no free port on the loopback", e);
    }
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns the list of calls. */
  public CallLog log() {
    return log;
  }

  /** Returns where faults are armed. */
  public FaultDesk faults() {
    return faults;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      log.request();
      Request request = Request.read(exchange);
      write(exchange, answer(request));
    } catch (Disconnect e) {
      // Closing the exchange without an answer is what the fault asks for.
    }
  }

  // Left to the JDK's server, a bug in here would look like a broken connection.
  private Answer answer(Request request) throws Disconnect {
    try {
      return route(request);
    } catch (RuntimeException e) {
      LOG.warn("The fake Odoo could not answer {} {}", request.verb(), request.path(), e);
      return Answer.html(
          500,
          "Internal Server Error",
          "The server encountered an internal error and was unable to complete your request.");
    }
  }

  private Answer route(Request request) throws Disconnect {
    String path = request.path();
    if (path.equals("/jsonrpc")) {
      return jsonRpc.answer(request);
    }
    if (version >= 19 && path.startsWith(Json2Endpoint.PREFIX)) {
      return json2.answer(request);
    }
    if (version >= 19 && (path.equals("/web/version") || path.equals("/json/version"))) {
      return calls.page("web", "version", () -> Answer.json(200, Versions.web(version)));
    }
    return switch (path) {
      case "/web/webclient/version_info" ->
          calls.page(
              "web", "version_info", () -> JsonRpcEndpoint.result(null, Versions.common(version)));
      case "/web/health" -> Answer.json(200, Map.of("status", "pass"));
      case "/", "/web", "/web/login" -> Answer.html(200, "Odoo", "Log in");
      default -> Answer.html(404, "Not Found", "The requested URL was not found on the server.");
    };
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length);
    int sent = answer.isTruncated() ? body.length / 2 : body.length;
    exchange.getResponseBody().write(body, 0, sent);
    if (answer.isTruncated()) {
      // Newer JDKs keep the head back until the body is whole.
      exchange.getResponseBody().flush();
    }
  }

  /** Stops; every wait ends, every thread of the server too. */
  @Override
  public void close() {
    faults.clear();
    server.stop(0);
    threads.close();
  }
}
