package io.github.odoosync.internal.retry;

import io.github.odoosync.retry.LimitPolicy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives calls their turn: a number in flight, a token bucket, and a pause that the server asked
 * for. Thread-safe.
 *
 * <p>The bucket is one number, the moment at which it was, or will be, full: a token taken moves it
 * one interval on. A turn is booked before it is waited for, so that turns are first come first
 * served.
 */
final class Limiter {

  private final LimitPolicy policy;
  private final Ticker ticker;
  private final Semaphore inFlight;
  private final AtomicLong fullAt;
  private final AtomicLong pausedUntil;

  Limiter(LimitPolicy policy, Ticker ticker) {
    this.policy = policy;
    this.ticker = ticker;
    this.inFlight = new Semaphore(policy.concurrency(), true);
    this.fullAt = new AtomicLong(ticker.nanos());
    this.pausedUntil = new AtomicLong(ticker.nanos());
  }

  /**
   * Waits for a turn; {@link #leave()} gives it back.
   *
   * @return false if it did not come in time
   */
  boolean enter(Duration atMost) throws InterruptedException {
    long deadline = ticker.nanos() + atMost.toNanos();
    if (!inFlight.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean entered = false;
    try {
      entered = waitForToken(deadline);
    } finally {
      if (!entered) {
        inFlight.release();
      }
    }
    return entered;
  }

  /** Gives a turn back. */
  void leave() {
    inFlight.release();
  }

  /** Lets nothing through for a while, because the server asked for it. */
  void pause(Duration time) {
    long until = ticker.nanos() + time.toNanos();
    pausedUntil.accumulateAndGet(until, (known, asked) -> asked - known > 0 ? asked : known);
  }

  private boolean waitForToken(long deadline) throws InterruptedException {
    long turn = book(deadline);
    long wait = turn - ticker.nanos();
    if (turn - deadline > 0) {
      return false;
    }
    if (wait > 0) {
      ticker.sleep(Duration.ofNanos(wait));
    }
    return true;
  }

  // Books a token only if its turn comes before the deadline.
  private long book(long deadline) {
    long interval = policy.interval().toNanos();
    while (true) {
      long now = ticker.nanos();
      long pause = Math.max(0, pausedUntil.get() - now);
      if (interval == 0) {
        return now + pause;
      }
      long known = fullAt.get();
      long behind = Math.max(0, known - now);
      long allowed = interval * (policy.burst() - 1L);
      long turn = now + Math.max(pause, behind - allowed);
      long next = Math.max(now + behind, turn) + interval;
      if (turn - deadline > 0 || fullAt.compareAndSet(known, next)) {
        return turn;
      }
    }
  }
}
