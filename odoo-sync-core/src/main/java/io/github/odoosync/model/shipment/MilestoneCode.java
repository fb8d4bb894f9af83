package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Type;

/**
 * What happened to a shipment, in words that belong to no carrier.
 *
 * <p>An open code type: the constants are what this library understands, any other code is kept and
 * changes no {@link ShipmentState}.
 *
 * @param code lower-case words, such as {@code picked_up}; at most 64 characters
 */
public record MilestoneCode(String code) {

  /** The type of fields that hold one. */
  public static final Type<MilestoneCode> TYPE =
      Type.text(Codes.PATTERN, MilestoneCode::new, MilestoneCode::code);

  /** The carrier knows of the shipment; it has not seen it. */
  public static final MilestoneCode LABEL_CREATED = new MilestoneCode("label_created");

  /** The shipment is ready and the carrier is on its way or expected. */
  public static final MilestoneCode AWAITING_PICKUP = new MilestoneCode("awaiting_pickup");

  /** The carrier came and did not get the shipment. */
  public static final MilestoneCode PICKUP_FAILED = new MilestoneCode("pickup_failed");

  /** The carrier has the shipment. */
  public static final MilestoneCode PICKED_UP = new MilestoneCode("picked_up");

  /** It came to a hub, terminal or port. */
  public static final MilestoneCode ARRIVED_FACILITY = new MilestoneCode("arrived_facility");

  /** It left a hub, terminal or port. */
  public static final MilestoneCode DEPARTED_FACILITY = new MilestoneCode("departed_facility");

  /** It is between places. */
  public static final MilestoneCode IN_TRANSIT = new MilestoneCode("in_transit");

  /** Customs keep it. */
  public static final MilestoneCode CUSTOMS_HELD = new MilestoneCode("customs_held");

  /** Customs let it go. */
  public static final MilestoneCode CUSTOMS_CLEARED = new MilestoneCode("customs_cleared");

  /** It is on the last vehicle. */
  public static final MilestoneCode OUT_FOR_DELIVERY = new MilestoneCode("out_for_delivery");

  /** The recipient can fetch it. */
  public static final MilestoneCode AVAILABLE_FOR_PICKUP =
      new MilestoneCode("available_for_pickup");

  /** A delivery was tried and did not succeed. */
  public static final MilestoneCode DELIVERY_ATTEMPTED = new MilestoneCode("delivery_attempted");

  /** The recipient has it. */
  public static final MilestoneCode DELIVERED = new MilestoneCode("delivered");

  /** It will be later than it was said. */
  public static final MilestoneCode DELAYED = new MilestoneCode("delayed");

  /** Something is wrong; the detail says what. */
  public static final MilestoneCode EXCEPTION = new MilestoneCode("exception");

  /** What was wrong up to now is settled. */
  public static final MilestoneCode RESOLVED = new MilestoneCode("resolved");

  /** What was reported delivered up to now was not. */
  public static final MilestoneCode DELIVERY_CORRECTED = new MilestoneCode("delivery_corrected");

  /** It is on its way back to the sender. */
  public static final MilestoneCode RETURNING = new MilestoneCode("returning");

  /** The sender has it back. */
  public static final MilestoneCode RETURNED = new MilestoneCode("returned");

  /** It does not go back after all. */
  public static final MilestoneCode RETURN_CANCELLED = new MilestoneCode("return_cancelled");

  /** The carrier gave up looking for it. */
  public static final MilestoneCode LOST = new MilestoneCode("lost");

  /** What was lost is there again. */
  public static final MilestoneCode FOUND = new MilestoneCode("found");

  /** It is not to be carried any more. */
  public static final MilestoneCode CANCELLED = new MilestoneCode("cancelled");

  /** A remark that changes nothing. */
  public static final MilestoneCode INFORMATION = new MilestoneCode("information");

  /** A code that no table knows; the carrier's own words are kept beside it. */
  public static final MilestoneCode UNKNOWN = new MilestoneCode("unknown");

  /**
   * Checks the form.
   *
   * @throws io.github.odoosync.error.InvalidValueException if it is not lower-case words
   */
  public MilestoneCode {
    Codes.checked("milestone code", code);
  }

  @Override
  public String toString() {
    return code;
  }
}
