package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.idempotency.Ending;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.idempotency.HeldKey;
import io.github.odoosync.idempotency.KeyClaim;
import io.github.odoosync.idempotency.KeyEntry;
import io.github.odoosync.idempotency.KeyEntry.State;
import io.github.odoosync.idempotency.StoredResult;
import io.github.odoosync.internal.idempotency.KeyRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An idempotency key as it is kept. */
record KeptKey(
    Fingerprint fingerprint,
    State state,
    long token,
    String owner,
    int runs,
    String note,
    @Nullable StoredResult result,
    Instant startedAt,
    Instant leaseUntil,
    Instant expiresAt) {

  static KeptKey first(KeyClaim claim, Instant now) {
    // The clock, so that a key that was forgotten and comes again has a larger token.
    return running(claim, now, ChronoUnit.MICROS.between(Instant.EPOCH, now), 1);
  }

  KeptKey next(KeyClaim claim, Instant now) {
    return running(claim, now, token + 1, runs + 1);
  }

  private static KeptKey running(KeyClaim claim, Instant now, long token, int runs) {
    return new KeptKey(
        claim.fingerprint(),
        State.RUNNING,
        token,
        claim.owner(),
        runs,
        "",
        null,
        now,
        now.plus(claim.lease()),
        now.plus(claim.ttl()));
  }

  KeptKey leasedUntil(Instant end) {
    return new KeptKey(
        fingerprint, state, token, owner, runs, note, result, startedAt, end, expiresAt);
  }

  KeptKey ended(Ending ending, Instant expiry) {
    return ending(ending, KeyRow.noteOf(ending), token, expiry);
  }

  KeptKey resolved(Ending ending, String by, Instant expiry) {
    return ending(ending, KeyRow.cut(by), token + 1, expiry);
  }

  private KeptKey ending(Ending ending, String why, long newToken, Instant expiry) {
    return new KeptKey(
        fingerprint,
        KeyRow.after(ending),
        newToken,
        owner,
        runs,
        why,
        KeyRow.resultOf(ending),
        startedAt,
        leaseUntil,
        expiry);
  }

  boolean heldAs(HeldKey held) {
    return state == State.RUNNING && token == held.token() && owner.equals(held.owner());
  }

  boolean inDoubt(Instant now) {
    return state == State.IN_DOUBT || (state == State.RUNNING && !leaseUntil.isAfter(now));
  }

  boolean forgettable(Instant now) {
    return !KeyRow.isOpen(state) && !expiresAt.isAfter(now);
  }

  HeldKey held(String scope, String key) {
    return new HeldKey(scope, key, token, owner);
  }

  KeyRow row(Instant now) {
    return new KeyRow(
        fingerprint.value(),
        state,
        token,
        Duration.between(now, leaseUntil),
        !expiresAt.isAfter(now),
        result);
  }

  KeyEntry entry(String scope, String key) {
    return new KeyEntry(
        scope, key, fingerprint, state, token, runs, note, startedAt, leaseUntil, expiresAt);
  }
}
