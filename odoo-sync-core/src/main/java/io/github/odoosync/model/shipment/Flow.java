package io.github.odoosync.model.shipment;

/** Where a shipment goes from and to; a new one is a major change. */
public enum Flow {
  /** From a warehouse of ours to a customer. */
  DELIVERY,
  /** From a supplier straight to a customer; our stock never sees it. */
  DROP_SHIP,
  /** From one of our warehouses to another. */
  TRANSFER
}
