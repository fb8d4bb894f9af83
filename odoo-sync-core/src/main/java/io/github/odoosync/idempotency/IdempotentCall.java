package io.github.odoosync.idempotency;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.OutcomeUnknownException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a key: how long what is kept, what looks after doubt, and then the work.
 *
 * <p>Not thread-safe; a new one is made for each call.
 */
public final class IdempotentCall {

  private final IdempotencyStore store;
  private final LongSupplier nanos;
  private final String scope;
  private final String key;
  private final Fingerprint fingerprint;
  private Duration ttl = Idempotency.defaultTtl();
  private Duration lease = Duration.ofMinutes(5);
  private @Nullable Recover recover;

  IdempotentCall(
      IdempotencyStore store,
      LongSupplier nanos,
      String scope,
      String key,
      Fingerprint fingerprint) {
    this.store = store;
    this.nanos = nanos;
    this.scope = scope;
    this.key = key;
    this.fingerprint = fingerprint;
  }

  /**
   * Sets how long the result is kept, by the store's clock; 90 days. It has to be longer than
   * anybody may ask again, by hand too: after it the work is done anew.
   */
  public IdempotentCall ttl(Duration value) {
    this.ttl = Objects.requireNonNull(value, "ttl");
    return this;
  }

  /**
   * Sets for how long nobody else runs the key; 5 min.
   *
   * <p>It has to cover the work and the time the target may still commit after a lost answer (Odoo:
   * 150 s), for when it ends an effect that is not there is taken for one that never comes. Nothing
   * renews it behind the work's back: work in several steps calls {@link Run#renew()}. A crash is
   * noticed when it ends.
   */
  public IdempotentCall lease(Duration value) {
    this.lease = Objects.requireNonNull(value, "lease");
    return this;
  }

  /**
   * Sets what looks whether an earlier run had its effect. It is asked after a crash or an unknown
   * outcome, before the work may be done again; without it the key stays in doubt until somebody
   * {@linkplain Idempotency#confirm confirms} or {@linkplain Idempotency#release releases} it.
   */
  public IdempotentCall recover(Recover value) {
    this.recover = Objects.requireNonNull(value, "recover");
    return this;
  }

  /**
   * Runs work with an effect outside of the database, once per key: a short transaction takes the
   * key, the work runs outside of any, another stores its result.
   *
   * <p>What the work throws is passed on, and decides what becomes of the key. Content that was
   * refused ({@code VALIDATION}, {@code USER_ERROR}, {@code MISSING_RECORD}, {@code
   * INVALID_REQUEST}) is stored as final. Any other {@link OdooSyncException} that says that
   * nothing was committed frees the key. Everything else leaves it in doubt, exceptions that are
   * not this library's included: nobody knows how far the work came.
   *
   * @return the result of this or an earlier call
   * @throws io.github.odoosync.error.IdempotencyException with {@link ErrorCode#IN_PROGRESS} and
   *     the time to wait if the key runs elsewhere, {@link ErrorCode#KEY_REUSED} if it belongs to
   *     other content, else the stored error's code
   * @throws OutcomeUnknownException if the key is in doubt
   */
  public <E extends Exception> Execution execute(Work<E> work) throws E {
    KeyClaim claim = claim();
    long startedAt = nanos.getAsLong();
    Claimed claimed = store.claim(claim);
    if (!(claimed instanceof Claimed.Held got)) {
      return Replies.of(claimed, claim);
    }
    HeldRun held = new HeldRun(store, claim, got.held(), nanos, startedAt);
    if (got.recover()) {
      Optional<StoredResult> found = held.lookFirst(recover);
      if (found.isPresent()) {
        return new Execution(found.get(), Execution.How.RECOVERED);
      }
    }
    return new Execution(held.work(work), Execution.How.DONE);
  }

  /**
   * Runs work whose whole effect is in the caller's own transaction, once per key: the key, what
   * the work writes and its result commit together or were never there.
   *
   * <p>A second transaction with the key waits for the first and then sees its result, or, if that
   * rolled back, does the work. Whatever is thrown, roll back. Under REPEATABLE READ and
   * SERIALIZABLE the one that waited may be refused with {@link ErrorCode#STORE_CONFLICT} instead,
   * for its snapshot is older than the result: run the transaction again. So may, on MariaDB and
   * MySQL, some of several that waited for one that rolled back: InnoDB takes them for deadlocked.
   *
   * @param connection the caller's, with auto-commit off; neither committed, rolled back nor closed
   * @return the result of this or an earlier call
   * @throws io.github.odoosync.error.IdempotencyException as {@link #execute(Work)} does
   * @throws OutcomeUnknownException if the key was used without a connection before and is in doubt
   */
  public <E extends Exception> Execution execute(Connection connection, Work<E> work) throws E {
    Objects.requireNonNull(connection, "connection");
    KeyClaim claim = claim();
    long startedAt = nanos.getAsLong();
    Claimed claimed = store.claim(connection, claim);
    if (!(claimed instanceof Claimed.Held got)) {
      return Replies.of(claimed, claim);
    }
    HeldRun held = new HeldRun(store, claim, got.held(), nanos, startedAt);
    if (got.recover()) {
      throw Replies.inDoubt(claim, lease, "It was used outside of a transaction before", null);
    }
    StoredResult result = Objects.requireNonNull(work.run(held.run()), "result");
    if (!store.end(connection, got.held(), new Ending.Succeeded(result), ttl)) {
      throw Replies.lost(claim);
    }
    return new Execution(result, Execution.How.DONE);
  }

  // The owner is new each time: by it a store knows that this very claim won.
  private KeyClaim claim() {
    return new KeyClaim(scope, key, fingerprint, UUID.randomUUID().toString(), lease, ttl);
  }
}
