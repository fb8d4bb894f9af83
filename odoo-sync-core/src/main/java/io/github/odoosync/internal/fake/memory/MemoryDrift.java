package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.reconcile.KnownDrift;
import io.github.odoosync.reconcile.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The drift of reconciliations, in memory. */
final class MemoryDrift implements DriftStore {

  private record Kept(KnownDrift known, long run) {}

  private final Monitor monitor;
  private final Clock clock;
  private final Map<String, Long> runs = new TreeMap<>();
  private final Map<String, Report> reports = new HashMap<>();
  private final Map<String, NavigableMap<String, Kept>> drift = new HashMap<>();

  MemoryDrift(Monitor monitor, Clock clock) {
    this.monitor = monitor;
    this.clock = clock;
  }

  @Override
  public RunStart begin(String reconciliation) {
    return monitor.call(
        () -> {
          long number = runs.merge(reconciliation, 1L, Long::sum);
          return new RunStart(reconciliation, number, clock.instant());
        });
  }

  @Override
  public int found(RunStart run, List<Drift> found) {
    return inRun(
        run,
        known -> {
          int isNew = 0;
          for (Drift one : found) {
            Kept before = known.get(one.key());
            if (before == null || before.known().resolvedAt() != null) {
              known.put(one.key(), first(one, run));
              isNew++;
            } else {
              known.put(one.key(), again(before, one, run));
            }
          }
          return isNew;
        });
  }

  private Kept first(Drift drift, RunStart run) {
    return new Kept(new KnownDrift(drift, now(), now(), 1, 0, null), run.number());
  }

  private Kept again(Kept before, Drift drift, RunStart run) {
    KnownDrift known = before.known();
    int times = known.runs() + (before.run() < run.number() ? 1 : 0);
    return new Kept(
        new KnownDrift(drift, known.firstSeen(), now(), times, known.repairs(), null),
        run.number());
  }

  @Override
  public void postponed(RunStart run, Collection<String> keys) {
    change(run, keys, kept -> new Kept(kept.known(), run.number()));
  }

  @Override
  public void repairing(RunStart run, Collection<String> keys) {
    change(
        run,
        keys,
        kept -> {
          KnownDrift known = kept.known();
          return new Kept(
              new KnownDrift(
                  known.drift(),
                  known.firstSeen(),
                  known.lastSeen(),
                  known.runs(),
                  known.repairs() + 1,
                  known.resolvedAt()),
              kept.run());
        });
  }

  private void change(RunStart run, Collection<String> keys, UnaryOperator<Kept> change) {
    inRun(
        run,
        known -> {
          keys.forEach(key -> known.computeIfPresent(key, (any, kept) -> change.apply(kept)));
          return keys.size();
        });
  }

  @Override
  public int resolve(RunStart run, @Nullable Collection<String> among) {
    return inRun(
        run,
        known -> {
          int resolved = 0;
          for (Map.Entry<String, Kept> entry : known.entrySet()) {
            Kept kept = entry.getValue();
            boolean gone =
                kept.known().resolvedAt() == null
                    && kept.run() < run.number()
                    && (among == null || among.contains(entry.getKey()));
            if (gone) {
              entry.setValue(new Kept(resolved(kept.known()), kept.run()));
              resolved++;
            }
          }
          return resolved;
        });
  }

  private KnownDrift resolved(KnownDrift known) {
    return new KnownDrift(
        known.drift(), known.firstSeen(), known.lastSeen(), known.runs(), known.repairs(), now());
  }

  @Override
  public void end(RunStart run, Report report) {
    inRun(run, known -> reports.put(run.reconciliation(), report) == null ? 0 : 1);
  }

  @Override
  public Optional<Report> last(String reconciliation) {
    return monitor.call(() -> Optional.ofNullable(reports.get(reconciliation)));
  }

  @Override
  public List<KnownDrift> open(String reconciliation, String after, int limit) {
    return monitor.call(
        () ->
            of(reconciliation).tailMap(after).values().stream()
                .map(Kept::known)
                .filter(known -> known.resolvedAt() == null)
                .filter(known -> !known.drift().key().equals(after))
                .limit(limit)
                .toList());
  }

  @Override
  public Optional<KnownDrift> find(String reconciliation, String key) {
    return monitor.call(() -> Optional.ofNullable(of(reconciliation).get(key)).map(Kept::known));
  }

  @Override
  public long countOpen(String reconciliation) {
    return open(reconciliation, "", Integer.MAX_VALUE).size();
  }

  @Override
  public List<String> reconciliations() {
    return monitor.call(() -> List.copyOf(runs.keySet()));
  }

  @Override
  public int purge(Duration resolvedSince, int chunk) {
    return monitor.call(
        () -> {
          Instant limit = now().minus(resolvedSince);
          int gone = 0;
          for (NavigableMap<String, Kept> known : drift.values()) {
            List<String> old =
                known.values().stream()
                    .map(Kept::known)
                    .filter(one -> one.resolved().filter(at -> at.isBefore(limit)).isPresent())
                    .map(one -> one.drift().key())
                    .limit(chunk - gone)
                    .toList();
            old.forEach(known::remove);
            gone += old.size();
          }
          return gone;
        });
  }

  private interface Step {
    int run(NavigableMap<String, Kept> known);
  }

  private int inRun(RunStart run, Step step) {
    return monitor.call(
        () -> {
          if (runs.getOrDefault(run.reconciliation(), 0L) != run.number()) {
            throw new StoreException(
                Failure.of(
                    ErrorCode.RUN_SUPERSEDED,
                    "Another run of '%s' began after run %d"
                        .formatted(run.reconciliation(), run.number())),
                null);
          }
          return step.run(of(run.reconciliation()));
        });
  }

  private NavigableMap<String, Kept> of(String reconciliation) {
    return drift.computeIfAbsent(reconciliation, any -> new TreeMap<>());
  }

  private Instant now() {
    return clock.instant();
  }
}
