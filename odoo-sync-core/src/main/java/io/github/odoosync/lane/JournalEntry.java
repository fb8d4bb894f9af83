package io.github.odoosync.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: what was done to a message, a lane or a consumer, by whom and why.
 *
 * <p>Every failure, stop and manual step leaves a line; plain success leaves none.
 *
 * @param id grows with time within one database
 * @param at when, by the database's clock
 * @param actor a person's name as given, or the dispatcher's
 * @param action what was done
 * @param consumer whose message or lane, or the destination that was paused
 * @param laneKey the lane's key; null where it has none
 * @param laneId the lane; 0 where none is meant
 * @param seq the message's place; 0 where none is meant
 * @param messageId the message; null where none is meant
 * @param text the reason or error
 */
public record JournalEntry(
    long id,
    Instant at,
    String actor,
    Action action,
    String consumer,
    @Nullable String laneKey,
    long laneId,
    long seq,
    @Nullable String messageId,
    String text) {

  /** What was done. */
  public enum Action {
    /** A handler failed; it is tried again. */
    RETRY,
    /** A message was put off without an attempt counted. */
    SNOOZE,
    /** The effect of an attempt is unknown. */
    UNKNOWN,
    /** A lane was stopped. */
    PARK,
    /** A message became a dead letter. */
    BURY,
    /** A stopped lane goes on. */
    RESUME,
    /** A dead letter was put back. */
    REPLAY,
    /** A lane goes on without its head. */
    SKIP,
    /** A dead letter was given up. */
    DISCARD,
    /** A consumer or destination was paused. */
    PAUSE,
    /** A paused consumer or destination goes on. */
    UNPAUSE,
    /** A message came with a known id and other content, and was refused. */
    CONFLICT
  }
}
