package io.github.odoosync.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a capture: each repeats one step until the end. Thread-safe. */
final class Threads {

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
  private static final long AFTER_ERROR = TimeUnit.SECONDS.toNanos(5);
  private static final long CLOSING_MILLIS = 10_000;

  private final List<Thread> threads = new ArrayList<>();
  private final List<Semaphore> signals = new ArrayList<>();
  private boolean opened;
  private volatile boolean closed;

  synchronized void open() {
    if (opened || closed) {
      throw new IllegalStateException("Capture is started once, and not after its end");
    }
    opened = true;
  }

  /**
   * Starts a thread.
   *
   * @param step does something and returns for how many nanoseconds there is nothing to do
   * @param end is run at the end
   */
  synchronized void run(String name, LongSupplier step, Runnable end) {
    Semaphore signal = new Semaphore(0);
    signals.add(signal);
    Thread thread = new Thread(() -> repeat(step, end, signal), "odoo-sync-capture-" + name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  synchronized void wake() {
    signals.forEach(Semaphore::release);
  }

  private void repeat(LongSupplier step, Runnable end, Semaphore signal) {
    try {
      while (!closed) {
        long wait = Math.min(guarded(step), LONGEST_WAIT);
        if (wait > 0 && signal.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
          signal.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      // The end: only close() interrupts, and after this the thread does one thing more.
      LOG.debug("{} was interrupted", Thread.currentThread().getName());
    }
    try {
      end.run();
    } catch (RuntimeException e) {
      LOG.warn("{} could not give its stream back; the lease runs out", name(), e);
    }
  }

  private static long guarded(LongSupplier step) {
    try {
      return step.getAsLong();
    } catch (RuntimeException e) {
      LOG.warn("{} goes on after an error", name(), e);
      return AFTER_ERROR;
    }
  }

  private static String name() {
    return Thread.currentThread().getName();
  }

  /** Ends all threads after the steps at hand; a step that waits too long is interrupted. */
  void close() {
    List<Thread> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(threads);
    }
    wake();
    try {
      long patience = CLOSING_MILLIS;
      for (int round = 0; round < 2; round++) {
        for (Thread thread : all) {
          thread.join(patience / Math.max(1, all.size()));
        }
        all.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
      }
    } catch (InterruptedException e) {
      all.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
