package io.github.odoosync.reconcile;

import java.util.List;
import java.util.Objects;

/**
 * One key over which two sides disagree while nothing of it is on its way.
 *
 * @param key the text of the business key
 * @param kind how they disagree
 * @param differences in what; empty unless the kind is {@link Kind#DIFFERS}
 */
public record Drift(String key, Kind kind, List<Difference> differences) {

  /** How two sides disagree. */
  public enum Kind {
    /** The left side does not have what the right one has. */
    MISSING_LEFT,
    /** The right side does not have what the left one has. */
    MISSING_RIGHT,
    /** Both have it, not alike. */
    DIFFERS,
    /** The left side has it more than once. */
    DUPLICATE_LEFT,
    /** The right side has it more than once. */
    DUPLICATE_RIGHT
  }

  /** Copies the list. */
  public Drift {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
    differences = List.copyOf(differences);
  }
}
