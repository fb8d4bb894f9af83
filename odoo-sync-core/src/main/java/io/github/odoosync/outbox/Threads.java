package io.github.odoosync.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one kind of a dispatcher's threads and waits for their end. Thread-safe. */
final class Threads implements ThreadFactory {

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private final String name;
  private final AtomicInteger number = new AtomicInteger();
  private final List<Thread> alive = new CopyOnWriteArrayList<>();

  Threads(String name) {
    this.name = "odoo-sync-outbox-" + name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(() -> run(work), name + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    alive.add(thread);
    return thread;
  }

  void start(Runnable work) {
    newThread(work).start();
  }

  void interrupt() {
    alive.forEach(Thread::interrupt);
  }

  /**
   * Waits until all have ended.
   *
   * @return whether they did in time
   */
  boolean join(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (Thread thread : alive) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left > 0 && thread.isAlive() && thread != Thread.currentThread()) {
        thread.join(left);
      }
    }
    return alive.stream().noneMatch(Thread::isAlive);
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.error("{} ended by an error of its own", Thread.currentThread().getName(), e);
    } finally {
      alive.remove(Thread.currentThread());
    }
  }
}
