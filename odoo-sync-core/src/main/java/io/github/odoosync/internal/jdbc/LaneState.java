package io.github.odoosync.internal.jdbc;

/** What {@code lane.state} holds: the sum of what is true of the lane. */
final class LaneState {

  /** The effect of the last attempt is unknown. */
  static final int UNKNOWN = 1;

  /** The lane stands still until somebody resumes it. */
  static final int PARKED = 2;

  private LaneState() {}

  static boolean unknown(int state) {
    return (state & UNKNOWN) != 0;
  }

  static boolean parked(int state) {
    return (state & PARKED) != 0;
  }
}
