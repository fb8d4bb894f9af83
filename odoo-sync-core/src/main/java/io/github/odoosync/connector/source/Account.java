package io.github.odoosync.connector.source;

import java.time.Duration;
import java.util.function.LongSupplier;

/** One connector's account: what it refuses to one stream it refuses to all. Thread-safe. */
final class Account {

  private final LongSupplier nanos;
  private long notBefore;

  Account(LongSupplier nanos) {
    this.nanos = nanos;
    this.notBefore = nanos.getAsLong();
  }

  /** Leaves it alone for this long at least. */
  synchronized void leaveAlone(Duration wait) {
    notBefore = Math.max(notBefore, nanos.getAsLong() + wait.toNanos());
  }

  /** Returns for how many nanoseconds it is to be left alone; zero or less if it is not. */
  synchronized long nanosLeft() {
    return notBefore - nanos.getAsLong();
  }
}
