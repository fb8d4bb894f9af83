package io.github.odoosync.outbox;

import io.github.odoosync.lane.HeldLane;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All lanes that one dispatcher holds, from claim to settlement. Thread-safe. */
final class Holds {

  private final Map<HeldLane, Hold> held = new ConcurrentHashMap<>();

  private final AtomicReference<@Nullable Hold> suspect = new AtomicReference<>();

  void add(List<Hold> claimed) {
    for (Hold hold : claimed) {
      held.put(hold.held(), hold);
    }
  }

  void remove(Hold hold) {
    held.remove(hold.held());
    suspect.compareAndSet(hold, null);
  }

  /** Takes the one place for a suspect until the lane is removed, unless another has it. */
  boolean trySuspect(Hold hold) {
    return suspect.compareAndSet(null, hold);
  }

  @Nullable Hold suspect() {
    return suspect.get();
  }

  Collection<Hold> all() {
    return held.values();
  }
}
