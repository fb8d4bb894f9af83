package io.github.odoosync.crashlab;

import io.github.odoosync.lane.LaneStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kills its own process at a named moment, without hooks, finally blocks or flushes. */
final class FaultPoints {

  static final int HALTED = 9;

  private volatile @Nullable FaultPoint armed;

  /** The next pass of this point is the last thing that the process does. */
  void arm(String name) {
    armed = FaultPoint.valueOf(name.toUpperCase(Locale.ROOT));
  }

  void pass(FaultPoint point) {
    if (armed == point) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  /** The same store, which passes the points around its claims and settlements. */
  LaneStore around(LaneStore store) {
    return (LaneStore)
        Proxy.newProxyInstance(
            LaneStore.class.getClassLoader(),
            new Class<?>[] {LaneStore.class},
            (proxy, method, arguments) -> {
              boolean settles = method.getName().startsWith("settle");
              if (settles) {
                pass(FaultPoint.BEFORE_SETTLE);
              }
              try {
                Object result = method.invoke(store, arguments);
                if (settles) {
                  pass(FaultPoint.AFTER_SETTLE);
                } else if (method.getName().equals("claim")
                    && !((java.util.List<?>) result).isEmpty()) {
                  pass(FaultPoint.AFTER_CLAIM);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
