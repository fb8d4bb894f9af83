package io.github.odoosync.capture;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What the lanes of one stream work with.
 *
 * @param nanos the monotonic clock
 */
record Tools<T>(
    Settings settings,
    Queries queries,
    RootReading<T> roots,
    Ledger<T> ledger,
    ServerClock serverClock,
    LongSupplier nanos,
    Meter meter,
    CaptureKind<T> kind) {

  long now() {
    return nanos.getAsLong();
  }

  /** Reads roots whole. */
  Reading<T> read(Set<Long> ids) {
    Reading<T> reading = roots.read(ids);
    reading.found().values().forEach(root -> saw(kind.form().changedAt(root)));
    return reading;
  }

  void saw(Instant changedAt) {
    if (changedAt.isAfter(Instant.EPOCH)) {
      serverClock.saw(changedAt);
    }
  }

  void saw(Collection<Hit> hits) {
    hits.stream().map(Hit::changedAt).max(Instant::compareTo).ifPresent(this::saw);
  }
}
