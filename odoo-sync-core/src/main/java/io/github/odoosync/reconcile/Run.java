package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import io.github.odoosync.reconcile.DriftStore.RunStart;
import io.github.odoosync.reconcile.Reconciliation.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: suspects are found, looked at again, noted, and what may be repaired is. */
final class Run<D extends Document> {

  private final Plan<D> plan;
  private final SecondLook<D> secondLook;
  private final Tally<D> tally;
  private final RunStart start;
  private final Instant startedAt;
  private final List<String> suspects = new ArrayList<>();
  private long compared;
  private long inFlight;
  private long settled;
  private long isNew;

  Run(Plan<D> plan) {
    this.plan = plan;
    this.secondLook = new SecondLook<>(plan);
    this.tally = new Tally<>(plan.comparison().measures());
    this.startedAt = plan.clock().instant();
    this.start = plan.store().begin(plan.name());
  }

  Report everything() {
    try (SortedKeys left = keys(plan.left());
        SortedKeys right = keys(plan.right())) {
      compared = Suspicion.walk(left.iterator(), right.iterator(), this::suspect);
    }
    lookAtSuspects();
    return end(plan.store().resolve(start, null), true);
  }

  Report only(Set<String> keys) {
    compared = keys.size();
    keys.forEach(this::suspect);
    lookAtSuspects();
    return end(plan.store().resolve(start, keys), false);
  }

  private SortedKeys keys(Side<D> side) {
    SortedKeys keys = new SortedKeys(plan.keysInMemory());
    try (Stream<D> all = side.all()) {
      all.forEach(
          document ->
              keys.add(
                  new KeyDigest(
                      document.key().key(), plan.comparison().meaning(document).digest())));
      return keys;
    } catch (RuntimeException | Error e) {
      keys.close();
      throw e;
    }
  }

  private void suspect(String key) {
    suspects.add(key);
    if (suspects.size() == plan.pageSize()) {
      lookAtSuspects();
    }
  }

  private void lookAtSuspects() {
    if (suspects.isEmpty()) {
      return;
    }
    SecondLook.Seen<D> seen = secondLook.at(suspects);
    List<Drift> drift = new ArrayList<>();
    for (Pair<D> pair : seen.pairs()) {
      pair.drift(plan.comparison())
          .ifPresentOrElse(
              found -> {
                tally.add(found, pair);
                drift.add(found);
              },
              () -> settled++);
    }
    note(drift, seen.inFlight());
    suspects.clear();
  }

  private void note(List<Drift> drift, Collection<String> onTheWay) {
    if (!drift.isEmpty()) {
      isNew += plan.store().found(start, drift);
    }
    if (!onTheWay.isEmpty()) {
      inFlight += onTheWay.size();
      plan.store().postponed(start, onTheWay);
    }
  }

  private Report end(long resolved, boolean everything) {
    Repair<D> repair = new Repair<>(plan, secondLook, start);
    repair.run(compared, tally, everything);
    Report report = report(resolved, repair.repaired(), repair.reason());
    plan.store().end(start, report);
    plan.listener().on(new ReconcileEvent.Ended(report.endedAt(), report));
    return report;
  }

  private Report report(long resolved, long repaired, @Nullable String notRepaired) {
    return new Report(
        plan.name(),
        start.number(),
        startedAt,
        plan.clock().instant(),
        compared,
        inFlight,
        settled,
        tally.kinds(),
        tally.sums(),
        isNew,
        resolved,
        repaired,
        notRepaired);
  }
}
