package io.github.odoosync.crashlab;

import java.util.concurrent.TimeUnit;

/** Waits as long as there is progress, and some time without. */
final class Patience {

  private static final long WITHOUT_PROGRESS = TimeUnit.SECONDS.toNanos(60);

  private long best = Long.MIN_VALUE;
  private long since = System.nanoTime();

  /** Back and forth is no progress. */
  boolean isOver(long reached) {
    if (reached > best) {
      best = reached;
      since = System.nanoTime();
    }
    return System.nanoTime() - since > WITHOUT_PROGRESS;
  }
}
