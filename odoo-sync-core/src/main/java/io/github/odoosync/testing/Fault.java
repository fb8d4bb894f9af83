package io.github.odoosync.testing;

import io.github.odoosync.internal.fake.http.FaultKind;
import io.github.odoosync.internal.fake.http.FaultPlan;
import java.time.Duration;

/**
 * Something that goes wrong on purpose; armed with {@link FakeOdoo#fault}. Immutable.
 *
 * <p>Waits are real time, not the fake's clock, and end early when the fault is {@linkplain
 * ArmedFault#release released} or the fake is closed.
 */
public final class Fault {

  private final FaultPlan plan;

  private Fault(FaultPlan plan) {
    this.plan = plan;
  }

  FaultPlan plan() {
    return plan;
  }

  /** Waits before the call is worked on; the transaction begins after the wait. */
  public static Fault delay(Duration time) {
    return new Fault(FaultPlan.of(FaultKind.DELAY, time));
  }

  /**
   * Works at once, commits after the wait, then answers: others do not see the changes until then,
   * and see them with the {@code write_date} of the beginning. Strikes calls of a model only.
   */
  public static Fault lateCommit(Duration time) {
    return new Fault(FaultPlan.of(FaultKind.LATE_COMMIT, time));
  }

  /** Closes the connection before the call is worked on. */
  public static Fault closedBefore() {
    return new Fault(FaultPlan.of(FaultKind.CLOSED_BEFORE));
  }

  /** Commits and closes the connection without an answer. */
  public static Fault closedAfterCommit() {
    return new Fault(FaultPlan.of(FaultKind.CLOSED_AFTER));
  }

  /** Commits and keeps silent until the wait is over, then closes the connection. */
  public static Fault answerLost(Duration time) {
    return new Fault(FaultPlan.of(FaultKind.ANSWER_LOST, time));
  }

  /** Answers 429 without {@code Retry-After}; nothing is worked on. */
  public static Fault rateLimited() {
    return new Fault(FaultPlan.of(FaultKind.RATE_LIMITED));
  }

  /** Answers 429 with {@code Retry-After} in whole seconds; nothing is worked on. */
  public static Fault rateLimited(Duration retryAfter) {
    return new Fault(new FaultPlan(FaultKind.RATE_LIMITED, Duration.ZERO, 0, retryAfter));
  }

  /** Answers a status such as 502, 503 or 504 with a proxy's HTML page; nothing is worked on. */
  public static Fault proxyError(int status) {
    return new Fault(new FaultPlan(FaultKind.PROXY_ERROR, Duration.ZERO, status, null));
  }

  /** Commits, and answers a status such as 502 or 504 as a proxy does that waited no longer. */
  public static Fault proxyErrorAfterCommit(int status) {
    return new Fault(new FaultPlan(FaultKind.PROXY_ERROR_AFTER, Duration.ZERO, status, null));
  }

  /**
   * Fails as Odoo does after five tries against other writers: nothing is changed. {@code load}
   * answers it as a message with status 200, as the real one does. Strikes calls of a model only.
   */
  public static Fault serializationFailure() {
    return new Fault(FaultPlan.of(FaultKind.SERIALIZATION));
  }

  /** Refuses the key or password as one that ran out. Strikes only what is asked with one. */
  public static Fault expiredKey() {
    return new Fault(FaultPlan.of(FaultKind.EXPIRED_KEY));
  }

  /** Commits at once and waits before the first byte of the answer. */
  public static Fault slowFirstByte(Duration time) {
    return new Fault(FaultPlan.of(FaultKind.SLOW_FIRST_BYTE, time));
  }

  /** Commits, sends the first half of the answer and closes the connection. */
  public static Fault truncatedBody() {
    return new Fault(FaultPlan.of(FaultKind.TRUNCATED));
  }
}
