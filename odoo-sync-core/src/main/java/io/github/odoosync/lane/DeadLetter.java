package io.github.odoosync.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be handled, and why.
 *
 * @param id the dead letter's id
 * @param consumer who could not handle it
 * @param laneId its lane; 0 if it never was in one
 * @param seq its place there; 0 if it never was in one
 * @param message the message, whole
 * @param state where it stands now
 * @param trouble why it is here
 * @param failures how many failures were counted before the one that brought it here, which is not
 *     counted: by {@link Settlement.Retry} and {@link Settlement.Unknown}, since the message was
 *     last put back or its lane resumed
 * @param abandoned how often a holder of it vanished
 * @param enqueuedAt when the message was stored
 * @param diedAt when it came here
 * @param resolvedBy who dealt with it; null while nobody did
 * @param reason why it was dealt with in this way; null while nobody did
 * @param resolvedAt when it was dealt with; null while nobody did
 */
public record DeadLetter(
    long id,
    String consumer,
    long laneId,
    long seq,
    Message message,
    State state,
    Trouble trouble,
    int failures,
    int abandoned,
    Instant enqueuedAt,
    Instant diedAt,
    @Nullable String resolvedBy,
    @Nullable String reason,
    @Nullable Instant resolvedAt) {

  /** Where a dead letter stands. */
  public enum State {
    /** It keeps its place at the head of its lane, which stands still. */
    PARKED,
    /** It left its lane, which went on. */
    DEAD,
    /** It was put back. */
    REPLAYED,
    /** Its lane went on without it. */
    SKIPPED,
    /** It was given up. */
    DISCARDED
  }
}
