package io.github.odoosync.connectors.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A console on this machine's loopback address, by the JDK's own server.
 *
 * <p>It owns its threads: up to 16 that answer, streams of events among them, and one that samples
 * trends every ten seconds; all are daemons and end by {@link #close}. More requests at once are
 * refused. Thread-safe.
 */
public final class ConsoleServer implements AutoCloseable {

  private static final int MOST_THREADS = 16;
  private static final int SAMPLE_SECONDS = 10;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Console console;
  private final HttpServer server;
  private final ThreadPoolExecutor answering;
  private final ScheduledExecutorService sampling;
  private final ScheduledFuture<?> samples;

  private ConsoleServer(Console console, HttpServer server) {
    this.console = console;
    this.server = server;
    ThreadFactory threads = threads();
    this.answering =
        new ThreadPoolExecutor(
            2, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    this.sampling = Executors.newSingleThreadScheduledExecutor(threads);
    this.samples =
        sampling.scheduleWithFixedDelay(this::sample, 0, SAMPLE_SECONDS, TimeUnit.SECONDS);
  }

  static ConsoleServer open(Console console, int port) throws IOException {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
    ConsoleServer opened = new ConsoleServer(console, HttpServer.create(here, 0));
    opened.server.createContext("/", opened::answer);
    opened.server.setExecutor(opened.answering);
    opened.server.start();
    return opened;
  }

  /** Returns where it is, without any token. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + console.rootPath());
  }

  /**
   * Returns a link that logs in who follows it, if the console made up its own token; else the
   * address. The token stands behind a {@code #}: browsers send it to nobody.
   */
  public URI link() {
    return console
        .token()
        .map(Secret::reveal)
        .map(token -> address().resolve(console.loginPath() + "#" + token))
        .orElseGet(this::address);
  }

  /** Closes the console and ends all threads. */
  @Override
  public void close() {
    console.close();
    samples.cancel(true);
    sampling.shutdownNow();
    server.stop(0);
    answering.shutdownNow();
    try {
      answering.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      ConsoleRequest request =
          ConsoleRequest.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestURI().getRawQuery(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody(),
              false);
      ConsoleResponse answer = console.handle(request);
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      // To this server, 0 means that the length is not known, and -1 that there is nothing.
      long length = answer.length() < 0 ? 0 : answer.length() == 0 ? -1 : answer.length();
      exchange.sendResponseHeaders(answer.status(), length);
      if (length >= 0) {
        answer.writeTo(exchange.getResponseBody());
      }
    }
  }

  private void sample() {
    try {
      console.sample();
    } catch (OdooSyncException e) {
      // The store cannot be asked just now: the trend has a gap, and pages say why.
      return;
    }
  }

  private static ThreadFactory threads() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "odoo-sync-console-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
