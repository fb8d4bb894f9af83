package io.github.odoosync.reconcile;

import static java.util.stream.Collectors.toSet;

import io.github.odoosync.lane.LaneStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tells what is on its way between the two sides: it differs because it is early, not because it
 * drifted.
 */
@FunctionalInterface
public interface InFlight {

  /** Returns which of these keys are on their way, at the moment of the call. */
  Set<String> among(Collection<String> keys);

  /** Returns that nothing ever is, for sides that change in one transaction. */
  static InFlight nothing() {
    return keys -> Set.of();
  }

  /**
   * Returns that a key is on its way while a consumer's lane of it has messages that are not done,
   * also if it stands: then people know of it already.
   *
   * @param laneKey the key of the lane for a business key
   */
  static InFlight lanes(LaneStore store, String consumer, UnaryOperator<String> laneKey) {
    return keys -> {
      Map<String, String> lanes = new HashMap<>();
      keys.forEach(key -> lanes.put(key, laneKey.apply(key)));
      Set<String> busy = store.busy(consumer, Set.copyOf(lanes.values()));
      return keys.stream().filter(key -> busy.contains(lanes.get(key))).collect(toSet());
    };
  }

  /** Returns what is on its way by one of two tellings. */
  default InFlight or(InFlight other) {
    return keys -> {
      Set<String> both = new HashSet<>(among(keys));
      both.addAll(other.among(keys));
      return both;
    };
  }
}
