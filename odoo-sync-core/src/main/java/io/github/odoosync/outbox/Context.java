package io.github.odoosync.outbox;

import io.github.odoosync.lane.LaneStore;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What all parts of one dispatcher share.
 *
 * @param owner the random name under which it claims
 * @param nanos the monotonic clock
 */
record Context(
    LaneStore store, String owner, LongSupplier nanos, RandomGenerator random, Events events) {

  long now() {
    return nanos.getAsLong();
  }
}
