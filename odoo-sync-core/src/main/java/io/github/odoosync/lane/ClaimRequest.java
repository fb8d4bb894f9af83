package io.github.odoosync.lane;

import java.time.Duration;

/**
 * Asks for lanes that are due.
 *
 * @param consumer whose lanes
 * @param owner who asks: a random name of one dispatcher, new at each start
 * @param lease for how long the lanes are held without a renewal
 * @param maxLanes how many lanes at most
 * @param maxMessages how many messages of each lane at most
 */
public record ClaimRequest(
    String consumer, String owner, Duration lease, int maxLanes, int maxMessages) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ClaimRequest {
    if (maxLanes < 1 || maxMessages < 1 || lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("A claim needs lanes, messages and a lease above zero");
    }
  }
}
