package io.github.odoosync.internal.http;

import io.github.odoosync.connector.http.RateLimit;
import io.github.odoosync.connector.http.RateSignal;
import io.github.odoosync.internal.retry.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests through as all the limits they fall under allow, which may be shared. Thread-safe.
 *
 * <p>A request takes from all its limits at once or from none, so that one which waits for the one
 * limit holds nothing of another.
 */
public final class RateGovernor {

  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final Map<String, RateGate> gates = new HashMap<>();

  /** Lives by a ticker. */
  public RateGovernor(Ticker ticker) {
    this.ticker = ticker;
  }

  /** What a request took; to be given back when it ended. */
  public final class Pass {

    private final List<RateGate> taken;
    private final int cost;

    private Pass(List<RateGate> taken, int cost) {
      this.taken = taken;
      this.cost = cost;
    }

    /** Gives it back; once. */
    public void leave() {
      locked(() -> taken.forEach(gate -> gate.leave(cost)));
    }
  }

  /** A request was not let through in time; waiting so long might have been enough. */
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String scope;
    private final Duration wait;

    Refused(String scope, Duration wait) {
      super("The limit " + scope + " lets nothing through for " + wait.toMillis() + " ms");
      this.scope = scope;
      this.wait = wait;
    }

    /** Returns the limit that stood in the way. */
    public String scope() {
      return scope;
    }

    /** Returns how long it may last. */
    public Duration waitFor() {
      return wait;
    }
  }

  /**
   * Waits until all limits let a request through.
   *
   * @param scopes limits without a number, which can be paused only
   * @param atMost how long to wait; if it is sure to take longer, this fails at once
   */
  public Pass enter(List<RateLimit> limits, List<String> scopes, int cost, Duration atMost)
      throws Refused, InterruptedException {
    long deadline = ticker.nanos() + atMost.toNanos();
    lock.lockInterruptibly();
    try {
      List<RateGate> needed = gates(limits, scopes);
      while (true) {
        long now = ticker.nanos();
        RateGate last = last(needed, now, cost);
        long wait = last.delay(now, cost);
        if (wait == 0) {
          needed.forEach(gate -> gate.enter(now, cost));
          return new Pass(needed, cost);
        }
        long left = deadline - now;
        boolean known = wait != RateGate.UNTIL_SOMEBODY_LEAVES;
        if (left <= 0 || (known && wait > left)) {
          throw new Refused(last.scope(), known ? Duration.ofNanos(wait) : atMost);
        }
        long unused = changed.awaitNanos(Math.min(wait, left));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes what an answer says of limits; of those unknown here it takes a pause only. */
  public void report(List<RateSignal> signals) {
    if (signals.isEmpty()) {
      return;
    }
    locked(
        () -> {
          long now = ticker.nanos();
          for (RateSignal signal : signals) {
            gates.computeIfAbsent(signal.scope(), OpenGate::new).report(now, signal);
          }
        });
  }

  private List<RateGate> gates(List<RateLimit> limits, List<String> scopes) {
    List<RateGate> needed = new ArrayList<>(limits.size() + scopes.size());
    for (RateLimit limit : limits) {
      RateGate known = gates.get(limit.scope());
      if (known == null || known instanceof OpenGate) {
        RateGate gate = RateGate.of(limit, ticker.nanos());
        gate.pauseLike(known);
        gates.put(limit.scope(), gate);
        known = gate;
      }
      needed.add(known);
    }
    scopes.forEach(scope -> needed.add(gates.computeIfAbsent(scope, OpenGate::new)));
    return needed;
  }

  private static RateGate last(List<RateGate> needed, long now, int cost) {
    RateGate last = needed.get(0);
    for (RateGate gate : needed) {
      if (gate.delay(now, cost) > last.delay(now, cost)) {
        last = gate;
      }
    }
    return last;
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A scope of which no number is known. */
  private static final class OpenGate extends RateGate {

    OpenGate(String scope) {
      super(scope);
    }
  }
}
