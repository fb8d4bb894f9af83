package io.github.odoosync.idempotency;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.OutcomeUnknownException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A run that holds its key: looks, works, and sees to it that the key learns the end. */
final class HeldRun {

  private final IdempotencyStore store;
  private final KeyClaim claim;
  private final HeldKey held;
  private final Run run;

  HeldRun(
      IdempotencyStore store, KeyClaim claim, HeldKey held, LongSupplier nanos, long startedAt) {
    this.store = store;
    this.claim = claim;
    this.held = held;
    this.run =
        new Run(held, claim.lease(), startedAt, nanos, () -> store.renew(held, claim.lease()));
  }

  Run run() {
    return run;
  }

  /** Returns the result of an earlier run; empty if it surely had no effect. */
  Optional<StoredResult> lookFirst(@Nullable Recover recover) {
    if (recover == null) {
      throw doubt("Nothing can look whether it was done", null);
    }
    Recovery found = look(recover);
    if (found instanceof Recovery.Done done) {
      keep(done.result());
      return Optional.of(done.result());
    }
    if (found instanceof Recovery.Unknown) {
      throw doubt("A look could not tell", null);
    }
    // The look took its time; the work gets a whole lease.
    run.renew();
    return Optional.empty();
  }

  <E extends Exception> StoredResult work(Work<E> work) throws E {
    StoredResult result;
    try {
      result = Objects.requireNonNull(work.run(run), "result");
    } catch (Throwable e) {
      end(Endings.of(e), e);
      throw e;
    }
    keep(result);
    return result;
  }

  private Recovery look(Recover recover) {
    try {
      return Objects.requireNonNull(recover.look(run), "recovery");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw doubt("A look was interrupted", e);
    } catch (OdooSyncException e) {
      end(new Ending.InDoubt("A look failed: " + Endings.note(e)), e);
      throw e;
    } catch (Exception e) {
      throw doubt("A look failed: " + Endings.note(e), e);
    }
  }

  private OutcomeUnknownException doubt(String why, @Nullable Exception cause) {
    OutcomeUnknownException doubt = Replies.inDoubt(claim, claim.lease(), why, cause);
    end(new Ending.InDoubt(why), doubt);
    return doubt;
  }

  private void keep(StoredResult result) {
    boolean kept;
    try {
      kept = store.end(held, new Ending.Succeeded(result), claim.ttl());
    } catch (OdooSyncException e) {
      throw Replies.notStored(claim, e);
    }
    if (!kept) {
      throw Replies.lost(claim);
    }
  }

  // The failure itself is what the caller has to see; where this fails too, the lease covers it.
  private void end(Ending ending, Throwable failure) {
    try {
      store.end(held, ending, claim.ttl());
    } catch (OdooSyncException e) {
      failure.addSuppressed(e);
    }
  }
}
