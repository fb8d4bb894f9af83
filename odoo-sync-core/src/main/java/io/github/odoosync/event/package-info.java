/**
 * What happened in the business, as events that systems tell each other, and the envelope in which
 * they travel: CloudEvents 1.0 in JSON.
 *
 * <pre>{@code
 * OrderConfirmed confirmed = OrderConfirmed.of(new BusinessKey("sales-order", "SO-1001"), now)
 *     .set(OrderConfirmed.TOTAL, Money.of("119.00", "EUR"))
 *     .build();
 * EventEnvelope envelope = EventEnvelope.of(confirmed, "/acme/erp").correlationId("web-42").build();
 * }</pre>
 *
 * <p>Through the outbox an event reaches several consumers, each with its own attempts: enqueue the
 * envelope's JSON under a topic that is routed to them, keyed by the subject.
 */
@NullMarked
package io.github.odoosync.event;

import org.jspecify.annotations.NullMarked;
