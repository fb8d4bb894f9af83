package io.github.odoosync.crashlab;

import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.writer.WriterStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kills its own process at a named moment, without hooks, finally blocks or flushes. */
final class FaultPoints {

  static final int HALTED = 9;

  private volatile @Nullable FaultPoint armed;

  /** What happens around a call: a point before it, and one after it. */
  private interface Around {
    @Nullable FaultPoint before(String method, Object[] arguments);

    @Nullable FaultPoint after(String method, Object[] arguments, Object result);
  }

  /** The next pass of this point is the last thing that the process does. */
  void arm(String name) {
    armed = FaultPoint.valueOf(name.toUpperCase(Locale.ROOT));
  }

  void pass(@Nullable FaultPoint point) {
    if (point != null && armed == point) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  /** The same store, which passes the points around its claims and settlements. */
  LaneStore around(LaneStore store) {
    return around(
        LaneStore.class,
        store,
        new Around() {
          @Override
          public @Nullable FaultPoint before(String method, Object[] arguments) {
            return method.startsWith("settle") ? FaultPoint.BEFORE_SETTLE : null;
          }

          @Override
          public @Nullable FaultPoint after(String method, Object[] arguments, Object result) {
            boolean claimed = method.equals("claim") && !((List<?>) result).isEmpty();
            return method.startsWith("settle")
                ? FaultPoint.AFTER_SETTLE
                : claimed ? FaultPoint.AFTER_CLAIM : null;
          }
        });
  }

  /** The same store, which passes the points around what a writer keeps in it. */
  WriterStore around(WriterStore store) {
    return around(
        WriterStore.class,
        store,
        new Around() {
          @Override
          public @Nullable FaultPoint before(String method, Object[] arguments) {
            return method.equals("keep") ? FaultPoint.BEFORE_KEEP : null;
          }

          @Override
          public @Nullable FaultPoint after(String method, Object[] arguments, Object result) {
            return method.equals("keep") ? FaultPoint.AFTER_KEEP : null;
          }
        });
  }

  /** The same way to Odoo, which passes the points around calls that may change something. */
  OdooTransport around(OdooTransport transport) {
    return around(
        OdooTransport.class,
        transport,
        new Around() {
          @Override
          public @Nullable FaultPoint before(String method, Object[] arguments) {
            return isEffect(method, arguments) ? FaultPoint.BEFORE_EFFECT : null;
          }

          @Override
          public @Nullable FaultPoint after(String method, Object[] arguments, Object result) {
            return isEffect(method, arguments) ? FaultPoint.AFTER_EFFECT : null;
          }
        });
  }

  private static boolean isEffect(String method, Object[] arguments) {
    return method.equals("send") && !((OdooCall) arguments[0]).readOnly();
  }

  private <T> T around(Class<T> type, T inner, Around points) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments;
              pass(points.before(method.getName(), given));
              try {
                Object result = method.invoke(inner, arguments);
                pass(points.after(method.getName(), given, result));
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
