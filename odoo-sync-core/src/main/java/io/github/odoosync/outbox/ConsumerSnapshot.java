package io.github.odoosync.outbox;

import io.github.odoosync.lane.LaneSnapshot;

/**
 * How one consumer stands: its lanes in the store, and what this dispatcher did since it was
 * started.
 *
 * @param consumer the consumer's name
 * @param lanes its lanes, for all dispatchers together
 * @param held lanes that this dispatcher holds, the queued ones too
 * @param done messages done
 * @param retried attempts that failed and are repeated
 * @param released messages given back without an attempt being counted
 * @param unknown attempts whose outcome is unknown
 * @param parked lanes stopped
 * @param dead messages that became dead letters; the rest of a lane counts as one
 * @param fenced results that came too late and were dropped
 * @param abandoned messages found whose earlier holder had vanished
 * @param timedOut handlers that did not return in time
 * @param stuck handlers that have still not returned after that
 * @param perSecond messages done per second over the last five seconds
 * @param paused whether the consumer or its destination is paused, as this dispatcher knows
 * @param breakerOpen whether its destination's breaker keeps it from claiming
 */
public record ConsumerSnapshot(
    String consumer,
    LaneSnapshot lanes,
    int held,
    long done,
    long retried,
    long released,
    long unknown,
    long parked,
    long dead,
    long fenced,
    long abandoned,
    long timedOut,
    int stuck,
    double perSecond,
    boolean paused,
    boolean breakerOpen) {}
