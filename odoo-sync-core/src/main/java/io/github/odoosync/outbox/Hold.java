package io.github.odoosync.outbox;

import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.HeldLane;
import java.util.function.LongSupplier;

/** A claimed lane in this dispatcher's hands: for how long, and whether it was lost meanwhile. */
final class Hold implements LongSupplier {

  private final Pipeline pipeline;
  private final ClaimedLane lane;
  private final HeldLane held;
  private final LongSupplier nanos;
  private final long since;
  private volatile long until;
  private volatile boolean lost;
  private volatile boolean settling;

  /**
   * @param since when the claim was asked for, by the monotonic clock: the lease began later
   */
  Hold(Pipeline pipeline, ClaimedLane lane, LongSupplier nanos, long since) {
    this.pipeline = pipeline;
    this.lane = lane;
    this.held = lane.held();
    this.nanos = nanos;
    this.since = since;
    this.until = since + pipeline.leaseNanos();
  }

  Pipeline pipeline() {
    return pipeline;
  }

  ClaimedLane lane() {
    return lane;
  }

  HeldLane held() {
    return held;
  }

  /** Returns how long ago the lane was claimed. */
  long ageNanos() {
    return nanos.getAsLong() - since;
  }

  /** Returns for how long the lane is surely held; zero or less once that is over. */
  long nanosLeft() {
    return lost ? 0 : until - nanos.getAsLong();
  }

  @Override
  public long getAsLong() {
    return nanosLeft();
  }

  /** Notes a renewal that was asked for at this time. */
  void renewed(long askedAt) {
    until = askedAt + pipeline.leaseNanos();
  }

  /** Notes that somebody else holds the lane. */
  void lose() {
    lost = true;
  }

  boolean lost() {
    return lost;
  }

  /** Notes that the claim's end is on its way to the store, or that it was given up. */
  void end() {
    settling = true;
  }

  boolean ended() {
    return settling;
  }
}
