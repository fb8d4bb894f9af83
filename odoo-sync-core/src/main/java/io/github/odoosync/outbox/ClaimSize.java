package io.github.odoosync.outbox;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.StoredMessage;
import java.util.List;

/**
 * How many lanes, and messages of each, a claim asks for: as many as are handled in about 200 ms,
 * so that claims are few where handlers are fast and leases are not hoarded where they are slow.
 */
final class ClaimSize {

  static final int MOST_LANES = 2_000;
  static final int MOST_MESSAGES = 100;

  private static final long MOST_BYTES = 16L * 1024 * 1024;
  private static final long TARGET_NANOS = 200_000_000;

  // Beside its payload, a message weighs about this much.
  private static final int MESSAGE_BYTES = 500;

  private final int fewest;
  private int lanes;
  private int messages = 1;
  private long bytesPerLane = MESSAGE_BYTES;
  private boolean full;
  private boolean deep;
  private volatile int cutAfter;

  ClaimSize(int fewest) {
    this.fewest = Math.min(fewest, MOST_LANES);
    this.lanes = this.fewest;
  }

  int fewest() {
    return fewest;
  }

  int lanes() {
    long affordable = Math.max(1, MOST_BYTES / bytesPerLane);
    return (int) Math.min(lanes, affordable);
  }

  int messages() {
    return messages;
  }

  /** Notes that a lane's time was up after this many messages of those claimed. */
  void cut(int handled) {
    cutAfter = Math.max(1, handled);
  }

  /** Learns from a claim. */
  void claimed(List<ClaimedLane> claimed, int asked) {
    full = claimed.size() >= asked;
    long bytes = 0;
    int more = 0;
    for (ClaimedLane lane : claimed) {
      for (StoredMessage stored : lane.messages()) {
        bytes += MESSAGE_BYTES + stored.message().payload().size();
      }
      more += lane.lastSeq() - lane.doneSeq() > lane.messages().size() ? 1 : 0;
    }
    if (!claimed.isEmpty()) {
      bytesPerLane = Math.max(1, bytes / claimed.size());
      deep = more * 2 > claimed.size();
    }
  }

  /**
   * Learns how long the workers took for what was claimed last; called before the next claim.
   *
   * @param nanos the time until there was room again
   */
  void drained(long nanos) {
    if (nanos > TARGET_NANOS) {
      lanes = (int) Math.max(fewest, lanes * TARGET_NANOS / nanos);
    } else if (full && nanos < TARGET_NANOS / 2) {
      lanes = Math.min(MOST_LANES, lanes * 2);
    }
    adaptMessages(nanos);
  }

  private void adaptMessages(long nanos) {
    int cut = cutAfter;
    if (cut > 0) {
      cutAfter = 0;
      messages = Math.min(messages, cut);
    } else if (deep && nanos < TARGET_NANOS && messages < MOST_MESSAGES) {
      messages = Math.min(MOST_MESSAGES, messages * 2);
      bytesPerLane *= 2;
    }
  }
}
