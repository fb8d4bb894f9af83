package io.github.odoosync.idempotency;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps keys and their results; the SPI below {@link Idempotency}.
 *
 * <p>Thread-safe. Methods without a connection run in a short transaction of their own, under read
 * committed, and have committed when they return. All times are the database's. A store that cannot
 * be reached throws {@link io.github.odoosync.error.StoreException}.
 */
public interface IdempotencyStore {

  /**
   * Asks for a key.
   *
   * <p>A new, {@linkplain KeyEntry.State#FREE free} or expired key is held by the caller, with the
   * claim's fingerprint. A key that ended is answered with its ending. A key that runs or is in
   * doubt is left alone until its lease ends; after that the caller holds it, has a higher token
   * and must {@linkplain Claimed.Held#recover() recover} first. In every state but free and
   * expired, another fingerprint is answered with {@link Claimed.OtherContent}.
   */
  Claimed claim(KeyClaim claim);

  /**
   * Asks for a key in the caller's transaction, and waits for other transactions that hold it.
   *
   * @param connection with auto-commit off; neither committed, rolled back nor closed
   */
  Claimed claim(Connection connection, KeyClaim claim);

  /**
   * Prolongs a lease, counted from now.
   *
   * @return false if the key is not held under this token any more
   */
  boolean renew(HeldKey held, Duration lease);

  /**
   * Ends a run. What a lease that ran out left untouched may still be ended by its holder.
   *
   * @param ttl how long the key is kept from now
   * @return false if the key is not held under this token any more; nothing changed then
   */
  boolean end(HeldKey held, Ending ending, Duration ttl);

  /** Ends a run in the caller's transaction; see {@link #end(HeldKey, Ending, Duration)}. */
  boolean end(Connection connection, HeldKey held, Ending ending, Duration ttl);

  /** Returns what is known of a key; empty if it was never used or is forgotten. */
  Optional<KeyEntry> find(String scope, String key);

  /**
   * Returns keys in doubt, and those whose holder's lease ran out, the longest first.
   *
   * @param limit how many at most
   */
  List<KeyEntry> inDoubt(int limit);

  /**
   * Ends by hand what is in doubt, or held under a lease that ran out; a late holder is fenced.
   *
   * @param note who did it and why; kept with the key
   * @param ttl how long the key is kept from now
   * @return false if the key is in no such state; nothing changed then
   */
  boolean resolve(String scope, String key, Ending ending, String note, Duration ttl);

  /**
   * Forgets keys that ended or are free and have expired; never one that runs or is in doubt.
   *
   * @param chunk how many at most
   * @return how many
   */
  int purge(int chunk);
}
