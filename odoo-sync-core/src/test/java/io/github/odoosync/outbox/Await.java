package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does; the time is a bound for a hang, never a result. */
final class Await {

  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private Await() {}

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("Never came true: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
