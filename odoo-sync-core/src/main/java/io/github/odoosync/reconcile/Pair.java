package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import io.github.odoosync.reconcile.Drift.Kind;
import java.util.List;
import java.util.Optional;

/** What the two sides hold under one key. */
record Pair<D extends Document>(String key, List<D> left, List<D> right) {

  /** Returns how the sides disagree; empty if they agree. */
  Optional<Drift> drift(Comparison<D> comparison) {
    if (left.size() > 1) {
      return found(Kind.DUPLICATE_LEFT);
    }
    if (right.size() > 1) {
      return found(Kind.DUPLICATE_RIGHT);
    }
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() == right.isEmpty()
          ? Optional.empty()
          : found(left.isEmpty() ? Kind.MISSING_LEFT : Kind.MISSING_RIGHT);
    }
    List<Difference> differences =
        comparison.meaning(left.get(0)).differences(comparison.meaning(right.get(0)));
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Drift(key, Kind.DIFFERS, differences));
  }

  private Optional<Drift> found(Kind kind) {
    return Optional.of(new Drift(key, kind, List.of()));
  }
}
