package io.github.odoosync.model.shipment;

import static io.github.odoosync.model.shipment.MilestoneOrder.believedAt;

import io.github.odoosync.model.shipment.ShipmentState.Deviation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Works a state out of a whole log. Everything here is a highest, a first or a last of a set, so
 * that neither the order of the log nor a repetition in it can matter.
 */
final class MilestoneFold {

  private static final Set<MilestoneCode> MOVEMENTS =
      Set.of(
          MilestoneCode.PICKED_UP,
          MilestoneCode.ARRIVED_FACILITY,
          MilestoneCode.DEPARTED_FACILITY,
          MilestoneCode.IN_TRANSIT,
          MilestoneCode.CUSTOMS_CLEARED,
          MilestoneCode.OUT_FOR_DELIVERY,
          MilestoneCode.AVAILABLE_FOR_PICKUP,
          MilestoneCode.DELIVERY_ATTEMPTED,
          MilestoneCode.DELIVERED,
          MilestoneCode.RETURNING,
          MilestoneCode.RETURNED);

  private static final Set<MilestoneCode> PROBLEMS =
      Set.of(
          MilestoneCode.PICKUP_FAILED,
          MilestoneCode.CUSTOMS_HELD,
          MilestoneCode.DELIVERY_ATTEMPTED,
          MilestoneCode.DELAYED,
          MilestoneCode.EXCEPTION);

  private static final Set<MilestoneDetail> LASTING =
      Set.of(MilestoneDetail.DAMAGED, MilestoneDetail.PARTIAL, MilestoneDetail.DISPOSED);

  private final List<Milestone> log;
  private final List<Milestone> happened;
  private final Instant correctedAt;
  private final Instant movedAt;
  private final Optional<Milestone> goingBack;
  private final Optional<Milestone> back;
  private final Optional<Milestone> lost;
  private final Optional<Milestone> cancelled;
  private final ShipmentPhase progress;

  private MilestoneFold(List<Milestone> log) {
    this.log = log;
    this.correctedAt = last(actual(log), MilestoneCode.DELIVERY_CORRECTED);
    this.happened = actual(log).filter(this::notTakenBack).toList();
    this.movedAt = last(happened.stream().filter(MilestoneFold::moves));
    this.goingBack = firstOnTheWayBack();
    this.back = firstBackAtTheSender();
    this.progress = highestStep();
    this.lost = firstLoss();
    this.cancelled = firstCancellation();
  }

  static ShipmentState of(List<Milestone> sortedLog) {
    return new MilestoneFold(sortedLog).state();
  }

  private ShipmentState state() {
    ShipmentPhase phase = phase();
    return new ShipmentState(
        phase,
        progress,
        since(phase),
        first(this::deliversToRecipient).map(MilestoneOrder::believedAt),
        expectedAt(),
        attempts(),
        problems(phase),
        regressions(),
        (int) log.stream().filter(MilestoneOrder::fromTheFuture).count());
  }

  private ShipmentPhase phase() {
    if (lost.isPresent()) {
      return ShipmentPhase.LOST;
    }
    if (goingBack.isPresent()) {
      return back.isPresent() ? ShipmentPhase.RETURNED : ShipmentPhase.RETURNING;
    }
    return cancelled.isPresent() ? ShipmentPhase.CANCELLED : progress;
  }

  private Optional<Instant> since(ShipmentPhase phase) {
    return switch (phase) {
      case LOST -> lost.map(MilestoneOrder::believedAt);
      case RETURNED -> back.map(MilestoneOrder::believedAt);
      case RETURNING -> goingBack.map(MilestoneOrder::believedAt);
      case CANCELLED -> cancelled.map(MilestoneOrder::believedAt);
      default -> first(milestone -> step(milestone) == phase).map(this::notBeforeCorrection);
    };
  }

  private Instant notBeforeCorrection(Milestone milestone) {
    Instant at = believedAt(milestone);
    return correction().isPresent() && at.isBefore(correctedAt) ? correctedAt : at;
  }

  private ShipmentPhase highestStep() {
    return happened.stream()
        .map(this::step)
        .max(Comparator.naturalOrder())
        .orElse(ShipmentPhase.UNKNOWN);
  }

  private ShipmentPhase step(Milestone milestone) {
    return afterTheTurn(milestone) ? ShipmentPhase.UNKNOWN : Steps.of(milestone.code());
  }

  private boolean notTakenBack(Milestone milestone) {
    return !milestone.code().equals(MilestoneCode.DELIVERED)
        || believedAt(milestone).isAfter(correctedAt);
  }

  private boolean deliversToRecipient(Milestone milestone) {
    return milestone.code().equals(MilestoneCode.DELIVERED) && !afterTheTurn(milestone);
  }

