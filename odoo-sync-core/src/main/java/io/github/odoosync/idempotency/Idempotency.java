package io.github.odoosync.idempotency;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Runs work once per key.
 *
 * <pre>{@code
 * Execution created = idempotency
 *     .call("shop.orders", order.number(), Fingerprint.ofJson(order.toMap()))
 *     .recover(run -> lookUp(order))
 *     .execute(run -> StoredResult.json("order.created", 1, Map.of("id", create(order))));
 * }</pre>
 *
 * <p>A key names what happens once, such as an order number or {@code process:step:iteration}; the
 * fingerprint only guards it. A hash of the content alone is no key: the same order twice would be
 * one. Thread-safe; needs no closing.
 */
public final class Idempotency {

  private final IdempotencyStore store;
  private final LongSupplier nanos;

  private Idempotency(IdempotencyStore store, LongSupplier nanos) {
    this.store = Objects.requireNonNull(store, "store");
    this.nanos = nanos;
  }

  /** Returns idempotency on this store. */
  public static Idempotency on(IdempotencyStore store) {
    return new Idempotency(store, System::nanoTime);
  }

  static Idempotency on(IdempotencyStore store, LongSupplier nanos) {
    return new Idempotency(store, nanos);
  }

  /**
   * Begins a call; nothing happens before one of its {@code execute} methods.
   *
   * @param scope within what the key is unique; 1 to {@value KeyClaim#MAX_SCOPE_LENGTH} characters
   * @param key the key; 1 to {@value KeyClaim#MAX_KEY_LENGTH} characters
   * @param fingerprint of the content that belongs to the key
   */
  public IdempotentCall call(String scope, String key, Fingerprint fingerprint) {
    return new IdempotentCall(store, nanos, scope, key, fingerprint);
  }

  /** Returns what is known of a key; empty if it was never used or is forgotten. */
  public Optional<KeyEntry> find(String scope, String key) {
    return store.find(scope, key);
  }

  /**
   * Returns keys of which nobody knows whether their effect is there, the longest first: those in
   * doubt, and those whose run ended without a word.
   *
   * @param limit how many at most
   */
  public List<KeyEntry> inDoubt(int limit) {
    return store.inDoubt(limit);
  }

  /**
   * Says by hand that the effect of a key in doubt is there.
   *
   * @param actor who says so; kept with the key
   * @param reason why; kept with the key
   * @return false if the key is not in doubt; nothing changed then
   */
  public boolean confirm(
      String scope, String key, StoredResult result, String actor, String reason) {
    return resolve(scope, key, new Ending.Succeeded(result), actor, reason);
  }

  /**
   * Says by hand that the effect of a key in doubt is not there and will not come: the next call
   * does the work.
   *
   * @param actor who says so; kept with the key
   * @param reason why; kept with the key
   * @return false if the key is not in doubt; nothing changed then
   */
  public boolean release(String scope, String key, String actor, String reason) {
    return resolve(scope, key, new Ending.Freed(reason), actor, reason);
  }

  /**
   * Forgets keys that have expired, in chunks; never one that runs or is in doubt. To be called now
   * and then.
   *
   * @return how many
   */
  public long purge() {
    int chunk = 1_000;
    long purged = 0;
    int gone;
    do {
      gone = store.purge(chunk);
      purged += gone;
    } while (gone == chunk);
    return purged;
  }

  private boolean resolve(String scope, String key, Ending ending, String actor, String reason) {
    if (actor.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("Actor and reason are kept with the key: name both");
    }
    return store.resolve(scope, key, ending, actor + ": " + reason, defaultTtl());
  }

  static Duration defaultTtl() {
    return Duration.ofDays(90);
  }
}
