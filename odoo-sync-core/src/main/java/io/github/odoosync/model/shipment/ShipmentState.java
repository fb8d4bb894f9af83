package io.github.odoosync.model.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a shipment stands, worked out from its whole {@link MilestoneLog}.
 *
 * <p>Progress is the highest step that was ever reached, whatever came later, so late, doubled and
 * reversed milestones do not move a shipment back. It moves back only where somebody said so:
 *
 * <ul>
 *   <li>{@code delivery_corrected} takes back what was reported delivered up to then,
 *   <li>{@code returning} or {@code returned} sends it to the sender; what is delivered after that
 *       is delivered to the sender, until {@code return_cancelled},
 *   <li>{@code lost} holds until it is {@code found} or moves again,
 *   <li>{@code cancelled} holds until it moves after all.
 * </ul>
 *
 * <p>Each of these is among the {@linkplain #regressions() regressions}, with its reason. A problem
 * is open until the shipment moves on, is delivered, returned or cancelled; damage, missing parts
 * and disposal only until {@code resolved}. Only what happened counts, not what is expected. A time
 * that lies more than 15 minutes after we received it is replaced by when we did.
 *
 * @param phase where it stands
 * @param progress the highest step on the way to the recipient; what the phase would be without a
 *     return, loss or cancellation
 * @param since when the phase began; empty if nothing is known
 * @param deliveredAt when the recipient got it, even if it came back later; empty if never
 * @param expectedAt when it is expected at the recipient, by the latest estimate
 * @param attempts how many deliveries were tried in vain
 * @param problems what is wrong and not settled, oldest first
 * @param regressions what took it back or off the way to the recipient, oldest first; a return,
 *     loss or cancellation only while it holds
 * @param wrongClocks how many milestones carry a time that was not believed
 */
public record ShipmentState(
    ShipmentPhase phase,
    ShipmentPhase progress,
    Optional<Instant> since,
    Optional<Instant> deliveredAt,
    Optional<Instant> expectedAt,
    int attempts,
    List<Deviation> problems,
    List<Deviation> regressions,
    int wrongClocks) {

  /** Copies the lists. */
  public ShipmentState {
    problems = List.copyOf(problems);
    regressions = List.copyOf(regressions);
  }

  /** Returns whether the recipient has it and nothing is wrong: the guard for billing. */
  public boolean deliveredInOrder() {
    return phase == ShipmentPhase.DELIVERED && problems.isEmpty();
  }

  /**
   * Something that was not planned.
   *
   * @param code what happened
   * @param reason why; {@link MilestoneDetail#UNSPECIFIED} where nobody said
   * @param at when
   */
  public record Deviation(MilestoneCode code, MilestoneDetail reason, Instant at) {

    static Deviation of(Milestone milestone) {
      return new Deviation(
          milestone.code(),
          milestone.detail().orElse(MilestoneDetail.UNSPECIFIED),
          MilestoneOrder.believedAt(milestone));
    }
  }
}
