package io.github.odoosync.observe.micrometer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A value that is asked for at most once in a while, however many gauges show it. Thread-safe. */
final class Recent<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Recent.class);

  private final Supplier<T> source;
  private final Duration lifetime;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<T> value = Optional.empty();
  private @Nullable Instant askedAt;

  Recent(Supplier<T> source, Duration lifetime, Clock clock) {
    this.source = source;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Returns the value; empty while it cannot be had. */
  Optional<T> get() {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (askedAt == null || !now.isBefore(askedAt.plus(lifetime))) {
        askedAt = now;
        value = ask();
      }
      return value;
    } finally {
      lock.unlock();
    }
  }

  private Optional<T> ask() {
    try {
      return Optional.of(source.get());
    } catch (RuntimeException e) {
      LOG.debug("Gauges have no value for now: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
