package io.github.odoosync.lane;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes are meant; without a condition, all in which something waits or that stand still.
 *
 * @param consumer whose; null for everybody's
 * @param key the lane's key; null for any
 * @param only in which state; null for any
 * @param afterId after which id the page begins
 * @param limit how many at most, 1 to 10,000
 */
public record LaneQuery(
    @Nullable String consumer, @Nullable String key, @Nullable Only only, long afterId, int limit) {

  /** A state to ask for. */
  public enum Only {
    /** Lanes that stand still until somebody resumes them. */
    PARKED,
    /** Lanes whose last attempt's effect is unknown. */
    UNKNOWN,
    /** Lanes whose next message has failed. */
    FAILING
  }

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public LaneQuery {
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("A limit is 1 to 10000, not " + limit);
    }
  }

  /** Returns a query for all lanes with something in them, 100 at a time. */
  public static LaneQuery all() {
    return new LaneQuery(null, null, null, 0, 100);
  }

  /** Asks for one consumer's only. */
  public LaneQuery ofConsumer(String value) {
    return new LaneQuery(Objects.requireNonNull(value, "consumer"), key, only, afterId, limit);
  }

  /** Asks for one key only. */
  public LaneQuery ofKey(String value) {
    return new LaneQuery(consumer, Objects.requireNonNull(value, "key"), only, afterId, limit);
  }

  /** Asks for one state only. */
  public LaneQuery only(Only value) {
    return new LaneQuery(consumer, key, Objects.requireNonNull(value, "only"), afterId, limit);
  }

  /** Asks for those after this id, for the next page. */
  public LaneQuery after(long value) {
    return new LaneQuery(consumer, key, only, value, limit);
  }

  /** Asks for this many at most, 1 to 10,000. */
  public LaneQuery limit(int value) {
    return new LaneQuery(consumer, key, only, afterId, value);
  }

  /** Returns the consumer asked for. */
  public Optional<String> ofConsumer() {
    return Optional.ofNullable(consumer);
  }

  /** Returns the key asked for. */
  public Optional<String> ofKey() {
    return Optional.ofNullable(key);
  }

  /** Returns whether a lane is in the state asked for. */
  public boolean admits(boolean parked, boolean unknown, int failures) {
    return only == null
        || switch (only) {
          case PARKED -> parked;
          case UNKNOWN -> unknown;
          case FAILING -> failures > 0;
        };
  }
}
