package io.github.odoosync.writer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many calls are in Odoo at once: one more after each round without trouble, half as many after
 * a conflict, a refusal for load, or answers that are missing again or late. Thread-safe.
 */
final class Gate {

  // Calls that went out together meet the same trouble together: it is counted once.
  private static final long ONE_TROUBLE = Duration.ofMillis(500).toNanos();

  private static final double SLOWER = 2.5;

  // So many answers between two that are missing make them two accidents.
  private static final int ACCIDENT = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final LongSupplier nanos;
  private final int most;
  private final Map<String, Double> usual = new HashMap<>();
  private double limit;
  private int inside;
  private long troubledAt;
  private boolean troubled;
  private int answered = ACCIDENT;

  Gate(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.limit = Math.min(2, most);
  }

  /** Waits for a place; returns false if there is none in this time. */
  boolean enter(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long wait = patience.toNanos();
      while (inside >= (int) limit) {
        if (wait <= 0) {
          return false;
        }
        wait = left.awaitNanos(wait);
      }
      inside++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Leaves after a call that was answered.
   *
   * @param kind what was called: only calls of one kind are compared
   * @param nanosPerRow how long it took for each record
   */
  void done(String kind, double nanosPerRow) {
    leave(
        () -> {
          answered++;
          double before = usual.getOrDefault(kind, nanosPerRow);
          usual.put(kind, 0.9 * before + 0.1 * nanosPerRow);
          boolean slow = nanosPerRow > SLOWER * before;
          limit = slow ? Math.max(1, limit * 0.9) : Math.min(most, limit + 1 / limit);
        });
  }

  /** Leaves after a call that says nothing of how much Odoo can take. */
  void leave() {
    leave(() -> {});
  }

  /** Leaves after a call that met trouble. */
  void troubled() {
    leave(this::halve);
  }

  /**
   * Leaves after a call that was not answered: trouble if it took long, or if another was not
   * answered shortly before.
   */
  void unanswered(String kind, double nanosPerRow) {
    leave(
        () -> {
          boolean late = nanosPerRow > SLOWER * usual.getOrDefault(kind, nanosPerRow);
          if (late || answered < ACCIDENT) {
            halve();
          }
          answered = 0;
        });
  }

  private void halve() {
    long now = nanos.getAsLong();
    if (!troubled || now - troubledAt > ONE_TROUBLE) {
      limit = Math.max(1, limit / 2);
      troubledAt = now;
      troubled = true;
    }
  }

  /** Returns how many may be inside now. */
  int limit() {
    lock.lock();
    try {
      return (int) limit;
    } finally {
      lock.unlock();
    }
  }

  private void leave(Runnable note) {
    lock.lock();
    try {
      inside--;
      note.run();
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
