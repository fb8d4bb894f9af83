package io.github.odoosync.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lane that is held, with its next messages.
 *
 * @param laneId the lane's id
 * @param laneKey the key of its messages; null for a single message without one
 * @param token grows with every claim of the lane: a later holder's is always larger
 * @param doneSeq the place of the last message that is done
 * @param lastSeq the place of the last message in the lane when it was claimed
 * @param failures how often the handler failed on the next message
 * @param abandoned how often a holder of the next message vanished without a word
 * @param unknown whether the last attempt's effect is unknown, so that it has to be probed
 * @param failing for how long the next message has been failing; null if it has not
 * @param messages the next messages in order, {@code doneSeq + 1} first; empty only if the store
 *     has lost them
 */
public record ClaimedLane(
    long laneId,
    @Nullable String laneKey,
    long token,
    long doneSeq,
    long lastSeq,
    int failures,
    int abandoned,
    boolean unknown,
    @Nullable Duration failing,
    List<StoredMessage> messages) {

  /** Copies the messages. */
  public ClaimedLane {
    messages = List.copyOf(messages);
  }

  /** Returns the key of the lane's messages. */
  public Optional<String> key() {
    return Optional.ofNullable(laneKey);
  }

  /** Returns what the holder shows to renew or settle the lane. */
  public HeldLane held() {
    return new HeldLane(laneId, token);
  }
}
