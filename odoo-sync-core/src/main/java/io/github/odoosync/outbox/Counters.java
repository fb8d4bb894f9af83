package io.github.odoosync.outbox;

import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.lane.Settlement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What one dispatcher did for one consumer since it was started. Thread-safe. */
final class Counters {

  private static final int WINDOW_SECONDS = 5;
  private static final long SECOND = 1_000_000_000;

  final AtomicLong done = new AtomicLong();
  final AtomicLong retried = new AtomicLong();
  final AtomicLong released = new AtomicLong();
  final AtomicLong unknown = new AtomicLong();
  final AtomicLong parked = new AtomicLong();
  final AtomicLong dead = new AtomicLong();
  final AtomicLong fenced = new AtomicLong();
  final AtomicLong abandoned = new AtomicLong();
  final AtomicLong timedOut = new AtomicLong();

  private final long start;
  private final AtomicLongArray perSecond = new AtomicLongArray(WINDOW_SECONDS + 1);
  private final AtomicLongArray second = new AtomicLongArray(WINDOW_SECONDS + 1);

  Counters(long start) {
    this.start = start;
  }

  void settled(Settlement settlement, long doneNow, long now) {
    if (doneNow > 0) {
      done.addAndGet(doneNow);
      addToWindow(doneNow, now);
    }
    if (settlement instanceof Settlement.Advance) {
      return;
    }
    if (settlement instanceof Settlement.Retry) {
      retried.incrementAndGet();
    } else if (settlement instanceof Settlement.Release) {
      released.incrementAndGet();
    } else if (settlement instanceof Settlement.Unknown) {
      unknown.incrementAndGet();
    } else if (settlement instanceof Settlement.Park) {
      parked.incrementAndGet();
    } else {
      dead.incrementAndGet();
    }
  }

  /** Returns how many messages a second were done in the last whole seconds. */
  double perSecond(long now) {
    long current = (now - start) / SECOND;
    long counted = 0;
    for (int i = 0; i <= WINDOW_SECONDS; i++) {
      long age = current - second.get(i);
      if (age >= 1 && age <= WINDOW_SECONDS) {
        counted += perSecond.get(i);
      }
    }
    return (double) counted / Math.max(1, Math.min(WINDOW_SECONDS, current));
  }

  ConsumerSnapshot snapshot(Pipeline pipeline, LaneSnapshot lanes) {
    return new ConsumerSnapshot(
        pipeline.consumer().name(),
        lanes,
        pipeline.held(),
        done.get(),
        retried.get(),
        released.get(),
        unknown.get(),
        parked.get(),
        dead.get(),
        fenced.get(),
        abandoned.get(),
        timedOut.get(),
        pipeline.workers().stuck(),
        perSecond(pipeline.now()),
        pipeline.paused(),
        pipeline.gate().isOpen());
  }

  private void addToWindow(long count, long now) {
    long current = (now - start) / SECOND;
    int slot = (int) (current % (WINDOW_SECONDS + 1));
    if (second.getAndSet(slot, current) != current) {
      perSecond.set(slot, 0);
    }
    perSecond.addAndGet(slot, count);
  }
}
