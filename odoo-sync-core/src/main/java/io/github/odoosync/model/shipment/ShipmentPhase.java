package io.github.odoosync.model.shipment;

/**
 * Where a shipment stands: the ladder that a shipment climbs, and the three ways off it.
 *
 * <p>A new phase is a major change.
 */
public enum ShipmentPhase {
  /** Nothing is known. */
  UNKNOWN,
  /** The carrier was told. */
  CREATED,
  /** The carrier is expected. */
  AWAITING_PICKUP,
  /** The carrier has it. */
  PICKED_UP,
  /** It moves. */
  IN_TRANSIT,
  /** It is on the last vehicle. */
  OUT_FOR_DELIVERY,
  /** The recipient can fetch it. */
  AVAILABLE_FOR_PICKUP,
  /** The recipient has it. */
  DELIVERED,
  /** It goes back. */
  RETURNING,
  /** The sender has it back. */
  RETURNED,
  /** It is lost. */
  LOST,
  /** It is not carried any more. */
  CANCELLED;

  /** Returns whether the recipient, the sender or nobody has it, so that no more is expected. */
  public boolean ended() {
    return switch (this) {
      case DELIVERED, RETURNED, LOST, CANCELLED -> true;
      default -> false;
    };
  }
}
