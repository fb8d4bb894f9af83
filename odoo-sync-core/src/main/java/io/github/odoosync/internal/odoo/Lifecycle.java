package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What all views of a client share: whether it is closed, and the threads that read ahead, which
 * are there only while something is read ahead. Thread-safe.
 */
public final class Lifecycle implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final @Nullable Executor given;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<@Nullable ExecutorService> own = new AtomicReference<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean externalIdsHidden = new AtomicBoolean();

  /**
   * Opens.
   *
   * @param given the executor to read ahead on; null for threads of our own
   * @param onClose what to close
   */
  public Lifecycle(@Nullable Executor given, Runnable onClose) {
    this.given = given;
    this.onClose = onClose;
  }

  /**
   * Passes while the client is open.
   *
   * @throws ConfigurationException with {@code CLOSED} afterwards
   */
  public void requireOpen() {
    requireOpen(null);
  }

  /**
   * Passes while the client is open: a call that failed because of the closing says so.
   *
   * @param cause what the call failed with; null if there was none
   * @throws ConfigurationException with {@code CLOSED} afterwards
   */
  public void requireOpen(@Nullable Throwable cause) {
    if (closed.get()) {
      throw new ConfigurationException(
          Failure.of(ErrorCode.CLOSED, "The client was closed"), cause);
    }
  }

  /** Returns the executor to read ahead on. */
  public Executor executor() {
    requireOpen();
    if (given != null) {
      return given;
    }
    ExecutorService running = own.get();
    if (running != null) {
      return running;
    }
    ExecutorService fresh = newExecutor();
    return own.compareAndSet(null, fresh) ? openOrStopped(fresh) : executor();
  }

  /** Returns whether {@code ir.model.data} may be searched, as far as is known. */
  public boolean maySearchExternalIds() {
    return !externalIdsHidden.get();
  }

  /** Keeps that the user may not search {@code ir.model.data}. */
  public void mayNotSearchExternalIds() {
    externalIdsHidden.set(true);
  }

  /** Closes what the client opened and waits for its threads; again does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    onClose.run();
    ExecutorService running = own.get();
    if (running != null) {
      stop(running);
    }
  }

  // close() may have looked for the threads just before they were set.
  private Executor openOrStopped(ExecutorService fresh) {
    if (closed.get()) {
      fresh.shutdownNow();
    }
    requireOpen();
    return fresh;
  }

  private void stop(ExecutorService running) {
    running.shutdownNow();
    try {
      for (Thread thread : threads) {
        thread.join(CLOSING.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ExecutorService newExecutor() {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "odoo-sync-read-ahead-" + number.incrementAndGet());
          thread.setDaemon(true);
          threads.removeIf(old -> old.getState() == Thread.State.TERMINATED);
          threads.add(thread);
          return thread;
        };
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons);
  }
}
