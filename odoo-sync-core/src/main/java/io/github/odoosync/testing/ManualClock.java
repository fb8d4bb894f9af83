package io.github.odoosync.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock in UTC that stands still until it is moved. Thread-safe. */
public final class ManualClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** Returns a clock that shows this moment. */
  public static ManualClock at(Instant moment) {
    return new ManualClock(new AtomicReference<>(moment), ZoneOffset.UTC);
  }

  /** Returns a clock that shows this moment, written as {@code 2026-03-01T10:00:00Z}. */
  public static ManualClock at(String moment) {
    return at(Instant.parse(moment));
  }

  /** Moves the clock on. */
  public void advance(Duration by) {
    now.updateAndGet(moment -> moment.plus(by));
  }

  /** Sets the clock, backwards too. */
  public void set(Instant moment) {
    now.set(moment);
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a clock in another zone that is moved with this one. */
  @Override
  public Clock withZone(ZoneId other) {
    return new ManualClock(now, other);
  }
}
