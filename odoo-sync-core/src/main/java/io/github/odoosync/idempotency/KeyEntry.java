package io.github.odoosync.idempotency;

import java.time.Instant;

/**
 * What is known of a key, for people. All times are the store's clock's.
 *
 * @param scope within what the key is unique
 * @param key the key
 * @param fingerprint of the content that belongs to it
 * @param state where it stands
 * @param token the last run's
 * @param runs how many runs there were
 * @param note the last error, or who resolved it by hand and why; may be empty
 * @param startedAt when the last run began
 * @param leaseUntil until when nobody else runs it
 * @param expiresAt when it may be forgotten; a key that runs or is in doubt never is
 */
public record KeyEntry(
    String scope,
    String key,
    Fingerprint fingerprint,
    State state,
    long token,
    int runs,
    String note,
    Instant startedAt,
    Instant leaseUntil,
    Instant expiresAt) {

  /** Where a key stands. */
  public enum State {
    /** A run holds it; once its lease is over, it is in doubt. */
    RUNNING,
    /** The effect is there and the result is kept. */
    SUCCEEDED,
    /** The content was refused for good and the error is kept. */
    FAILED,
    /** Nothing was done; the next who asks runs it. */
    FREE,
    /** Nobody knows whether the effect is there. */
    IN_DOUBT
  }
}
