package io.github.odoosync.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a reconciliation found.
 *
 * @param reconciliation its name
 * @param run its number
 * @param startedAt when it started
 * @param endedAt when it ended
 * @param compared keys that were compared
 * @param inFlight keys that differed at first sight and were on their way; nothing is said of them
 * @param settled keys that differed at first sight and no longer when they were looked at again
 * @param drift how many keys drift, by kind; no kind with none
 * @param sums what the drifting documents add up to, by measure and unit
 * @param isNew how many of them the run before did not find
 * @param resolved how many that were open before are gone
 * @param repaired how many were handed over to be repaired
 * @param notRepaired why nothing, or not everything, was repaired; null if there was no reason to
 */
public record Report(
    String reconciliation,
    long run,
    Instant startedAt,
    Instant endedAt,
    long compared,
    long inFlight,
    long settled,
    Map<Drift.Kind, Long> drift,
    List<DriftSum> sums,
    long isNew,
    long resolved,
    long repaired,
    @Nullable String notRepaired) {

  /** Copies the collections. */
  public Report {
    drift = Map.copyOf(drift);
    sums = List.copyOf(sums);
  }

  /** Returns how many keys drift. */
  public long drifting() {
    return drift.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many of them were found before. */
  public long recurring() {
    return drifting() - isNew;
  }

  /** Returns why nothing, or not everything, was repaired. */
  public Optional<String> reasonNotRepaired() {
    return Optional.ofNullable(notRepaired);
  }

  /** Returns the run in one line, without any key or value. */
  @Override
  public String toString() {
    return "%s, run %d: %d compared, %d drift %s (%d new, %d recurring), %d resolved, %d in flight"
        .formatted(
            reconciliation,
            run,
            compared,
            drifting(),
            new TreeMap<>(drift),
            isNew,
            recurring(),
            resolved,
            inFlight);
  }
}
