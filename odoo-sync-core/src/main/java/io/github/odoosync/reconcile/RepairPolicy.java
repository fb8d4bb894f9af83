package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be repaired without asking: which side wins, field by field, and how much drift is too
 * much to be put right by a machine.
 *
 * <p>Nothing is ever deleted, and of two documents of one key none is changed: both are for people.
 * Immutable and thread-safe.
 *
 * @param <D> the kind of document
 */
public final class RepairPolicy<D extends Document> {

  /** A side of the reconciliation. */
  public enum Winner {
    LEFT,
    RIGHT,
    /** Neither: it is reported only. */
    NOBODY
  }

  private final Winner standard;
  private final Map<String, Winner> fields;
  private final Set<Winner> creators;
  private final Limits limits;

  private RepairPolicy(
      Winner standard, Map<String, Winner> fields, Set<Winner> creators, Limits limits) {
    this.standard = standard;
    this.fields = Map.copyOf(fields);
    this.creators = Set.copyOf(creators);
    this.limits = limits;
  }

  /** Returns a policy that repairs nothing. */
  public static <D extends Document> RepairPolicy<D> reportOnly() {
    return new RepairPolicy<>(Winner.NOBODY, Map.of(), Set.of(), Limits.STANDARD);
  }

  /** Returns a policy under which the left side wins in every field. */
  public static <D extends Document> RepairPolicy<D> leftWins() {
    return new RepairPolicy<>(Winner.LEFT, Map.of(), Set.of(), Limits.STANDARD);
  }

  /** Returns a policy under which the right side wins in every field. */
  public static <D extends Document> RepairPolicy<D> rightWins() {
    return new RepairPolicy<>(Winner.RIGHT, Map.of(), Set.of(), Limits.STANDARD);
  }

  /** Returns the same with another winner of a field. */
  public RepairPolicy<D> field(Field<?> field, Winner winner) {
    Map<String, Winner> more = new HashMap<>(fields);
    more.put(field.name(), winner);
    return new RepairPolicy<>(standard, more, creators, limits);
  }

  /**
   * Returns the same that makes on the other side what only this one has.
   *
   * @throws IllegalArgumentException if it is neither side
   */
  public RepairPolicy<D> createFrom(Winner side) {
    if (side == Winner.NOBODY) {
      throw new IllegalArgumentException("Nobody has anything to be made from: name a side");
    }
    Set<Winner> more = new HashSet<>(creators);
    more.add(side);
    return new RepairPolicy<>(standard, fields, more, limits);
  }

  /** Returns the same that stops above so many drifting keys; 1,000 unless set. */
  public RepairPolicy<D> atMost(long keys) {
    return withLimits(new Limits(keys, limits.share(), limits.sums(), limits.tries()));
  }

  /**
   * Returns the same that stops above a share of drifting among compared keys; 0.05 unless set.
   *
   * @param share from 0 to 1
   */
  public RepairPolicy<D> atMostShare(double share) {
    return withLimits(new Limits(limits.keys(), share, limits.sums(), limits.tries()));
  }

  /** Returns the same that stops where a measure moved by more than this, in any of its units. */
  public RepairPolicy<D> atMostMoved(String measure, BigDecimal moved) {
    Map<String, BigDecimal> more = new HashMap<>(limits.sums());
    more.put(measure, moved);
    return withLimits(new Limits(limits.keys(), limits.share(), more, limits.tries()));
  }

  /**
   * Returns the same that leaves a key to people after so many repairs that did not last; 3 unless
   * set. It ends the play of two systems that each put their own value back.
   */
  public RepairPolicy<D> tries(int most) {
    return withLimits(new Limits(limits.keys(), limits.share(), limits.sums(), most));
  }

  /** Returns whether anything may be repaired at all. */
  boolean repairs() {
    return standard != Winner.NOBODY
        || !creators.isEmpty()
        || fields.values().stream().anyMatch(winner -> winner != Winner.NOBODY);
  }

  Winner winner(String field) {
    return fields.getOrDefault(field, standard);
  }

  boolean creates(Winner side) {
    return creators.contains(side);
  }

  int tries() {
    return limits.tries();
  }

  /** Returns why a run's drift is too much; empty if it is not. */
  Optional<String> refusal(long compared, Tally<?> tally, boolean everything) {
    long drifting = tally.drifting();
    if (drifting > limits.keys()) {
      return Optional.of("%d keys drift, more than %d".formatted(drifting, limits.keys()));
    }
    // Of a few keys that changed, many may differ.
    if (everything && drifting > limits.share() * compared) {
      return Optional.of(
          "%d of %d keys drift, a larger share than %s"
              .formatted(drifting, compared, limits.share()));
    }
    for (DriftSum sum : tally.sums()) {
      BigDecimal most = limits.sums().get(sum.measure());
      if (most != null && sum.moved().compareTo(most) > 0) {
        return Optional.of(
            "%s moved by %s %s, more than %s"
                .formatted(
                    sum.measure(), sum.moved().toPlainString(), sum.unit(), most.toPlainString()));
      }
    }
    return Optional.empty();
  }

  private RepairPolicy<D> withLimits(Limits others) {
    return new RepairPolicy<>(standard, fields, creators, others);
  }

  private record Limits(long keys, double share, Map<String, BigDecimal> sums, int tries) {

    private static final Limits STANDARD = new Limits(1000, 0.05, Map.of(), 3);

    private Limits {
      sums = Map.copyOf(sums);
      if (keys < 0 || !(share >= 0 && share <= 1) || tries < 1) {
        throw new IllegalArgumentException(
            "A limit of keys is not negative, a share is from 0 to 1, one try is the least");
      }
    }
  }
}
