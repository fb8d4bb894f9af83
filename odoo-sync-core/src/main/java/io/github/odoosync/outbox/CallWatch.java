package io.github.odoosync.outbox;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Says since when a worker is in a handler, and lets a watchdog take over its lanes: exactly one of
 * the two ends each call. Thread-safe.
 */
final class CallWatch {

  private static final long TAKEN = -1;

  /**
   * The lanes of a worker during a call.
   *
   * @param called those whose messages the handler has
   * @param waiting others that the worker keeps meanwhile
   */
  record Lanes(List<LaneRun> called, List<LaneRun> waiting) {}

  // Odd while a call runs. The number tells one call from the next.
  private final AtomicLong state = new AtomicLong();
  private volatile long since;
  private volatile @Nullable Lanes lanes;

  /** Begins a call. Worker only. */
  void begin(Lanes of, long now) {
    lanes = of;
    since = now;
    state.setRelease(state.getPlain() + 1);
  }

  /** Ends a call. Worker only. Returns false if its lanes were taken over meanwhile. */
  boolean end() {
    long running = state.getPlain();
    return running != TAKEN && state.compareAndSet(running, running + 1);
  }

  /** Takes over the lanes of a call that runs for longer than this; null if none does. */
  @Nullable Lanes takeOver(long now, long timeout) {
    long running = state.get();
    boolean late = running % 2 == 1 && now - since > timeout;
    Lanes found = lanes;
    return late && state.compareAndSet(running, TAKEN) ? found : null;
  }
}
