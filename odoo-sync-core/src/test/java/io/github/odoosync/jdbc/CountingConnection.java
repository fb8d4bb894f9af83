package io.github.odoosync.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that counts the statements prepared or made on it. */
record CountingConnection(Connection connection, AtomicInteger made) {

  static CountingConnection around(Connection target) {
    AtomicInteger made = new AtomicInteger();
    Connection proxy =
        (Connection)
            Proxy.newProxyInstance(
                CountingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                  if (method.getName().endsWith("Statement")) {
                    made.incrementAndGet();
                  }
                  try {
                    return method.invoke(target, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new CountingConnection(proxy, made);
  }

  int statements() {
    return made.get();
  }
}
