package io.github.odoosync.idempotency;

import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import java.sql.Connection;
import java.time.Duration;

class MemoryIdempotencyTest extends IdempotencyContract {

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
  private final MemoryStore store = MemoryStore.create(clock);

  @Override
  IdempotencyStore store() {
    return store.keys();
  }

  @Override
  Connection connection() {
    return store.connection();
  }

  @Override
  void age(Duration by) {
    clock.advance(by);
  }
}
