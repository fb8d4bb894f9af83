package io.github.odoosync.observe.micrometer;

import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.ReconcileEvent;
import io.github.odoosync.reconcile.Report;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What reconciliations found. */
final class DriftMeters {

  private final Meters meters;
  private final Map<String, Report> last = new ConcurrentHashMap<>();

  DriftMeters(Meters meters) {
    this.meters = meters;
  }

  void on(ReconcileEvent event) {
    if (event instanceof ReconcileEvent.Ended one) {
      ended(one.report());
    }
  }

  private void ended(Report report) {
    String name = report.reconciliation();
    if (last.put(name, report) == null) {
      addGauges(name);
    }
    meters.count("drift.found", report.isNew(), "reconciliation", name);
    meters.count("drift.resolved", report.resolved(), "reconciliation", name);
    meters.count("drift.repaired", report.repaired(), "reconciliation", name);
  }

  private void addGauges(String name) {
    for (Drift.Kind kind : Drift.Kind.values()) {
      meters.gauge(
          "drift",
          "keys",
          () -> drifting(name, kind),
          "reconciliation",
          name,
          "kind",
          Meters.tag(kind));
    }
  }

  private double drifting(String name, Drift.Kind kind) {
    Report report = last.get(name);
    return report == null ? Double.NaN : report.drift().getOrDefault(kind, 0L);
  }
}
