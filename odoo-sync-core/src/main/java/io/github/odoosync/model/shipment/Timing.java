package io.github.odoosync.model.shipment;

/** Whether a milestone has happened or is only expected; the three of DCSA's event classifier. */
public enum Timing {
  /** It happened. */
  ACTUAL,
  /** It is expected. */
  ESTIMATED,
  /** It was agreed. */
  PLANNED
}
