package io.github.odoosync.reconcile;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.reconcile.DriftStore.RunStart;
import io.github.odoosync.reconcile.Reconciliation.Plan;
import io.github.odoosync.reconcile.RepairPolicy.Winner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repairs what a run found, page by page and after a fresh look, as far as the policy allows. */
final class Repair<D extends Document> {

  private final Plan<D> plan;
  private final SecondLook<D> secondLook;
  private final RunStart start;
  private long repaired;
  private long leftToPeople;
  private @Nullable String refusal;

  Repair(Plan<D> plan, SecondLook<D> secondLook, RunStart start) {
    this.plan = plan;
    this.secondLook = secondLook;
    this.start = start;
  }

  void run(long compared, Tally<D> tally, boolean everything) {
    if (!plan.policy().repairs() || tally.drifting() == 0) {
      return;
    }
    refusal = plan.policy().refusal(compared, tally, everything).orElse(null);
    if (refusal == null) {
      String after = "";
      List<KnownDrift> page = page(after);
      while (!page.isEmpty()) {
        repair(page);
        after = page.get(page.size() - 1).drift().key();
        page = page(after);
      }
    }
  }

  long repaired() {
    return repaired;
  }

  /** Returns why nothing, or not everything, was repaired; null if there was no reason to. */
  @Nullable String reason() {
    if (refusal != null || leftToPeople == 0) {
      return refusal;
    }
    return leftToPeople
        + " keys are left to people, by their kind or after repairs that did not last";
  }

  private List<KnownDrift> page(String after) {
    return plan.store().open(plan.name(), after, plan.pageSize());
  }

  private void repair(List<KnownDrift> page) {
    List<String> keys = new ArrayList<>();
    for (KnownDrift known : page) {
      if (known.lastSeen().isBefore(start.at())) {
        continue; // An earlier run's: its policy has spoken.
      }
      if (known.repairs() < plan.policy().tries()) {
        keys.add(known.drift().key());
      } else {
        leftToPeople++;
      }
    }
    List<Correction<D>> left = new ArrayList<>();
    List<Correction<D>> right = new ArrayList<>();
    for (Pair<D> pair : secondLook.at(keys).pairs()) {
      pair.drift(plan.comparison()).ifPresent(drift -> plan(pair, drift, left, right));
    }
    correct(plan.leftCorrector(), left);
    correct(plan.rightCorrector(), right);
  }

  private void plan(
      Pair<D> pair, Drift drift, List<Correction<D>> left, List<Correction<D>> right) {
    int before = left.size() + right.size();
    if (plan.leftCorrector() != null) {
      correction(drift, pair.left(), pair.right(), Winner.RIGHT).ifPresent(left::add);
    }
    if (plan.rightCorrector() != null) {
      correction(drift, pair.right(), pair.left(), Winner.LEFT).ifPresent(right::add);
    }
    leftToPeople += left.size() + right.size() == before ? 1 : 0;
  }

  /** Returns how one side has to change where the other one wins. */
  private Optional<Correction<D>> correction(
      Drift drift, List<D> here, List<D> there, Winner winner) {
    if (here.size() > 1 || there.size() != 1) {
      return Optional.empty();
    }
    D model = there.get(0);
    if (here.isEmpty()) {
      return plan.policy().creates(winner)
          ? Optional.of(new Correction<>(drift.key(), null, model, Set.of()))
          : Optional.empty();
    }
    Set<String> fields = new HashSet<>();
    for (Difference difference : drift.differences()) {
      if (plan.policy().winner(difference.field()) == winner) {
        fields.add(difference.field());
      }
    }
    return corrected(here.get(0), model, fields)
        .map(wanted -> new Correction<>(drift.key(), here.get(0), wanted, fields));
  }

  /** Returns a document with some fields of another; empty if none of them is a declared one. */
  private Optional<D> corrected(D held, D model, Set<String> fields) {
    Builder<D> builder = plan.comparison().schema().builder(held);
    boolean changed = false;
    for (Field<?> field : plan.comparison().schema().shape().fields()) {
      if (fields.contains(field.name())) {
        copy(field, model, builder);
        changed = true;
      }
    }
    return changed ? Optional.of(builder.build()) : Optional.empty();
  }

  private static <T> void copy(Field<T> field, Document model, Builder<?> builder) {
    builder.set(field, model.get(field).orElse(null));
  }

  private void correct(@Nullable Corrector<D> corrector, List<Correction<D>> corrections) {
    if (corrector != null && !corrections.isEmpty()) {
      // Noted first: a repair that ends in a crash counts, so that it cannot go on for ever.
      plan.store().repairing(start, corrections.stream().map(Correction::key).toList());
      corrector.correct(corrections);
      repaired += corrections.size();
    }
  }
}
