package io.github.odoosync.event;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import java.time.Instant;

/**
 * Something that happened in the business, told to whom it may concern.
 *
 * <p>An event is a fact: it is never changed, only followed by others. It is a document with a
 * schema of its own, whose {@linkplain #key() key} is its subject; who sent it, what caused it and
 * what it belongs to is told by its {@link EventEnvelope}. Immutable and thread-safe. A new event
 * is a major change.
 */
public sealed interface BusinessEvent
    permits CreditReleased,
        DeliveryCompleted,
        DeliveryException,
        InvoicePosted,
        MilestoneReached,
        OrderCancelled,
        OrderCaptured,
        OrderConfirmed,
        PaymentReceived,
        ProofOfDeliveryReceived,
        ReturnAuthorized,
        ReturnReceived,
        ShipmentDispatched,
        StockAdjusted,
        StockAllocated,
        StockLevelChanged,
        SyncDriftFound,
        WaveReleased {

  /** Returns what the event is about; events of one subject are kept in order. */
  BusinessKey key();

  /** Returns when it happened. */
  Instant occurredAt();

  /** Returns when it was seen here; the same as when it happened where nobody said. */
  Instant observedAt();

  /** Returns the event's schema, which has its name and version. */
  Schema<? extends Document> schema();

  /** Writes the event alone, without envelope, as JSON that satisfies its schema. */
  String toJson();

  /**
   * Returns what tells it from other events: the same for the same fact, however often it was seen.
   */
  String fingerprint();
}
