package io.github.odoosync.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of every error this library throws on purpose; unchecked.
 *
 * <p>The message names what was tried, what came back, whether anything was committed and what to
 * do next, under a stable {@linkplain #code() code}. It holds no secret and no server traceback.
 */
public abstract class OdooSyncException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /** For the subclasses of this package and of SPI implementations. */
  protected OdooSyncException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  /** Returns all that is known of the failure. */
  public final Failure failure() {
    return failure;
  }

  /** Returns the stable code. */
  public final ErrorCode code() {
    return failure.code();
  }

  /** Returns whether the same call may simply be sent again. */
  public final boolean retryable() {
    return failure.retryable();
  }

  /** Returns what is known of the effect. */
  public final Outcome outcome() {
    return failure.outcome();
  }

  /** Returns what was tried, such as {@code sale.order.create}. */
  public final Optional<String> operation() {
    return Optional.ofNullable(failure.operation());
  }

  /** Returns how many records the call was for; 0 where that has no meaning. */
  public final int recordCount() {
    return failure.recordCount();
  }

  /** Returns how long the server asked to wait before the next attempt. */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(failure.retryAfter());
  }
}
