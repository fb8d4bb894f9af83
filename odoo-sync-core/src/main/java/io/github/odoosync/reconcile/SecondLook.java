package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import io.github.odoosync.reconcile.Reconciliation.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads keys anew from both sides, leaving out what is on its way before or after it was read. */
final class SecondLook<D extends Document> {

  private final Plan<D> plan;

  SecondLook(Plan<D> plan) {
    this.plan = plan;
  }

  /** What was seen; pairs are in the order of the keys asked for. */
  record Seen<D extends Document>(List<Pair<D>> pairs, Set<String> inFlight) {}

  Seen<D> at(Collection<String> keys) {
    Set<String> onTheWay = new HashSet<>(plan.inFlight().among(keys));
    List<String> still = without(keys, onTheWay);
    if (still.isEmpty()) {
      return new Seen<>(List.of(), onTheWay);
    }
    Map<String, List<D>> left = read(plan.left(), still);
    Map<String, List<D>> right = read(plan.right(), still);
    onTheWay.addAll(plan.inFlight().among(still));
    List<Pair<D>> pairs = new ArrayList<>();
    for (String key : without(still, onTheWay)) {
      pairs.add(
          new Pair<>(key, left.getOrDefault(key, List.of()), right.getOrDefault(key, List.of())));
    }
    return new Seen<>(pairs, onTheWay);
  }

  private Map<String, List<D>> read(Side<D> side, List<String> keys) {
    Map<String, List<D>> found = new HashMap<>();
    for (D document : side.read(keys)) {
      found.computeIfAbsent(document.key().key(), any -> new ArrayList<>()).add(document);
    }
    return found;
  }

  private static List<String> without(Collection<String> keys, Set<String> left) {
    return keys.stream().filter(key -> !left.contains(key)).toList();
  }
}
