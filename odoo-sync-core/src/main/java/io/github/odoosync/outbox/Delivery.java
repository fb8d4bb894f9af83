package io.github.odoosync.outbox;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * A message in a handler's hands, with what is needed to make its effect happen once.
 *
 * <p>Thread-safe.
 */
public final class Delivery {

  private final Message message;
  private final String consumer;
  private final Instant enqueuedAt;
  private final long seq;
  private final int attempt;
  private final int abandoned;
  private final long token;
  private final LongSupplier nanosLeft;

  /** For the dispatcher and for tests of handlers. */
  Delivery(
      Message message,
      String consumer,
      Instant enqueuedAt,
      long seq,
      int attempt,
      int abandoned,
      long token,
      LongSupplier nanosLeft) {
    this.message = message;
    this.consumer = consumer;
    this.enqueuedAt = enqueuedAt;
    this.seq = seq;
    this.attempt = attempt;
    this.abandoned = abandoned;
    this.token = token;
    this.nanosLeft = nanosLeft;
  }

  /** Returns the message. */
  public Message message() {
    return message;
  }

  /** Returns the name of the consumer that handles it. */
  public String consumer() {
    return consumer;
  }

  /** Returns when the message was stored, by the database's clock. */
  public Instant enqueuedAt() {
    return enqueuedAt;
  }

  /** Returns the message's place among those with its key and consumer, from 1, without gaps. */
  public long seq() {
    return seq;
  }

  /** Returns the number of this attempt, from 1; those that ended in a crash do not count. */
  public int attempt() {
    return attempt;
  }

  /**
   * Returns how many holders vanished while they had this message: if above 0, its effect may be
   * there already.
   */
  public int abandoned() {
    return abandoned;
  }

  /**
   * Returns the fencing token: a later holder of the same key always has a larger one. A target
   * that stores it with the effect can refuse a late writer.
   */
  public long token() {
    return token;
  }

  /** Returns how long the message is surely held; zero or negative once that is over. */
  public Duration remaining() {
    return Duration.ofNanos(nanosLeft.getAsLong());
  }

  /**
   * Checks that the message is still held for long enough; to be called before each effect.
   *
   * @param effect how long the effect takes at most
   * @throws StoreException with {@link ErrorCode#LEASE_LOST} if it is not; let it through
   */
  public void ensureHeld(Duration effect) {
    if (remaining().compareTo(effect) < 0) {
      throw new StoreException(
          Failure.of(ErrorCode.LEASE_LOST, message + " is not held for long enough any more"),
          null);
    }
  }
}
