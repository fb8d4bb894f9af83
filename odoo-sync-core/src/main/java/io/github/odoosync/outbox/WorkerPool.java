package io.github.odoosync.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer's workers: as many as it may have calls at once, and those that are stuck in a call
 * which was taken over from them. Thread-safe.
 */
final class WorkerPool {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  // One handler that hangs must not stop a consumer, even one that makes a call at a time.
  private static final int FEWEST_STUCK = 4;

  private final Pipeline pipeline;
  private final Threads threads;
  private final Supplier<Worker> hire;
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final AtomicInteger stuck = new AtomicInteger();
  private final int mostStuck;
  private volatile boolean cutShort;

  WorkerPool(Pipeline pipeline, Threads threads, Supplier<Worker> hire) {
    this.pipeline = pipeline;
    this.threads = threads;
    this.hire = hire;
    this.mostStuck = Math.max(FEWEST_STUCK, pipeline.consumer().concurrency());
  }

  void start() {
    for (int i = pipeline.consumer().concurrency(); i > 0; i--) {
      add();
    }
  }

  /** Returns how many handlers have not returned although their time was over. */
  int stuck() {
    return stuck.get();
  }

  /** Returns whether so many are stuck that nothing more is to be claimed. */
  boolean isStuck() {
    return stuck.get() >= mostStuck;
  }

  /** Returns whether running handlers were interrupted because the dispatcher closes. */
  boolean cutShort() {
    return cutShort;
  }

  /** Takes over the lanes of handlers that have been running for too long. */
  void check(long now) {
    long timeout = pipeline.consumer().timeout().toNanos();
    for (Worker worker : workers) {
      CallWatch.Lanes lanes = worker.watch().takeOver(now, timeout);
      if (lanes != null) {
        takeOver(worker, lanes);
      }
    }
  }

  /** Interrupts the running handlers for good. */
  void interrupt() {
    cutShort = true;
    workers.forEach(Worker::interrupt);
  }

  boolean join(long nanos) throws InterruptedException {
    return threads.join(nanos);
  }

  /** Notes that a worker's thread ends. */
  void left(Worker worker, boolean wasStuck) {
    workers.remove(worker);
    if (wasStuck && stuck.getAndDecrement() == mostStuck) {
      LOG.info("{} claims again: a handler returned after all", pipeline.consumer());
      pipeline.freed();
    }
  }

  private void takeOver(Worker worker, CallWatch.Lanes lanes) {
    int now = stuck.incrementAndGet();
    worker.interrupt();
    LOG.warn(
        "A handler of {} did not return within {} and was interrupted",
        pipeline.consumer(),
        pipeline.consumer().timeout());
    pipeline.timedOut(lanes);
    if (now == mostStuck) {
      LOG.error("{} claims nothing more: {} handlers never returned", pipeline.consumer(), now);
      pipeline.stuck(now);
    }
    if (now <= mostStuck && !pipeline.stopping()) {
      add();
    }
  }

  private void add() {
    Worker worker = hire.get();
    workers.add(worker);
    try {
      threads.start(worker);
    } catch (RuntimeException | Error e) {
      workers.remove(worker);
      throw e;
    }
  }
}
