package io.github.odoosync.internal.retry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time as retries and limits see it: what passes, and how to let it pass. */
public interface Ticker {

  /** Returns the time passed since some fixed moment, in nanoseconds. */
  long nanos();

  /** Waits. */
  void sleep(Duration time) throws InterruptedException;

  /** Returns the machine's own time. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
      }
    };
  }
}
