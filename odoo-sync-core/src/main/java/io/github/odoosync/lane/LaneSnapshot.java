package io.github.odoosync.lane;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one consumer's lanes stand at one moment.
 *
 * @param depth messages that wait or are being handled; those in parked lanes count
 * @param lanes lanes with such messages
 * @param due lanes that could be claimed now
 * @param inFlight lanes that are held
 * @param waiting lanes that wait for a time: delay, retry or probe
 * @param unknown lanes that wait for a probe
 * @param parked lanes that stand still
 * @param dead dead letters that left their lane and that nobody dealt with
 * @param oldestDue for how long the lane that is due longest has been due; null if none is
 * @param paused whether the consumer is paused
 */
public record LaneSnapshot(
    long depth,
    long lanes,
    long due,
    long inFlight,
    long waiting,
    long unknown,
    long parked,
    long dead,
    @Nullable Duration oldestDue,
    boolean paused) {}
