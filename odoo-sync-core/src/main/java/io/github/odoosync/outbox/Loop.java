package io.github.odoosync.outbox;

import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a thread's step until it is told to stop; no error of a step ends it. */
final class Loop {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private static final long AFTER_ERROR_NANOS = 1_000_000_000;

  /** One round of a thread's work; waits by itself where there is nothing to do. */
  @FunctionalInterface
  interface Step {
    void run() throws InterruptedException;
  }

  private Loop() {}

  static void until(BooleanSupplier stopped, Signal signal, Step step) {
    try {
      while (!stopped.getAsBoolean()) {
        guarded(stopped, signal, step);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void guarded(BooleanSupplier stopped, Signal signal, Step step)
      throws InterruptedException {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.error("{} goes on after an error of its own", Thread.currentThread().getName(), e);
      signal.pause(AFTER_ERROR_NANOS, stopped);
    }
  }
}
