package io.github.odoosync.outbox;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Claimed lanes on their way to the workers, handed over a claim at a time. Thread-safe. */
final class LaneQueue {

  private static final class Batch {

    private final List<Hold> holds;
    private final AtomicInteger next = new AtomicInteger();

    Batch(List<Hold> holds) {
      this.holds = holds;
    }

    @Nullable Hold take() {
      int index = next.getAndIncrement();
      return index < holds.size() ? holds.get(index) : null;
    }
  }

  private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Runnable low;
  private volatile int lowMark;
  private int sleepers;
  private boolean closed;

  /**
   * @param low called when the queue gets down to the mark of the last offer
   */
  LaneQueue(Runnable low) {
    this.low = low;
  }

  int size() {
    return size.get();
  }

  /** Adds lanes. */
  void offer(List<Hold> holds, int mark) {
    lowMark = mark;
    size.addAndGet(holds.size());
    batches.add(new Batch(holds));
    lock.lock();
    try {
      for (int i = Math.min(sleepers, holds.size()); i > 0; i--) {
        notEmpty.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next lane; null if there is none. */
  @Nullable Hold poll() {
    for (Batch batch = batches.peek(); batch != null; batch = batches.peek()) {
      Hold hold = batch.take();
      if (hold != null) {
        if (size.decrementAndGet() == lowMark) {
          low.run();
        }
        return hold;
      }
      batches.remove(batch);
    }
    return null;
  }

  /** Waits for the next lane; null once the queue is closed and empty. */
  @Nullable Hold take() throws InterruptedException {
    Hold hold = poll();
    return hold == null ? waited() : hold;
  }

  private @Nullable Hold waited() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      sleepers++;
      Hold hold = poll();
      while (hold == null && !closed) {
        notEmpty.await();
        hold = poll();
      }
      return hold;
    } finally {
      sleepers--;
      lock.unlock();
    }
  }

  /** Lets waiting workers go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
