package io.github.odoosync.outbox;

import io.github.odoosync.lane.Category;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the handling of a message ended. */
public sealed interface Result {

  /** The effect is there. */
  record Done() implements Result {}

  /**
   * The attempt failed and counts; another follows.
   *
   * @param reason what failed
   * @param delay how long until then; null for the consumer's own backoff
   */
  record Retry(String reason, @Nullable Duration delay) implements Result {}

  /**
   * It is too early; the same attempt is made later and none counts.
   *
   * @param reason what it waits for
   * @param delay how long
   */
  record Snooze(String reason, Duration delay) implements Result {}

  /**
   * People have to look before the lane goes on.
   *
   * @param category who should look
   * @param reason what is wrong
   */
  record Park(Category category, String reason) implements Result {}

  /**
   * No attempt can succeed; the message becomes a dead letter and its lane goes on.
   *
   * @param category who should look
   * @param reason what is wrong
   */
  record Dead(Category category, String reason) implements Result {}

  /**
   * Nobody knows whether the effect is there. The lane waits for the consumer's {@link Probe}, or
   * for people if it has none; the attempt is never repeated blindly.
   *
   * @param reason what happened
   */
  record Unknown(String reason) implements Result {}

  /** Returns that the effect is there. */
  static Result done() {
    return new Done();
  }

  /** Returns that the attempt failed and is repeated after the consumer's own backoff. */
  static Result retry(String reason) {
    return new Retry(reason, null);
  }

  /** Returns that the attempt failed and is repeated after this long. */
  static Result retryAfter(Duration delay, String reason) {
    return new Retry(reason, delay);
  }

  /** Returns that it is too early; no attempt counts. */
  static Result snooze(Duration delay, String reason) {
    return new Snooze(reason, delay);
  }

  /** Returns that the lane has to stand still until people looked. */
  static Result park(Category category, String reason) {
    return new Park(category, reason);
  }

  /** Returns that no attempt can succeed. */
  static Result dead(Category category, String reason) {
    return new Dead(category, reason);
  }

  /** Returns that nobody knows whether the effect is there. */
  static Result unknown(String reason) {
    return new Unknown(reason);
  }
}
