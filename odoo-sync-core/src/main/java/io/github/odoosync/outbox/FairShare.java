package io.github.odoosync.outbox;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many lanes a worker puts into one call: what lies there is shared with the workers that have
 * nothing to do, as long as the calls stay worth making. Thread-safe.
 */
final class FairShare {

  // Smaller parts of what a call may hold are not worth a call of their own.
  private static final int MOST_PARTS = 20;

  private final int workers;
  private final int most;
  private final int fewest;
  private final AtomicInteger calling = new AtomicInteger();

  /**
   * @param most how many lanes a call may hold
   */
  FairShare(int workers, int most) {
    this.workers = workers;
    this.most = most;
    this.fewest = (most + MOST_PARTS - 1) / MOST_PARTS;
  }

  /** Returns how many lanes the next call of a worker is to hold of so many that lie there. */
  int of(int lanes) {
    int idle = Math.max(1, workers - calling.get());
    return Math.min(most, Math.max(fewest, (lanes + idle - 1) / idle));
  }

  void begin() {
    calling.incrementAndGet();
  }

  void end() {
    calling.decrementAndGet();
  }
}
