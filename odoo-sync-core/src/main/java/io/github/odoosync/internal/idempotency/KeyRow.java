package io.github.odoosync.internal.idempotency;

import io.github.odoosync.idempotency.Claimed;
import io.github.odoosync.idempotency.Ending;
import io.github.odoosync.idempotency.HeldKey;
import io.github.odoosync.idempotency.KeyClaim;
import io.github.odoosync.idempotency.KeyEntry.State;
import io.github.odoosync.idempotency.StoredResult;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key as its store has it at one moment, and what a claim of it comes to.
 *
 * @param fingerprint of the content that it belongs to
 * @param state where it stands
 * @param token the last run's
 * @param leaseLeft how long its lease still lasts; zero or negative once it is over
 * @param expired whether its time to live is over
 * @param result its result or error; null while it has none
 */
public record KeyRow(
    String fingerprint,
    State state,
    long token,
    Duration leaseLeft,
    boolean expired,
    @Nullable StoredResult result) {

  /** Returns the answer to a claim; {@link Claimed.Held} if the store has to hand the key over. */
  public Claimed answer(KeyClaim claim) {
    boolean open = isOpen(state);
    if (state == State.FREE || (expired && !open)) {
      return held(claim, false);
    }
    if (!fingerprint.equals(claim.fingerprint().value())) {
      return new Claimed.OtherContent();
    }
    if (!open) {
      return new Claimed.Ended(ending());
    }
    if (leaseLeft.isZero() || leaseLeft.isNegative()) {
      return held(claim, true);
    }
    return state == State.RUNNING ? new Claimed.Running(leaseLeft) : new Claimed.InDoubt(leaseLeft);
  }

  /** Returns whether a key in this state is never forgotten. */
  public static boolean isOpen(State state) {
    return state == State.RUNNING || state == State.IN_DOUBT;
  }

  /** Returns the state that an ending leads to. */
  public static State after(Ending ending) {
    if (ending instanceof Ending.Succeeded) {
      return State.SUCCEEDED;
    }
    if (ending instanceof Ending.Failed) {
      return State.FAILED;
    }
    return ending instanceof Ending.Freed ? State.FREE : State.IN_DOUBT;
  }

  /** Returns what an ending stores; null where it has no result. */
  public static @Nullable StoredResult resultOf(Ending ending) {
    if (ending instanceof Ending.Succeeded succeeded) {
      return succeeded.result();
    }
    return ending instanceof Ending.Failed failed ? failed.error() : null;
  }

  /** Returns the note of an ending; empty where it has none. */
  public static String noteOf(Ending ending) {
    if (ending instanceof Ending.Freed freed) {
      return cut(freed.note());
    }
    return ending instanceof Ending.InDoubt doubt ? cut(doubt.note()) : "";
  }

  /** Cuts a note to the length that is kept. */
  public static String cut(String note) {
    return note.length() <= Ending.MAX_NOTE_LENGTH
        ? note
        : note.substring(0, Ending.MAX_NOTE_LENGTH);
  }

  private Claimed held(KeyClaim claim, boolean recover) {
    return new Claimed.Held(
        new HeldKey(claim.scope(), claim.key(), token + 1, claim.owner()), recover);
  }

  private Ending ending() {
    StoredResult kept = Objects.requireNonNull(result, "an ended key has a result");
    return state == State.SUCCEEDED ? new Ending.Succeeded(kept) : new Ending.Failed(kept);
  }
}
