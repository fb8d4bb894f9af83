package io.github.odoosync.outbox;

import io.github.odoosync.lane.HeldLane;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All lanes that one dispatcher holds, from claim to settlement. Thread-safe. */
final class Holds {

  private final Map<HeldLane, Hold> held = new ConcurrentHashMap<>();

  void add(List<Hold> claimed) {
    for (Hold hold : claimed) {
      held.put(hold.held(), hold);
    }
  }

  void remove(Hold hold) {
    held.remove(hold.held());
  }

  Collection<Hold> all() {
    return held.values();
  }
}
