package io.github.odoosync.connector.command;

import io.github.odoosync.internal.retry.Backoff;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** For how long nothing is sent to an account that refuses everything. Thread-safe. */
final class Quiet {

  private final LongSupplier nanos;
  private final Backoff backoff;
  private long notBefore;
  private String reason = "";
  private int refusals;

  Quiet(LongSupplier nanos, Backoff backoff) {
    this.nanos = nanos;
    this.backoff = backoff;
    this.notBefore = nanos.getAsLong();
  }

  /**
   * Takes that the account refused a command for a while.
   *
   * @param after how long; null for longer and longer
   * @return how long it is
   */
  synchronized Duration keep(@Nullable Duration after, String why) {
    refusals++;
    Duration wait = after == null ? backoff.before(refusals + 1) : after;
    notBefore = Math.max(notBefore, nanos.getAsLong() + wait.toNanos());
    reason = why;
    return left();
  }

  /** Takes that the account answers. */
  synchronized void end() {
    refusals = 0;
  }

  synchronized Duration left() {
    return Duration.ofNanos(Math.max(0, notBefore - nanos.getAsLong()));
  }

  synchronized String reason() {
    return reason;
  }
}
