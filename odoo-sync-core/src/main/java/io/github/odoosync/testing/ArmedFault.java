package io.github.odoosync.testing;

import io.github.odoosync.internal.fake.http.FaultDesk;
import java.time.Duration;

/** A fault that waits for its calls: the next one of any kind unless narrowed. Thread-safe. */
public final class ArmedFault {

  private final FaultDesk desk;
  private final io.github.odoosync.internal.fake.http.ArmedFault armed;

  ArmedFault(FaultDesk desk, Fault fault) {
    this.desk = desk;
    this.armed = desk.arm(fault.plan());
  }

  /**
   * Strikes only calls of this method on this model.
   *
   * <p>{@code on("common", "authenticate")}, {@code on("common", "version")} and {@code on("web",
   * "version")} name what is no model.
   */
  public ArmedFault on(String model, String method) {
    armed.only(model, method);
    return this;
  }

  /** Strikes only calls of this method, on whichever model. */
  public ArmedFault onMethod(String method) {
    armed.only(null, method);
    return this;
  }

  /** Strikes this many calls instead of one. */
  public ArmedFault times(int calls) {
    armed.times(calls);
    return this;
  }

  /** Strikes every call until it is disarmed. */
  public ArmedFault always() {
    return times(Integer.MAX_VALUE);
  }

  /** Returns how many calls it struck so far. */
  public int hits() {
    return armed.hits();
  }

  /**
   * Waits until a call stands in this fault's wait; each such call is waited for once.
   *
   * @return whether one came in time
   */
  public boolean awaitHit(Duration atMost) throws InterruptedException {
    return armed.awaitHit(atMost);
  }

  /** Ends the wait of the calls that stand in it, and of later ones. */
  public void release() {
    armed.release();
  }

  /** Takes the fault away and ends its waits. */
  public void disarm() {
    desk.disarm(armed);
  }
}
