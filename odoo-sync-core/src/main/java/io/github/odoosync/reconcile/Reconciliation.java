package io.github.odoosync.reconcile;

import io.github.odoosync.internal.observe.SafeListener;
import io.github.odoosync.model.Document;
import io.github.odoosync.observe.SyncListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two systems hold of one kind of document, and says what drifted.
 *
 * <pre>{@code
 * Reconciliation<SalesOrder> orders =
 *     Reconciliation.between(odooOrders, shopOrders, Comparison.of(SalesOrder.SCHEMA)
 *             .money("total", SalesOrder::total))
 *         .named("orders").store(drifts).inFlight(onTheWay)
 *         .policy(RepairPolicy.leftWins()).correctRight(shop::update)
 *         .build();
 * Report report = orders.run();
 * }</pre>
 *
 * <p>A key is suspect when its documents differ at first sight. A suspect is looked at again: if
 * something of it is on its way nothing is said, and both documents are read anew; only what then
 * differs, with nothing on its way, is drift. So a run may go on while both systems are at work.
 *
 * <p>Thread-safe; several nodes may run the same reconciliation, of which the one that began last
 * counts. Holds no thread and needs no closing. It keeps keys and digests in temporary files, and a
 * few hundred documents in memory, whatever there is to compare.
 *
 * @param <D> the kind of document
 */
public final class Reconciliation<D extends Document> {

  private final Plan<D> plan;

  private Reconciliation(Plan<D> plan) {
    this.plan = plan;
  }

  /** Returns a builder of a reconciliation of two sides. */
  public static <D extends Document> Builder<D> between(
      Side<D> left, Side<D> right, Comparison<D> comparison) {
    return new Builder<>(left, right, comparison);
  }

  /** Returns its name. */
  public String name() {
    return plan.name();
  }

  /**
   * Compares everything.
   *
   * @throws io.github.odoosync.error.OdooSyncException if a side or the store fails; what was found
   *     until then is kept, and nothing is taken for resolved
   */
  public Report run() {
    return new Run<>(plan).everything();
  }

  /** Compares some keys; the drift of others stays as it is known. */
  public Report run(Collection<String> keys) {
    return new Run<>(plan).only(new HashSet<>(keys));
  }

  /** Compares what either side says may have changed since a moment. */
  public Report runSince(Instant moment) {
    Set<String> keys = new HashSet<>();
    for (Side<D> side : List.of(plan.left(), plan.right())) {
      try (Stream<String> changed = side.changedSince(moment)) {
        changed.forEach(keys::add);
      }
    }
    return new Run<>(plan).only(keys);
  }

  /** Returns the last run that ended; empty if none did. */
  public Optional<Report> last() {
    return plan.store().last(plan.name());
  }

  /**
   * Returns open drift, each key once, in an order of the store's own.
   *
   * @param after the last key of the page before; empty for the first page
   * @param limit how many at most
   */
  public List<KnownDrift> open(String after, int limit) {
    return plan.store().open(plan.name(), after, limit);
  }

  /** What a run goes by. */
  record Plan<D extends Document>(
      String name,
      Side<D> left,
      Side<D> right,
      Comparison<D> comparison,
      InFlight inFlight,
      DriftStore store,
      RepairPolicy<D> policy,
      @Nullable Corrector<D> leftCorrector,
      @Nullable Corrector<D> rightCorrector,
      Clock clock,
      SyncListener listener,
      int pageSize,
      int keysInMemory) {}

  /** Builds a reconciliation. Not thread-safe. */
  public static final class Builder<D extends Document> {

    private final Side<D> left;
    private final Side<D> right;
    private final Comparison<D> comparison;
    private @Nullable String name;
    private @Nullable DriftStore store;
    private InFlight inFlight = InFlight.nothing();
    private RepairPolicy<D> policy = RepairPolicy.reportOnly();
    private @Nullable Corrector<D> leftCorrector;
    private @Nullable Corrector<D> rightCorrector;
    private Clock clock = Clock.systemUTC();
    private SyncListener listener = event -> {};
    private int pageSize = 200;
    private int keysInMemory = 100_000;

    private Builder(Side<D> left, Side<D> right, Comparison<D> comparison) {
      this.left = Objects.requireNonNull(left, "left");
      this.right = Objects.requireNonNull(right, "right");
      this.comparison = Objects.requireNonNull(comparison, "comparison");
    }

    /** Names it: under this name its drift is stored. Needed. */
    public Builder<D> named(String value) {
      this.name = Objects.requireNonNull(value, "name");
      return this;
    }

    /** Sets where drift is kept. Needed. */
    public Builder<D> store(DriftStore value) {
      this.store = Objects.requireNonNull(value, "store");
      return this;
    }

    /** Sets what tells what is on its way; nothing unless set. */
    public Builder<D> inFlight(InFlight value) {
      this.inFlight = Objects.requireNonNull(value, "inFlight");
      return this;
    }

    /** Sets what may be repaired; nothing unless set. */
    public Builder<D> policy(RepairPolicy<D> value) {
      this.policy = Objects.requireNonNull(value, "policy");
      return this;
    }

    /** Sets what brings the left side in line; without it the left side is never changed. */
    public Builder<D> correctLeft(Corrector<D> value) {
      this.leftCorrector = Objects.requireNonNull(value, "corrector");
      return this;
    }

    /** Sets what brings the right side in line; without it the right side is never changed. */
    public Builder<D> correctRight(Corrector<D> value) {
      this.rightCorrector = Objects.requireNonNull(value, "corrector");
      return this;
    }

    /** Sets the clock for the times of a report; the system's unless set. */
    public Builder<D> clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Sets who is told of each run that ended; nobody unless set. */
    public Builder<D> listener(SyncListener value) {
      this.listener = new SafeListener(value);
      return this;
    }

    /** Sets how many documents are read and kept at once; 200 unless set. */
    public Builder<D> pageSize(int value) {
      this.pageSize = atLeastOne(value);
      return this;
    }

    /** Sets how many keys of a side are kept in memory before a file takes them; 100,000. */
    public Builder<D> keysInMemory(int value) {
      this.keysInMemory = atLeastOne(value);
      return this;
    }

    /**
     * Returns the reconciliation; nothing is read yet.
     *
     * @throws IllegalArgumentException if it has no name, one that is too long or no store, or the
     *     policy repairs and no side can be corrected
     */
    public Reconciliation<D> build() {
      if (name == null || name.isBlank() || store == null) {
        throw new IllegalArgumentException("A reconciliation needs a name and a store");
      }
      if (name.length() > DriftStore.MAX_NAME_LENGTH) {
        throw new IllegalArgumentException(
            "A reconciliation's name has at most "
                + DriftStore.MAX_NAME_LENGTH
                + " characters, not "
                + name.length());
      }
      if (policy.repairs() && leftCorrector == null && rightCorrector == null) {
        throw new IllegalArgumentException(
            "The policy of '" + name + "' repairs, and no side has a corrector");
      }
      return new Reconciliation<>(
          new Plan<>(
              name,
              left,
              right,
              comparison,
              inFlight,
              store,
              policy,
              leftCorrector,
              rightCorrector,
              clock,
              listener,
              pageSize,
              keysInMemory));
    }

    private static int atLeastOne(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("At least 1 is needed, not " + value);
      }
      return value;
    }
  }
}
