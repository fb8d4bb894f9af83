package io.github.odoosync.connector.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * Puts an endpoint under the JDK's own HTTP server, which the application starts and stops.
 *
 * <p>That server waits for a slow sender for ever unless the system properties {@code
 * sun.net.httpserver.maxReqTime} and {@code maxRspTime} are set. Thread-safe.
 */
public final class JdkWebhookHandler implements HttpHandler {

  private final WebhookEndpoint endpoint;

  /** Hands requests to an endpoint. */
  public JdkWebhookHandler(WebhookEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      WebhookResponse answer =
          endpoint.handle(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody());
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
