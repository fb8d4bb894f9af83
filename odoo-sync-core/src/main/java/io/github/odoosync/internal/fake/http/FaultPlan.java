package io.github.odoosync.internal.fake.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One fault.
 *
 * @param time how long it waits, where it waits
 * @param status the HTTP status, where it answers one
 * @param retryAfter the header of a 429, if it has one
 */
public record FaultPlan(FaultKind kind, Duration time, int status, @Nullable Duration retryAfter) {

  /** A fault without any numbers. */
  public static FaultPlan of(FaultKind kind) {
    return new FaultPlan(kind, Duration.ZERO, 0, null);
  }

  /** A fault that waits. */
  public static FaultPlan of(FaultKind kind, Duration time) {
    return new FaultPlan(kind, time, 0, null);
  }
}
