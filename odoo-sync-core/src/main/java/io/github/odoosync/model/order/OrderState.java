package io.github.odoosync.model.order;

/** How far an order is decided; how far it is delivered, its lines say. */
public enum OrderState {
  /** Can still change. */
  DRAFT,
  /** Offered to the customer, or asked of the supplier. */
  QUOTED,
  /** Waits for somebody's approval. */
  TO_APPROVE,
  /** Binding. */
  CONFIRMED,
  /** Confirmed, and closed to changes. */
  LOCKED,
  /** Not to be delivered any more. */
  CANCELLED
}
