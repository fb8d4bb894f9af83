package io.github.odoosync.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs and the drift they found; the SPI below {@link Reconciliation}.
 *
 * <p>Thread-safe. Each method runs in a short transaction of its own, by the database's clock, and
 * has committed when it returns. Several nodes may use one store: what a run writes after another
 * run of the same name began is refused with {@link
 * io.github.odoosync.error.ErrorCode#RUN_SUPERSEDED}.
 */
public interface DriftStore {

  /** The longest name of a reconciliation, in characters. */
  int MAX_NAME_LENGTH = 100;

  /** Begins a run, which ends the right of those before it to write. */
  RunStart begin(String reconciliation);

  /**
   * Notes drift that the run found.
   *
   * @return how many of the keys were not open before
   */
  int found(RunStart run, List<Drift> drift);

  /** Notes open drift of which the run can say nothing, so that it is not taken for resolved. */
  void postponed(RunStart run, Collection<String> keys);

  /** Notes that drift is being repaired. */
  void repairing(RunStart run, Collection<String> keys);

  /**
   * Resolves open drift that the run neither found nor postponed.
   *
   * @param among only these keys; null for all of the reconciliation
   * @return how many were open
   */
  int resolve(RunStart run, @Nullable Collection<String> among);

  /** Ends the run. */
  void end(RunStart run, Report report);

  /** Returns the last run that ended; empty if none did. */
  Optional<Report> last(String reconciliation);

  /**
   * Returns open drift, each key once, in an order of the store's own.
   *
   * @param after the last key of the page before; empty for the first page
   * @param limit how many at most
   */
  List<KnownDrift> open(String reconciliation, String after, int limit);

  /** Returns what is known of one key, open or resolved. */
  Optional<KnownDrift> find(String reconciliation, String key);

  /** Counts open drift. */
  long countOpen(String reconciliation);

  /** Returns the reconciliations that ran, by name. */
  List<String> reconciliations();

  /**
   * Forgets drift that was resolved longer ago than this.
   *
   * @return how many rows went
   */
  int purge(Duration resolvedSince, int chunk);

  /**
   * A run that began.
   *
   * @param reconciliation its name
   * @param number from 1
   * @param at when, by the store's clock
   */
  record RunStart(String reconciliation, long number, Instant at) {}
}
