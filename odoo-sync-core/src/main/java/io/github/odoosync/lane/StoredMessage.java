package io.github.odoosync.lane;

import java.time.Duration;
import java.time.Instant;

/**
 * A message as it lies in its lane.
 *
 * @param seq its place in the lane, from 1
 * @param message the message
 * @param enqueuedAt when it was stored, by the database's clock
 * @param dueIn how long after the claim it may be handled, by the database's clock; zero or
 *     negative where it is due
 */
public record StoredMessage(long seq, Message message, Instant enqueuedAt, Duration dueIn) {}
