package io.github.odoosync.lane;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one lane stands, for people.
 *
 * @param id the lane's id
 * @param consumer whose it is
 * @param laneKey the key of its messages; null for a single message without one
 * @param depth how many messages are in it that are not done
 * @param parked whether it stands still until somebody resumes it
 * @param unknown whether the last attempt's effect is unknown
 * @param held whether somebody has taken it and not given it back
 * @param failures how often the handler failed on the next message
 * @param failing for how long the next message has been failing; null if it has not
 * @param dueIn how long until its next message may be handled, or a holder's lease ends; negative
 *     where that is past, null where no time is set
 */
public record LaneStatus(
    long id,
    String consumer,
    @Nullable String laneKey,
    long depth,
    boolean parked,
    boolean unknown,
    boolean held,
    int failures,
    @Nullable Duration failing,
    @Nullable Duration dueIn) {

  /** Returns the key of the lane's messages. */
  public Optional<String> key() {
    return Optional.ofNullable(laneKey);
  }
}
