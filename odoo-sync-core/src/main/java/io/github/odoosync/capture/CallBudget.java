package io.github.odoosync.capture;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.RateLimitedException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How many calls may be made in any minute, and how many of them by what is not urgent. */
final class CallBudget {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private final long[] made;
  private final int reserve;
  private int next;
  private long count;

  /**
   * @param perMinute how many in any 60 seconds
   * @param reserve how many of them only urgent work may use
   */
  CallBudget(int perMinute, int reserve, LongSupplier nanos) {
    this.nanos = nanos;
    this.made = new long[perMinute];
    this.reserve = reserve;
  }

  /** Counts a call about to be made; refuses it if there were too many within a minute. */
  synchronized void take() {
    if (left() == 0) {
      throw new RateLimitedException(
          Failure.of(
              ErrorCode.LIMIT_EXCEEDED,
              "All " + made.length + " calls of this minute that capture may make are made"),
          null);
    }
    made[next] = nanos.getAsLong();
    next = (next + 1) % made.length;
    count++;
  }

  /** Returns whether work may begin. */
  synchronized boolean allows(boolean urgent) {
    return left() > (urgent ? 0 : reserve);
  }

  /** Returns how many calls were made in all. */
  synchronized long made() {
    return count;
  }

  private int left() {
    long now = nanos.getAsLong();
    int busy = 0;
    int filled = (int) Math.min(count, made.length);
    // The newest come first when walking back; the first old one ends the walk.
    while (busy < filled && now - made[Math.floorMod(next - 1 - busy, made.length)] < MINUTE) {
      busy++;
    }
    return made.length - busy;
  }
}
