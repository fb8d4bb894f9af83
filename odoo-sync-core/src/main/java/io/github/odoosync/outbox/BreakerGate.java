package io.github.odoosync.outbox;

import io.github.odoosync.internal.retry.Breaker;
import io.github.odoosync.retry.BreakerPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One destination's breaker, shared by its consumers.
 *
 * <p>Only errors that say that the destination cannot be used count: unreachable, unavailable, no
 * answer, too many requests, a refused login. What a handler returns counts as an answer, except an
 * unknown outcome.
 */
final class BreakerGate {

  private final String destination;
  private final Breaker breaker;
  private final Events events;
  private final AtomicBoolean told = new AtomicBoolean();

  // Successes matter to the breaker after a failure only; without this, each would take its lock.
  private volatile boolean failedLately;

  BreakerGate(String destination, BreakerPolicy policy, Events events) {
    this.destination = destination;
    this.breaker = new Breaker(policy, "Destination " + destination);
    this.events = events;
  }

  /** Returns whether a call may be made; then one of the three results has to be recorded. */
  boolean tryPass() {
    return !failedLately || breaker.tryPass();
  }

  /** Returns whether calls do not pass freely. */
  boolean isOpen() {
    return failedLately && !breaker.isClosed();
  }

  /** Returns for how long no call passes. */
  Duration remaining() {
    return breaker.remaining();
  }

  /** Returns how many lanes may be claimed now: none, one to try, or any number. */
  int lanesAllowed() {
    if (!failedLately || breaker.isClosed()) {
      return Integer.MAX_VALUE;
    }
    boolean waiting = breaker.isTrying() || !breaker.remaining().isZero();
    return waiting ? 0 : 1;
  }

  void success() {
    if (failedLately) {
      record(true);
    }
  }

  void failure() {
    record(false);
  }

  private void record(boolean success) {
    synchronized (breaker) {
      if (success) {
        breaker.success();
      } else {
        breaker.failure();
      }
      failedLately = !success || !breaker.isClosed();
    }
    tell();
  }

  /** Records a call that says nothing of the destination; a first try is not used up by it. */
  void neither() {
    if (failedLately && breaker.isTrying()) {
      record(false);
    }
  }

  private void tell() {
    boolean open = !breaker.isClosed();
    if (told.compareAndSet(!open, open)) {
      events.tell(
          at ->
              open
                  ? new OutboxEvent.BreakerOpened(at, destination)
                  : new OutboxEvent.BreakerClosed(at, destination));
    }
  }
}
