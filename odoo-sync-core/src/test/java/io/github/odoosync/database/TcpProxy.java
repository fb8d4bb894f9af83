package io.github.odoosync.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A network between a client and a port of this machine, which can be broken in known ways. */
public final class TcpProxy implements AutoCloseable {

  /** What happens to the bytes that arrive from now on. */
  public enum Mode {
    /** They are handed on. */
    PASS,
    /** They vanish; the connection stays open. */
    DROP,
    /** They wait until another mode is set; the connection stays open. */
    STALL
  }

  private static final int BUFFER = 8192;

  private final int target;
  private final ServerSocket listener;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile Mode mode = Mode.PASS;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean refusing;
  private volatile byte @Nullable [] trigger;
  private volatile long halfCloseAfter = Long.MAX_VALUE;

  /** Listens on a free port, see {@link #port()}. */
  public TcpProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    spawn("proxy-accept", this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  public void mode(Mode next) {
    CountDownLatch before = gate;
    gate = new CountDownLatch(next == Mode.STALL ? 1 : 0);
    mode = next;
    before.countDown();
  }

  /** Resets what is open now; new connections pass. */
  public void resetAll() {
    links.forEach(Link::reset);
  }

  /** New connections are closed at once while this is on. */
  public void refuse(boolean on) {
    refusing = on;
  }

  /**
   * The first connection whose client sends this text is reset as soon as the server has it all, so
   * that no answer comes back: a commit that was sent and never confirmed. Once for each call.
   */
  public void cutOn(String text) {
    trigger = text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The server's answer ends after this many bytes, for each connection; negative for never. */
  public void halfCloseAfter(long bytes) {
    halfCloseAfter = bytes < 0 ? Long.MAX_VALUE : bytes;
  }

  /** How often {@link #cutOn} has cut. */
  public int cuts() {
    return cuts.get();
  }

  @Override
  public void close() {
    closeQuietly(listener);
    mode(Mode.PASS);
    resetAll();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (refusing) {
          closeQuietly(client);
        } else {
          new Link(client).start();
        }
      } catch (IOException e) {
        // The listener was closed, or the server is away: the client sees a closed connection.
      }
    }
  }

  /** What ended before these bytes came was sent before and cuts nothing. */
  private synchronized boolean pullTrigger(byte[] recent, int before) {
    byte[] wanted = trigger;
    if (wanted == null || !contains(recent, wanted, before)) {
      return false;
    }
    trigger = null;
    cuts.incrementAndGet();
    return true;
  }

  private static boolean contains(byte[] bytes, byte[] wanted, int before) {
    for (int i = Math.max(0, before - wanted.length + 1); i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static void spawn(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is gone, which is what was wanted.
    }
  }

  /** One connection of a client, with its own to the server. */
  private final class Link {
    private final Socket client;
    private final Socket server = new Socket();

    Link(Socket client) {
      this.client = client;
    }

    void start() throws IOException {
      try {
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2000);
      } catch (IOException e) {
        closeQuietly(client);
        throw e;
      }
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      links.add(this);
      spawn("proxy-request", () -> pump(this::request));
      spawn("proxy-answer", () -> pump(this::answer));
    }

    private void pump(Piping piping) {
      try {
        piping.run();
      } catch (IOException e) {
        // One side is gone: so is the other.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      closeQuietly(client);
      closeQuietly(server);
      links.remove(this);
    }

    private void request() throws IOException, InterruptedException {
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[BUFFER];
      byte[] tail = new byte[0];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (mayPass()) {
          byte[] recent = Arrays.copyOf(tail, tail.length + read);
          System.arraycopy(buffer, 0, recent, tail.length, read);
          boolean cut = pullTrigger(recent, tail.length);
          if (cut) {
            // Before the server sees it, so that no answer can win the race.
            resetClient();
          }
          server.getOutputStream().write(buffer, 0, read);
          if (cut) {
            drain();
            return;
          }
          tail = Arrays.copyOfRange(recent, Math.max(0, recent.length - 64), recent.length);
        }
      }
    }

    /** Lets the server do what it was told before the line goes dead. */
    private void drain() throws IOException {
      server.shutdownOutput();
      server.setSoTimeout(500);
      byte[] ignored = new byte[BUFFER];
      InputStream in = server.getInputStream();
      while (in.read(ignored) >= 0) {
        // The answer that the client never gets.
      }
    }

    private void answer() throws IOException, InterruptedException {
      InputStream in = server.getInputStream();
      byte[] buffer = new byte[BUFFER];
      long left = halfCloseAfter;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (mayPass()) {
          client.getOutputStream().write(buffer, 0, (int) Math.min(read, left));
          left -= read;
          if (left <= 0) {
            client.shutdownOutput();
            left = 0;
          }
        }
      }
    }

    private boolean mayPass() throws InterruptedException {
      gate.await();
      return mode != Mode.DROP;
    }

    private void reset() {
      resetClient();
      closeQuietly(server);
    }

    private void resetClient() {
      try {
        client.setSoLinger(true, 0);
      } catch (IOException e) {
        // It is closed already.
      }
      closeQuietly(client);
    }
  }

  @FunctionalInterface
  private interface Piping {
    void run() throws IOException, InterruptedException;
  }
}
