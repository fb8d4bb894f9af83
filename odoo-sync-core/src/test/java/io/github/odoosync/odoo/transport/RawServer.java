package io.github.odoosync.odoo.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bare sockets, for answers that no HTTP server gives: none, half of one, a reset. */
public final class RawServer implements AutoCloseable {

  /** Treats one connection, which is closed behind it. */
  public interface Script {
    void serve(Socket socket, RawServer server) throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  /** Starts on a free port of the loopback address. */
  public RawServer(Script script) throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(() -> accept(script));
  }

  /** Returns the address. */
  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** Returns how many connections came. */
  public int connections() {
    return connections.get();
  }

  /** Returns how many connections are open. */
  public int open() {
    return open.get();
  }

  /** Returns how many requests came. */
  public int requests() {
    return requests.get();
  }

  /** Reads a whole request and returns its first line; empty at the end of the stream. */
  public String readRequest(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    for (String line : head.toString().lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        in.readNBytes(Integer.parseInt(line.substring("content-length:".length()).strip()));
      }
    }
    requests.incrementAndGet();
    return head.substring(0, head.indexOf("\r\n"));
  }

  /** Sends text as it is. */
  public static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** Returns a complete answer with this body. */
  public static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }

  private void accept(Script script) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        open.incrementAndGet();
        threads.execute(() -> serve(script, socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Script script, Socket socket) {
    try (socket) {
      script.serve(socket, this);
    } catch (SocketException e) {
      // The client hung up, as it may.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }
}
