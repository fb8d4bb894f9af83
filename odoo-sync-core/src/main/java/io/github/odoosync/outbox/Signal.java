package io.github.odoosync.outbox;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Wakes one waiting thread. Cheap to fire, also many thousand times a second.
 *
 * <p>A signal between two waits is not lost: the next wait returns at once.
 */
final class Signal {

  private volatile boolean fired;
  private volatile @Nullable Thread waiter;

  void fire() {
    if (!fired) {
      fired = true;
      LockSupport.unpark(waiter);
    }
  }

  /** Waits for a signal or this long; the caller looks afterwards what there is to do. */
  void await(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    waiter = Thread.currentThread();
    try {
      for (long left = nanos; !fired && left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(this, left);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      waiter = null;
      fired = false;
    }
  }

  /** Waits for this long whatever is signalled, unless the condition comes true. */
  void pause(long nanos, BooleanSupplier over) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !over.getAsBoolean(); left = end - System.nanoTime()) {
      await(left);
    }
  }
}
