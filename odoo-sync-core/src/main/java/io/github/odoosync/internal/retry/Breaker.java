package io.github.odoosync.internal.retry;

import dev.failsafe.CircuitBreaker;
import io.github.odoosync.retry.BreakerPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses calls at once while a server fails again and again. Thread-safe. */
public final class Breaker {

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  private final @Nullable CircuitBreaker<Object> circuit;

  /**
   * Returns a breaker.
   *
   * @param target what is called, for the log
   */
  public Breaker(BreakerPolicy policy, String target) {
    this.circuit = policy.failures() == 0 ? null : circuit(policy, target);
  }

  private static CircuitBreaker<Object> circuit(BreakerPolicy policy, String target) {
    return CircuitBreaker.builder()
        .withFailureThreshold(policy.failures())
        .withSuccessThreshold(1)
        .withDelay(policy.openFor())
        .onOpen(event -> LOG.warn("{} fails again and again; calls are refused for now", target))
        .onClose(event -> LOG.info("{} answers again", target))
        .build();
  }

  /** Returns whether a call may pass; its result has to be recorded then. */
  public boolean tryPass() {
    return circuit == null || circuit.tryAcquirePermit();
  }

  /** Returns how long the breaker stays open. */
  public Duration remaining() {
    return circuit == null ? Duration.ZERO : circuit.getRemainingDelay();
  }

  /** Returns whether calls pass freely: neither open nor trying a first call. */
  public boolean isClosed() {
    return circuit == null || circuit.isClosed();
  }

  /** Returns whether the one call that is let through after an open time is under way. */
  public boolean isTrying() {
    return circuit != null && circuit.isHalfOpen();
  }

  /** Records that a call which passed was answered. */
  public void success() {
    if (circuit != null) {
      circuit.recordSuccess();
    }
  }

  /** Records that a call which passed found the server failing. */
  public void failure() {
    if (circuit != null) {
      circuit.recordFailure();
    }
  }
}
