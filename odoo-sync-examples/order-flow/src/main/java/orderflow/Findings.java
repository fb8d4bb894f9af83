package orderflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a proof finds: what is missing, there twice, out of order, or different. */
final class Findings {

  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> disordered = new ArrayList<>();
  private final List<String> drift = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();

  /** What was found. */
  record Verdict(
      List<String> lost,
      List<String> doubled,
      List<String> disordered,
      List<String> drift,
      Map<String, Long> counts) {

    boolean good() {
      return troubles().isEmpty();
    }

    List<String> troubles() {
      return Stream.of(lost, doubled, disordered, drift).flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
      return "%d lost, %d duplicated, order %s, %d drift"
          .formatted(
              lost.size(), doubled.size(), disordered.isEmpty() ? "kept" : "BROKEN", drift.size());
    }
  }

  void lost(String what) {
    lost.add(what);
  }

  void doubled(String what) {
    doubled.add(what);
  }

  void disordered(String what) {
    disordered.add(what);
  }

  void drift(String what) {
    drift.add(what);
  }

  void count(String what, long number) {
    counts.put(what, number);
  }

  Verdict verdict() {
    return new Verdict(lost, doubled, disordered, drift, counts);
  }

  /** Adds pieces of a product to what there is under a key. */
  static void add(
      Map<String, Map<String, Integer>> all, String key, String sku, BigDecimal pieces) {
    all.computeIfAbsent(key, any -> new HashMap<>()).merge(sku, pieces.intValue(), Integer::sum);
  }

  /** Compares pieces by their products. */
  void compare(String what, Map<String, Integer> wanted, Map<String, Integer> found) {
    Map<String, Integer> there = found == null ? Map.of() : found;
    Set<String> skus = new HashSet<>(wanted.keySet());
    skus.addAll(there.keySet());
    for (String sku : skus) {
      compare(what + ": " + sku, wanted.getOrDefault(sku, 0), there.getOrDefault(sku, 0));
    }
  }

  void compare(String what, long wanted, long found) {
    if (found < wanted) {
      lost.add("%s: %d of %d".formatted(what, found, wanted));
    } else if (found > wanted) {
      doubled.add("%s: %d instead of %d".formatted(what, found, wanted));
    }
  }
}
