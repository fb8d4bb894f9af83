package io.github.odoosync.connectors.console;

import io.github.odoosync.error.OdooSyncException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages that something has changed, by server-sent events. Has no thread: each stream is
 * written on the one that answers its request, for a minute at most; browsers then come again.
 * Bounded; thread-safe.
 */
final class Live implements AutoCloseable {

  private static final int EVERY_SECONDS = 3;
  private static final int TIMES = 18;

  private final Pulse pulse;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private int streams;
  private boolean closed;

  Live(Pulse pulse, int most) {
    this.pulse = pulse;
    this.most = most;
  }

  ConsoleResponse stream() {
    return ConsoleResponse.stream(this::write).with("X-Accel-Buffering", "no");
  }

  /** Ends all streams. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void write(OutputStream out) throws IOException {
    if (!enter()) {
      // Whoever finds no place looks again later, by asking for the page.
      send(out, "retry: 30000\nevent: full\ndata: 0\n\n");
      return;
    }
    try {
      // Looked at before anything is said, so that whatever happens after the first line is told.
      Board known = board();
      send(out, "retry: 2000\n\n");
      follow(out, known);
    } finally {
      leave();
    }
  }

  private void follow(OutputStream out, @Nullable Board first) throws IOException {
    Board known = first;
    for (int i = 0; i < TIMES && await(); i++) {
      Board now = board();
      boolean changed = now != null && !now.equals(known);
      send(out, changed ? "event: change\ndata: " + i + "\n\n" : ": nothing new\n\n");
      known = now;
    }
  }

  private @Nullable Board board() {
    try {
      return pulse.board();
    } catch (OdooSyncException e) {
      // The page that is asked for next says what is wrong with the store.
      return null;
    }
  }

  private boolean enter() {
    lock.lock();
    try {
      if (closed || streams >= most) {
        return false;
      }
      streams++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      streams--;
    } finally {
      lock.unlock();
    }
  }

  /** Waits a little; returns false if that is the end. */
  private boolean await() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(EVERY_SECONDS);
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void send(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
