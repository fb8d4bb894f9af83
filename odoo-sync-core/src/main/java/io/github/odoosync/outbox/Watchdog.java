package io.github.odoosync.outbox;

import java.time.Duration;
import java.util.List;

/** Looks for handlers that run for too long. Does no I/O, so that nothing holds it up. */
final class Watchdog implements Runnable {

  private static final long LONGEST_NANOS = 250_000_000;
  private static final long SHORTEST_NANOS = 1_000_000;

  private final Context context;
  private final List<Pipeline> pipelines;
  private final long everyNanos;
  private final Signal signal = new Signal();
  private volatile boolean stopped;

  Watchdog(Context context, List<Pipeline> pipelines, Duration shortestTimeout) {
    this.context = context;
    this.pipelines = pipelines;
    this.everyNanos =
        Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, shortestTimeout.toNanos() / 10));
  }

  void stop() {
    stopped = true;
    signal.fire();
  }

  @Override
  public void run() {
    Loop.until(() -> stopped, signal, this::check);
  }

  private void check() throws InterruptedException {
    signal.await(everyNanos);
    for (Pipeline pipeline : pipelines) {
      pipeline.workers().check(context.now());
    }
  }
}