  private boolean afterTheTurn(Milestone milestone) {
    return goingBack.filter(turn -> believedAt(milestone).isAfter(believedAt(turn))).isPresent();
  }

  private Optional<Milestone> firstOnTheWayBack() {
    Instant calledOff = last(happened.stream(), MilestoneCode.RETURN_CANCELLED);
    return first(
        milestone ->
            (milestone.code().equals(MilestoneCode.RETURNING)
                    || milestone.code().equals(MilestoneCode.RETURNED))
                && believedAt(milestone).isAfter(calledOff));
  }

  private Optional<Milestone> firstBackAtTheSender() {
    return first(
        milestone ->
            goingBack.isPresent()
                && !believedAt(milestone).isBefore(believedAt(goingBack.get()))
                && (milestone.code().equals(MilestoneCode.RETURNED)
                    || (milestone.code().equals(MilestoneCode.DELIVERED)
                        && afterTheTurn(milestone))));
  }

  private Optional<Milestone> firstLoss() {
    Instant found = last(happened.stream(), MilestoneCode.FOUND);
    return first(
        milestone ->
            milestone.code().equals(MilestoneCode.LOST)
                && !movedAt.isAfter(believedAt(milestone))
                && found.isBefore(believedAt(milestone)));
  }

  // What was delivered cannot be called off any more, whatever the clocks say.
  private Optional<Milestone> firstCancellation() {
    return first(
        milestone ->
            milestone.code().equals(MilestoneCode.CANCELLED)
                && progress != ShipmentPhase.DELIVERED
                && !movedAt.isAfter(believedAt(milestone)));
  }

  private Optional<Instant> expectedAt() {
    return log.stream()
        .filter(milestone -> milestone.timing() != Timing.ACTUAL)
        .filter(milestone -> Steps.of(milestone.code()).compareTo(Steps.ARRIVAL) >= 0)
        .max(Comparator.comparing(m -> m.reportedAt().orElse(m.believedReceivedAt())))
        .map(Milestone::occurredAt);
  }

  // One attempt told by two sources has the same minute, seldom the same second.
  private int attempts() {
    return (int)
        happened.stream()
            .filter(milestone -> milestone.code().equals(MilestoneCode.DELIVERY_ATTEMPTED))
            .map(milestone -> believedAt(milestone).truncatedTo(ChronoUnit.MINUTES))
            .distinct()
            .count();
  }

  private List<Deviation> problems(ShipmentPhase phase) {
    Instant settled = last(happened.stream(), MilestoneCode.RESOLVED);
    boolean over = phase.ended() && phase != ShipmentPhase.LOST;
    return happened.stream()
        .filter(MilestoneFold::isProblem)
        .filter(milestone -> settled.isBefore(believedAt(milestone)))
        .filter(
            milestone -> lasting(milestone) || (!over && !movedAt.isAfter(believedAt(milestone))))
        .map(Deviation::of)
        .distinct()
        .toList();
  }

  private static boolean isProblem(Milestone milestone) {
    return PROBLEMS.contains(milestone.code())
        || (milestone.code().equals(MilestoneCode.DELIVERED) && lasting(milestone));
  }

  private static boolean lasting(Milestone milestone) {
    return milestone.detail().filter(LASTING::contains).isPresent();
  }

  private List<Deviation> regressions() {
    List<Deviation> regressions = new ArrayList<>();
    correction().map(Deviation::of).ifPresent(regressions::add);
    goingBack.map(Deviation::of).ifPresent(regressions::add);
    lost.map(Deviation::of).ifPresent(regressions::add);
    cancelled.map(Deviation::of).ifPresent(regressions::add);
    regressions.sort(
        Comparator.comparing(Deviation::at).thenComparing(deviation -> deviation.code().code()));
    return regressions;
  }

  private Optional<Milestone> correction() {
    boolean tookBack = actual(log).anyMatch(milestone -> !notTakenBack(milestone));
    return first(
        milestone ->
            tookBack
                && milestone.code().equals(MilestoneCode.DELIVERY_CORRECTED)
                && believedAt(milestone).equals(correctedAt));
  }

  private Optional<Milestone> first(Predicate<Milestone> wanted) {
    return happened.stream().filter(wanted).findFirst();
  }

  private static Stream<Milestone> actual(List<Milestone> log) {
    return log.stream().filter(milestone -> milestone.timing() == Timing.ACTUAL);
  }

  private static boolean moves(Milestone milestone) {
    return MOVEMENTS.contains(milestone.code());
  }

  private static Instant last(Stream<Milestone> milestones, MilestoneCode code) {
    return last(milestones.filter(milestone -> milestone.code().equals(code)));
  }

  /** Returns when the last of them happened; the beginning of time if there is none. */
  private static Instant last(Stream<Milestone> milestones) {
    return milestones
        .map(MilestoneOrder::believedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
