package io.github.odoosync.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a claimer looks again after it found nothing: soon after an enqueue in this process, else
 * less and less often.
 *
 * <p>An enqueue is told before its transaction commits, so one look at once is not enough.
 */
final class PollPace {

  private static final long MILLI = 1_000_000;
  private static final long[] AFTER_ENQUEUE = {MILLI, 2 * MILLI, 4 * MILLI, 8 * MILLI, 16 * MILLI};
  private static final long SHORTEST_IDLE = 25 * MILLI;
  private static final long LONGEST_IDLE = 1_000 * MILLI;
  private static final long NEVER = Long.MAX_VALUE;

  // However many signals come, the database is not asked more often while there is nothing.
  private static final long REST = MILLI;

  private final Context context;
  private final Signal signal;
  private final long start;
  private final AtomicLong dueAt = new AtomicLong(NEVER);
  private volatile long enqueuedAt = -LONGEST_IDLE;
  private volatile boolean fresh;
  private int step;
  private long idle = SHORTEST_IDLE;

  PollPace(Context context, Signal signal) {
    this.context = context;
    this.signal = signal;
    this.start = context.now();
  }

  /** Notes an enqueue in this process; cheap. */
  void enqueued() {
    enqueuedAt = now();
    fresh = true;
    signal.fire();
  }

  /** Notes that a lane will be due after this time. */
  void dueIn(Duration delay) {
    if (delay.isZero()) {
      signal.fire();
    } else if (delay.compareTo(Duration.ofNanos(LONGEST_IDLE)) < 0) {
      dueAt.accumulateAndGet(now() + delay.toNanos(), Math::min);
      signal.fire();
    }
  }

  /** Notes that a look found something. */
  void found() {
    idle = SHORTEST_IDLE;
  }

  /** Waits after a look that found nothing. */
  void rest() throws InterruptedException {
    long wait = Math.min(untilDue(), nextWait());
    TimeUnit.NANOSECONDS.sleep(REST);
    if (wait > REST) {
      signal.await(wait - REST);
    }
  }

  private long nextWait() {
    if (fresh) {
      fresh = false;
      step = 0;
    }
    if (now() - enqueuedAt < LONGEST_IDLE) {
      idle = SHORTEST_IDLE;
      return step < AFTER_ENQUEUE.length ? AFTER_ENQUEUE[step++] : SHORTEST_IDLE;
    }
    long wait = idle;
    idle = Math.min(LONGEST_IDLE, idle * 2);
    return wait - context.random().nextLong(wait / 4);
  }

  private long untilDue() {
    long due = dueAt.get();
    if (due == NEVER) {
      return NEVER;
    }
    long left = due - now();
    if (left <= 0) {
      dueAt.compareAndSet(due, NEVER);
    }
    return Math.max(MILLI, left + MILLI);
  }

  private long now() {
    return context.now() - start;
  }
}
