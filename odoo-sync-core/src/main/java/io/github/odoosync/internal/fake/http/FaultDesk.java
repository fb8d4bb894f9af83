package io.github.odoosync.internal.fake.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults that are armed, in the order in which they were. Thread-safe. */
public final class FaultDesk {

  private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

  /** Arms a fault for the next call, whichever it is. */
  public ArmedFault arm(FaultPlan plan) {
    ArmedFault fault = new ArmedFault(plan);
    armed.add(fault);
    return fault;
  }

  /** Takes a fault away. */
  public void disarm(ArmedFault fault) {
    fault.times(0);
    fault.release();
    armed.remove(fault);
  }

  /** Takes all faults away and ends their waits. */
  public void clear() {
    armed.forEach(this::disarm);
  }

  @Nullable ArmedFault strike(String model, String method, FaultKind.Depth depth) {
    for (ArmedFault fault : armed) {
      if (fault.takes(model, method, depth)) {
        return fault;
      }
    }
    return null;
  }
}
