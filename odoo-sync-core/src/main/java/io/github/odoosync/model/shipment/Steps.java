package io.github.odoosync.model.shipment;

import static java.util.Map.entry;

import java.util.Map;

/** Which step of the ladder a milestone proves; most prove none. */
final class Steps {

  /** The step from which on an estimate is one of the arrival at the recipient. */
  static final ShipmentPhase ARRIVAL = ShipmentPhase.OUT_FOR_DELIVERY;

  private static final Map<MilestoneCode, ShipmentPhase> PROVED =
      Map.ofEntries(
          entry(MilestoneCode.LABEL_CREATED, ShipmentPhase.CREATED),
          entry(MilestoneCode.AWAITING_PICKUP, ShipmentPhase.AWAITING_PICKUP),
          entry(MilestoneCode.PICKUP_FAILED, ShipmentPhase.AWAITING_PICKUP),
          entry(MilestoneCode.PICKED_UP, ShipmentPhase.PICKED_UP),
          entry(MilestoneCode.ARRIVED_FACILITY, ShipmentPhase.IN_TRANSIT),
          entry(MilestoneCode.DEPARTED_FACILITY, ShipmentPhase.IN_TRANSIT),
          entry(MilestoneCode.IN_TRANSIT, ShipmentPhase.IN_TRANSIT),
          entry(MilestoneCode.CUSTOMS_HELD, ShipmentPhase.IN_TRANSIT),
          entry(MilestoneCode.CUSTOMS_CLEARED, ShipmentPhase.IN_TRANSIT),
          entry(MilestoneCode.OUT_FOR_DELIVERY, ShipmentPhase.OUT_FOR_DELIVERY),
          entry(MilestoneCode.DELIVERY_ATTEMPTED, ShipmentPhase.OUT_FOR_DELIVERY),
          entry(MilestoneCode.AVAILABLE_FOR_PICKUP, ShipmentPhase.AVAILABLE_FOR_PICKUP),
          entry(MilestoneCode.DELIVERED, ShipmentPhase.DELIVERED));

  private Steps() {}

  static ShipmentPhase of(MilestoneCode code) {
    return PROVED.getOrDefault(code, ShipmentPhase.UNKNOWN);
  }
}
