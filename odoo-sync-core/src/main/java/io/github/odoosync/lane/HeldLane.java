package io.github.odoosync.lane;

/**
 * A lane and the token it is held under.
 *
 * @param laneId the lane's id
 * @param token the token of the claim
 */
public record HeldLane(long laneId, long token) {}
