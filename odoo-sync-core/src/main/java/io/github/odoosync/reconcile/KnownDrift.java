package io.github.odoosync.reconcile;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drift as the store remembers it over many runs.
 *
 * @param drift as it was found last
 * @param firstSeen when a run found it first since it was last resolved
 * @param lastSeen when a run found it last
 * @param runs how many runs found it in a row
 * @param repairs how often it was tried to repair it since it was found first
 * @param resolvedAt when a run found it gone; null while it is open
 */
public record KnownDrift(
    Drift drift,
    Instant firstSeen,
    Instant lastSeen,
    int runs,
    int repairs,
    @Nullable Instant resolvedAt) {

  /** Returns when a run found it gone; empty while it is open. */
  public Optional<Instant> resolved() {
    return Optional.ofNullable(resolvedAt);
  }

  /** Returns whether only the last run found it. */
  public boolean isNew() {
    return runs == 1;
  }
}
