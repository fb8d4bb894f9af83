package io.github.odoosync.internal.fake.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The daemon threads of one server, all named {@code odoo-sync-fake-*}. */
final class ServerThreads {

  private static final int MOST = 256;
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final String NODELAY = "sun.net.httpserver.nodelay";

  static {
    // Read once by the JDK's server; without it an answer waits 40 ms for the client's ACK.
    if (System.getProperty(NODELAY) == null) {
      System.setProperty(NODELAY, "true");
    }
  }

  private final ThreadGroup group = new ThreadGroup("odoo-sync-fake");
  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(0, MOST, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(group, work, "odoo-sync-fake-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Starts a server from a daemon thread of ours, as its own threads inherit from that one. */
  HttpServer startServer(Supplier<HttpServer> bind, HttpHandler handler) {
    AtomicReference<HttpServer> started = new AtomicReference<>();
    AtomicReference<RuntimeException> failed = new AtomicReference<>();
    Thread starter =
        thread(
            () -> {
              try {
                HttpServer server = bind.get();
                server.createContext("/", handler);
                server.setExecutor(workers);
                server.start();
                started.set(server);
              } catch (RuntimeException e) {
                failed.set(e);
              }
            });
    starter.start();
    join(starter);
    if (failed.get() != null) {
      throw failed.get();
    }
    nameAll();
    return Objects.requireNonNull(started.get());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the fake Odoo was starting", e);
    }
  }

  private void nameAll() {
    Thread[] threads = new Thread[16];
    int found = group.enumerate(threads);
    for (int i = 0; i < found; i++) {
      if (!threads[i].getName().startsWith("odoo-sync-")) {
        threads[i].setName("odoo-sync-fake-" + threads[i].getName());
      }
    }
  }

  void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS);
      joinAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // A pool says that it has ended a moment before its last thread does.
  private void joinAll() throws InterruptedException {
    Thread[] threads = new Thread[MOST];
    int left = group.enumerate(threads);
    for (int i = 0; i < left; i++) {
      threads[i].join(CLOSING.toMillis());
    }
  }
}
