package io.github.odoosync.lane;

import java.time.Duration;

/**
 * How a claim of a lane ends. Each form says up to which place the lane's messages are done and
 * gives the lane back.
 */
public sealed interface Settlement {

  /** Returns the lane and the token it is held under. */
  HeldLane lane();

  /** Returns the place of the last message that is done; not below what the claim said. */
  long doneSeq();

  /**
   * At least one message is done and nothing failed after it. Both counters start again; the lane
   * is due at once if more waits in it.
   */
  record Advance(HeldLane lane, long doneSeq) implements Settlement {}

  /**
   * The next message waits, without an attempt being counted: not due yet, snoozed, not begun.
   * Unless messages were done before it, it keeps what is known of it: failures, vanished holders,
   * whether its effect is unknown.
   *
   * @param delay how long; zero for at once
   * @param reason why, for the journal; empty for nothing worth a line
   */
  record Release(HeldLane lane, long doneSeq, Duration delay, String reason)
      implements Settlement {}

  /**
   * The next message failed and is tried again later; one failure is counted.
   *
   * @param delay how long until then
   */
  record Retry(HeldLane lane, long doneSeq, Duration delay, Trouble trouble)
      implements Settlement {}

  /**
   * The effect of the next message is unknown; the lane waits and is then claimed as {@linkplain
   * ClaimedLane#unknown() unknown}. One failure is counted.
   *
   * @param delay how long until the first look
   */
  record Unknown(HeldLane lane, long doneSeq, Duration delay, Trouble trouble)
      implements Settlement {}

  /**
   * The next message keeps its place and its lane stands still until somebody resumes it. No
   * failure is counted for this attempt; its dead letter tells those counted before.
   */
  record Park(HeldLane lane, long doneSeq, Trouble trouble) implements Settlement {}

  /**
   * The next message becomes a dead letter and the lane goes on. No failure is counted for this
   * attempt; the dead letter tells those counted before.
   */
  record Bury(HeldLane lane, long doneSeq, Trouble trouble) implements Settlement {}

  /**
   * The next message and all that wait behind it become dead letters. No failure is counted for
   * this attempt; the dead letters tell those counted before, which are none but for the first.
   */
  record BuryRest(HeldLane lane, long doneSeq, Trouble trouble) implements Settlement {}
}
