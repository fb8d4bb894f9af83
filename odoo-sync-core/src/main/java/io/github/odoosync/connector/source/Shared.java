package io.github.odoosync.connector.source;

import io.github.odoosync.connector.store.SourceStore;
import io.github.odoosync.internal.retry.Backoff;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What all streams of one process work with.
 *
 * @param owner the random name under which it takes streams
 * @param nanos the monotonic clock
 */
record Shared(
    SourceStore store,
    Outbox outbox,
    SyncListener listener,
    Clock clock,
    LongSupplier nanos,
    RandomGenerator random,
    Backoff backoff,
    Duration lease,
    String owner) {

  /** Returns the time in nanoseconds, a tenth more or less by chance. */
  long about(Duration time) {
    long tenth = time.toNanos() / 10;
    return time.toNanos() - tenth + random.nextLong(2 * tenth + 1);
  }
}
