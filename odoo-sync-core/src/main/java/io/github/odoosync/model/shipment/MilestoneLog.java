package io.github.odoosync.model.shipment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All milestones of one shipment; nothing is ever taken out of it.
 *
 * <p>The same milestone received twice is kept once, as it was received first. Two are the same if
 * they share source and id, or, where the source gives no ids, source, code, detail, time and
 * place. Immutable and thread-safe.
 */
public final class MilestoneLog {

  private static final MilestoneLog EMPTY = new MilestoneLog(Map.of());

  private final Map<Identity, Milestone> entries;

  private MilestoneLog(Map<Identity, Milestone> entries) {
    this.entries = entries;
  }

  /** Returns a log without milestones. */
  public static MilestoneLog empty() {
    return EMPTY;
  }

  /** Returns a log of these milestones; their order does not matter. */
  public static MilestoneLog of(Collection<Milestone> milestones) {
    return EMPTY.with(milestones);
  }

  /** Returns a log with these milestones too; their order does not matter. */
  public MilestoneLog with(Collection<Milestone> milestones) {
    Map<Identity, Milestone> merged = new LinkedHashMap<>(entries);
    milestones.forEach(added -> merged.merge(Identity.of(added), added, MilestoneOrder::merged));
    return new MilestoneLog(Collections.unmodifiableMap(merged));
  }

  /** Returns a log with this milestone too. */
  public MilestoneLog with(Milestone milestone) {
    return with(List.of(milestone));
  }

  /** Returns whether the log has this milestone already, whenever it was received. */
  public boolean contains(Milestone milestone) {
    return entries.containsKey(Identity.of(milestone));
  }

  /** Returns the milestones in the order they happened, as far as clocks can be trusted. */
  public List<Milestone> milestones() {
    List<Milestone> sorted = new ArrayList<>(entries.values());
    sorted.sort(MilestoneOrder.BY_TIME);
    return Collections.unmodifiableList(sorted);
  }

  /** Works out where the shipment stands. */
  public ShipmentState state() {
    return MilestoneFold.of(milestones());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MilestoneLog that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** Returns the milestones in order. */
  @Override
  public String toString() {
    return milestones().toString();
  }

  /** What makes two received milestones one. */
  private record Identity(
      Optional<String> source,
      Optional<String> sourceId,
      @Nullable MilestoneCode code,
      @Nullable MilestoneDetail detail,
      @Nullable Timing timing,
      @Nullable Instant occurredAt,
      @Nullable Instant estimatedOn,
      @Nullable String place) {

    static Identity of(Milestone milestone) {
      if (milestone.sourceId().isPresent()) {
        return new Identity(
            milestone.source(), milestone.sourceId(), null, null, null, null, null, null);
      }
      return new Identity(
          milestone.source(),
          milestone.sourceId(),
          milestone.code(),
          milestone.detail().orElse(null),
          milestone.timing(),
          milestone.occurredAt(),
          estimatedOn(milestone),
          milestone.place().orElse(null));
    }

    // An estimate that is given up and comes back later is news each time.
    private static @Nullable Instant estimatedOn(Milestone milestone) {
      return milestone.timing() == Timing.ACTUAL ? null : milestone.reportedAt().orElse(null);
    }
  }
}
