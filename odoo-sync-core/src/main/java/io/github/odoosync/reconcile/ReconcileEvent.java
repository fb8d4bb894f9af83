package io.github.odoosync.reconcile;

import io.github.odoosync.observe.SyncEvent;
import java.time.Instant;

/** What happens in reconciliations; told after the store has kept it. */
public sealed interface ReconcileEvent extends SyncEvent {

  /** A run ended. */
  record Ended(Instant at, Report report) implements ReconcileEvent {
    @Override
    public String name() {
      return "reconcile.ended";
    }
  }
}
