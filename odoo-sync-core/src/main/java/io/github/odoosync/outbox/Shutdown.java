package io.github.odoosync.outbox;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains a dispatcher: no further claim, queued lanes back, running handlers finish or are
 * interrupted, results are stored.
 */
final class Shutdown {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private static final long AFTER_INTERRUPT = Duration.ofSeconds(2).toNanos();
  private static final long STORING = Duration.ofSeconds(5).toNanos();

  private final long drainNanos;
  private final List<Pipeline> pipelines;
  private final Threads claimers;
  private final Completer completer;

  Shutdown(Duration drainTimeout, List<Pipeline> pipelines, Threads claimers, Completer completer) {
    this.drainNanos = drainTimeout.toNanos();
    this.pipelines = pipelines;
    this.claimers = claimers;
    this.completer = completer;
  }

  void run() {
    boolean interrupted = Thread.interrupted();
    try {
      drain(interrupted ? 0 : drainNanos);
    } catch (InterruptedException e) {
      interrupted = true;
      LOG.warn("Closing was interrupted: lanes may be held until their lease ends");
      pipelines.forEach(pipeline -> pipeline.workers().interrupt());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    pipelines.forEach(Pipeline::stop);
    pipelines.forEach(pipeline -> pipeline.giveBackQueued(0));
    // A claim that is under way is waited for: what it brings is given back.
    claimers.join(Math.max(STORING, nanos));
    pipelines.forEach(pipeline -> pipeline.queue().close());
    pipelines.forEach(pipeline -> pipeline.giveBackQueued(0));
    if (!joinWorkers(end)) {
      pipelines.forEach(pipeline -> pipeline.workers().interrupt());
      if (!joinWorkers(System.nanoTime() + AFTER_INTERRUPT)) {
        LOG.warn("Handlers did not react to their interrupt; the leases of their lanes run out");
      }
    }
    awaitStored();
  }

  private boolean joinWorkers(long end) throws InterruptedException {
    boolean all = true;
    for (Pipeline pipeline : pipelines) {
      all &= pipeline.workers().join(Math.max(0, end - System.nanoTime()));
    }
    return all;
  }

  private void awaitStored() throws InterruptedException {
    if (!completer.awaitIdle(STORING)) {
      LOG.warn("Results could not be stored in time: their messages come again");
    }
  }

  /** Waits for threads that were told to stop. */
  static void end(Threads... stopped) {
    boolean interrupted = Thread.interrupted();
    try {
      for (Threads threads : stopped) {
        if (!threads.join(STORING)) {
          threads.interrupt();
          threads.join(AFTER_INTERRUPT);
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
