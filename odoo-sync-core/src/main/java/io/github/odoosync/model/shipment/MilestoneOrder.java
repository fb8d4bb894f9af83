package io.github.odoosync.model.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** When milestones happened for our purposes, and an order of them that is always the same. */
final class MilestoneOrder {

  /** How far a carrier's clock may be ahead of ours before its time is no longer believed. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);

  private static final Comparator<Milestone> BY_CONTENT =
      Comparator.comparing(Milestone::occurredAt)
          .thenComparing(milestone -> milestone.code().code())
          .thenComparing(milestone -> milestone.detail().map(MilestoneDetail::code).orElse(""))
          .thenComparing(Milestone::timing)
          .thenComparing(milestone -> milestone.reportedAt().orElse(Instant.MIN))
          .thenComparing(milestone -> milestone.place().orElse(""))
          .thenComparing(milestone -> milestone.source().orElse(""))
          .thenComparing(milestone -> milestone.sourceId().orElse(""))
          .thenComparing(milestone -> milestone.foreignCode().orElse(""))
          .thenComparing(milestone -> milestone.foreignDetail().orElse(""))
          .thenComparing(milestone -> milestone.text().orElse(""));

  /** By the time that is believed, then by content, so that there is one order only. */
  static final Comparator<Milestone> BY_TIME =
      Comparator.comparing(MilestoneOrder::believedAt).thenComparing(BY_CONTENT);

  private MilestoneOrder() {}

  /** Returns when it happened: what the carrier says, unless we had it before that. */
  static Instant believedAt(Milestone milestone) {
    return fromTheFuture(milestone) ? milestone.believedReceivedAt() : milestone.occurredAt();
  }

  /** Returns whether it was received before it can have happened. */
  static boolean fromTheFuture(Milestone milestone) {
    return milestone.timing() == Timing.ACTUAL
        && milestone.occurredAt().isAfter(milestone.believedReceivedAt().plus(CLOCK_TOLERANCE));
  }

  /** Returns one milestone for two that are the same, whichever came first. */
  static Milestone merged(Milestone one, Milestone other) {
    Milestone content = BY_RECENCY.compare(one, other) >= 0 ? one : other;
    Instant first = earlier(one.believedReceivedAt(), other.believedReceivedAt());
    return content.toBuilder().set(Milestone.RECEIVED_AT, first).build();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  // A source may correct what it told under an id; its own clock says which is newer.
  private static final Comparator<Milestone> BY_RECENCY =
      Comparator.<Milestone, Instant>comparing(
              milestone -> milestone.reportedAt().orElse(Instant.MIN))
          .thenComparing(BY_CONTENT);
}
