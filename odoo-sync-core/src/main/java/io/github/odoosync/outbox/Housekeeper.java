package io.github.odoosync.outbox;

import io.github.odoosync.lane.Retention;

/** Asks who is paused, and removes what is older than the retention says. */
final class Housekeeper implements Runnable {

  private static final long SECOND = 1_000_000_000;
  private static final long PURGE_EVERY = 60 * SECOND;
  private static final long BETWEEN_CHUNKS = SECOND / 10;
  private static final int CHUNK = 1_000;

  private final Context context;
  private final Pauses pauses;
  private final Retention retention;
  private final Episode asking;
  private final Episode purging;
  private final Signal signal = new Signal();
  private volatile boolean stopped;
  private long purgeAt;

  Housekeeper(Context context, Pauses pauses, Retention retention) {
    this.context = context;
    this.pauses = pauses;
    this.retention = retention;
    this.asking = new Episode("Asking what is paused", context);
    this.purging = new Episode("Removing old rows", context);
    // Dispatchers that start together do not purge together.
    this.purgeAt = context.now() + context.random().nextLong(PURGE_EVERY);
  }

  void stop() {
    stopped = true;
    signal.fire();
  }

  @Override
  public void run() {
    Loop.until(() -> stopped, signal, this::round);
  }

  private void round() throws InterruptedException {
    long next = ask();
    if (context.now() - purgeAt >= 0) {
      purgeAt = context.now() + purge();
    }
    long untilPurge = Math.max(0, purgeAt - context.now());
    signal.pause(Math.min(next, untilPurge), () -> stopped);
  }

  private long ask() {
    try {
      pauses.refresh();
      asking.over();
      return SECOND;
    } catch (RuntimeException | Error e) {
      return SECOND + asking.failed(e);
    }
  }

  /** Removes a chunk and returns when to remove the next, in nanoseconds. */
  private long purge() {
    try {
      int gone = context.store().purge(retention, CHUNK);
      purging.over();
      return gone < CHUNK ? PURGE_EVERY : BETWEEN_CHUNKS;
    } catch (RuntimeException | Error e) {
      purging.failed(e);
      return PURGE_EVERY;
    }
  }
}
