package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import io.github.odoosync.reconcile.Comparison.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts and sums drift while a run finds it. */
final class Tally<D extends Document> {

  private record Place(String measure, String unit) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byMeasure = measure.compareTo(other.measure);
      return byMeasure != 0 ? byMeasure : unit.compareTo(other.unit);
    }
  }

  private final List<Measure<D>> measures;
  private final Map<Drift.Kind, Long> kinds = new EnumMap<>(Drift.Kind.class);
  private final Map<Place, DriftSum> sums = new TreeMap<>();

  Tally(List<Measure<D>> measures) {
    this.measures = measures;
  }

  void add(Drift drift, Pair<D> pair) {
    kinds.merge(drift.kind(), 1L, Long::sum);
    for (Measure<D> measure : measures) {
      Map<String, BigDecimal> left = total(measure, pair.left());
      Map<String, BigDecimal> right = total(measure, pair.right());
      Set<String> units = new TreeSet<>(left.keySet());
      units.addAll(right.keySet());
      for (String unit : units) {
        add(
            new Place(measure.name(), unit),
            left.getOrDefault(unit, BigDecimal.ZERO),
            right.getOrDefault(unit, BigDecimal.ZERO));
      }
    }
  }

  Map<Drift.Kind, Long> kinds() {
    return kinds;
  }

  long drifting() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  List<DriftSum> sums() {
    return new ArrayList<>(sums.values());
  }

  private void add(Place place, BigDecimal left, BigDecimal right) {
    DriftSum one =
        new DriftSum(place.measure(), place.unit(), left, right, left.subtract(right).abs());
    sums.merge(place, one, Tally::plus);
  }

  private static DriftSum plus(DriftSum one, DriftSum other) {
    return new DriftSum(
        one.measure(),
        one.unit(),
        one.left().add(other.left()),
        one.right().add(other.right()),
        one.moved().add(other.moved()));
  }

  private Map<String, BigDecimal> total(Measure<D> measure, List<D> documents) {
    Map<String, BigDecimal> totals = new HashMap<>();
    for (D document : documents) {
      Measure.Figure figure = measure.figure().apply(document);
      if (figure != null) {
        totals.merge(figure.unit(), figure.value(), BigDecimal::add);
      }
    }
    return totals;
  }
}
