package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one lock of a store in memory, and waiting under it until transactions end. */
final class Monitor {

  /** As databases do, so that a test that forgot to commit fails instead of hanging. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** Fair, so that who waits longest for a lane gets it first, as in a database. */
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Condition transactionEnded = lock.newCondition();

  <T> T call(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  void run(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }

  void signalEnd() {
    transactionEnded.signalAll();
  }

  /** Waits until nobody is in the way; {@code waiter} is null for a step without locks. */
  void awaitNoneOf(@Nullable Transaction waiter, Supplier<Set<Transaction>> inTheWay) {
    boolean free = await(LONGEST_WAIT, () -> freeFor(waiter, inTheWay.get()));
    if (waiter != null) {
      waiter.waitFor(Set.of());
    }
    if (!free) {
      throw conflict("Another open transaction holds the lane or dedup key for too long");
    }
  }

  /** Waits for this long at most; returns whether the condition came true. */
  boolean await(Duration patience, BooleanSupplier condition) {
    long left = patience.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = transactionEnded.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          Failure.of(ErrorCode.STORE_UNAVAILABLE, "The thread was interrupted while it waited"), e);
    }
  }

  private static boolean freeFor(@Nullable Transaction waiter, Set<Transaction> inTheWay) {
    if (waiter != null) {
      waiter.waitFor(inTheWay);
      if (inTheWay.stream().anyMatch(other -> other.waitsFor(waiter))) {
        waiter.waitFor(Set.of());
        throw conflict("Two transactions wait for each other's lanes or dedup keys: a deadlock");
      }
    }
    return inTheWay.isEmpty();
  }

  private static StoreException conflict(String detail) {
    return new StoreException(Failure.of(ErrorCode.STORE_CONFLICT, detail), null);
  }
}
