package io.github.odoosync.internal.fake.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fault that waits for the calls it is meant for. Thread-safe. */
public final class ArmedFault {

  private final FaultPlan plan;
  private final AtomicInteger left = new AtomicInteger(1);
  private final AtomicInteger hits = new AtomicInteger();
  private final Semaphore hitSignals = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile @Nullable String model;
  private volatile @Nullable String method;

  ArmedFault(FaultPlan plan) {
    this.plan = plan;
  }

  FaultPlan plan() {
    return plan;
  }

  /** Narrows the fault to a method, and to a model unless that is null. */
  public void only(@Nullable String onModel, @Nullable String onMethod) {
    model = onModel;
    method = onMethod;
  }

  /** Sets how many calls it still strikes. */
  public void times(int times) {
    left.set(times);
  }

  /** Returns how many calls it struck. */
  public int hits() {
    return hits.get();
  }

  /** Ends every wait of this fault, now and later. */
  public void release() {
    released.countDown();
  }

  /** Waits until a call is struck that was not waited for before. */
  public boolean awaitHit(Duration atMost) throws InterruptedException {
    return hitSignals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean takes(String onModel, String onMethod, FaultKind.Depth depth) {
    boolean meant =
        plan.kind().canStrike(depth)
            && (model == null || onModel.equals(model))
            && (method == null || onMethod.equals(method));
    if (meant && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      hits.incrementAndGet();
      return true;
    }
    return false;
  }

  /** Says that the call is where the fault wants it, and waits there. */
  void pause() {
    hitSignals.release();
    try {
      released.await(plan.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
