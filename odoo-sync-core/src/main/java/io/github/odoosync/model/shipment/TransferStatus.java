package io.github.odoosync.model.shipment;

/** How far the movement of goods is; a new one is a major change. */
public enum TransferStatus {
  /** It is to happen; goods may be missing. */
  PLANNED,
  /** All goods are reserved for it. */
  READY,
  /** It happened. */
  DONE,
  /** It will not happen. */
  CANCELLED
}
