package io.github.odoosync.idempotency;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * One run of a key, in the hands of its work.
 *
 * <p>Thread-safe.
 */
public final class Run {

  private final HeldKey held;
  private final Duration lease;
  private final LongSupplier nanos;
  private final BooleanSupplier renewal;
  private volatile long endsAt;

  Run(HeldKey held, Duration lease, long startedAt, LongSupplier nanos, BooleanSupplier renewal) {
    this.held = held;
    this.lease = lease;
    this.nanos = nanos;
    this.renewal = renewal;
    this.endsAt = startedAt + lease.toNanos();
  }

  /** Returns within what the key is unique. */
  public String scope() {
    return held.scope();
  }

  /** Returns the key. */
  public String key() {
    return held.key();
  }

  /**
   * Returns the fencing token: a later run of the same key always has a larger one. A target that
   * stores it with the effect can refuse a late writer.
   */
  public long token() {
    return held.token();
  }

  /** Returns how long the key is surely held; zero or negative once that is over. */
  public Duration remaining() {
    return Duration.ofNanos(endsAt - nanos.getAsLong());
  }

  /**
   * Checks that the key is still held for long enough; to be called before each effect.
   *
   * @param effect how long the effect takes at most
   * @throws StoreException with {@link ErrorCode#LEASE_LOST} if it is not; let it through
   */
  public void ensureHeld(Duration effect) {
    if (remaining().compareTo(effect) < 0) {
      throw lost();
    }
  }

  /**
   * Prolongs the lease by its whole length from now, for work in several steps.
   *
   * @throws StoreException with {@link ErrorCode#LEASE_LOST} if somebody else has the key
   */
  public void renew() {
    long now = nanos.getAsLong();
    if (!renewal.getAsBoolean()) {
      throw lost();
    }
    endsAt = now + lease.toNanos();
  }

  private StoreException lost() {
    String detail =
        "The key %s of %s is not held for long enough any more".formatted(key(), scope());
    return new StoreException(Failure.of(ErrorCode.LEASE_LOST, detail), null);
  }
}
