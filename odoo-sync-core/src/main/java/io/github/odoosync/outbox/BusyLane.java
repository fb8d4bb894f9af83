package io.github.odoosync.outbox;

import io.github.odoosync.lane.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a lane that a producer's open transaction locks, by waiting for the lock on a thread of
 * its own, which is there only meanwhile.
 *
 * <p>A batch passes over such lanes. When the transaction ends, a claim could be faster than the
 * next batch if the lease ran out meanwhile; who waits for the lock comes first. A few lanes are
 * waited for at once, as one producer locks several; each takes a thread and a connection.
 */
final class BusyLane {

  private static final Logger LOG = LoggerFactory.getLogger(BusyLane.class);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  // So that the waiting leaves connections of a small pool to claims and renewals.
  private static final int MOST = 4;

  private final Context context;
  private final ThreadFactory threads;
  private final BiConsumer<Completion, Settled> result;
  private final List<Thread> waiting = new ArrayList<>();

  /**
   * @param result told on the waiting thread; {@code BUSY} if it has to be tried again
   */
  BusyLane(Context context, ThreadFactory threads, BiConsumer<Completion, Settled> result) {
    this.context = context;
    this.threads = threads;
    this.result = result;
  }

  /** Takes a lane to wait for, unless it waits for enough. Called by one thread only. */
  boolean take(Completion completion) {
    waiting.removeIf(thread -> !thread.isAlive());
    if (waiting.size() == MOST) {
      return false;
    }
    Thread thread = threads.newThread(() -> result.accept(completion, waited(completion)));
    thread.start();
    waiting.add(thread);
    return true;
  }

  /** Waits until nothing is waited for any more. */
  void join() {
    try {
      for (Thread thread : waiting) {
        thread.join(PATIENCE.toMillis() * 2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Settled waited(Completion completion) {
    try {
      return context.store().settleWaiting(context.owner(), completion.settlement(), PATIENCE);
    } catch (RuntimeException | Error e) {
      LOG.debug("Waiting for a lane that a producer locks failed", e);
      completion.noteBroken();
      completion.forgetBusy();
      return Settled.BUSY;
    }
  }
}
