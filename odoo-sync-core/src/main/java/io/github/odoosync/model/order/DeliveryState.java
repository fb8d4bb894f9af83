package io.github.odoosync.model.order;

/** How much of an order was delivered or received. */
public enum DeliveryState {
  /** Nothing. */
  NOTHING,
  /** Something, and something is still open. */
  PARTIAL,
  /** Everything, exactly. */
  COMPLETE,
  /** Everything, and more than was ordered of some line. */
  OVER
}
