package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/** A connection that knows transactions and no statements. For one thread at a time. */
final class MemoryConnection implements InvocationHandler {

  private final Monitor monitor;
  private final Transaction transaction;
  private boolean autoCommit;
  private boolean readOnly;
  private boolean closed;

  private MemoryConnection(Monitor monitor) {
    this.monitor = monitor;
    this.transaction = new Transaction(monitor);
  }

  static Connection open(Monitor monitor) {
    return (Connection)
        Proxy.newProxyInstance(
            MemoryConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new MemoryConnection(monitor));
  }

  /** Returns the transaction that is open in a connection of this store. */
  static Transaction openIn(Connection connection, Monitor monitor) {
    MemoryConnection own = of(connection);
    if (own == null || own.monitor != monitor) {
      throw refused("The connection is none of this store in memory: use its connection()");
    }
    if (own.closed) {
      throw refused("The connection is closed");
    }
    if (own.readOnly) {
      throw refused("The connection is read-only");
    }
    if (own.autoCommit) {
      throw new StoreException(
          Failure.of(ErrorCode.TRANSACTION_REQUIRED, "The connection has auto-commit on"), null);
    }
    return own.transaction;
  }

  private static @Nullable MemoryConnection of(Connection connection) {
    try {
      return connection.isWrapperFor(MemoryConnection.class)
          ? connection.unwrap(MemoryConnection.class)
          : null;
    } catch (SQLException e) {
      throw new StoreException(
          Failure.of(ErrorCode.STORE_REFUSED, "The connection does not say whose it is"), e);
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws SQLException {
    Object first = args == null || args.length == 0 ? null : args[0];
    return switch (method.getName()) {
      case "toString" -> "connection in memory";
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == first;
      case "isWrapperFor" -> first == MemoryConnection.class;
      case "unwrap" -> this;
      case "isClosed" -> closed;
      case "isValid" -> !closed;
      case "close" -> close();
      case "abort" -> close();
      default -> invokeOpen(method, first);
    };
  }

  private @Nullable Object invokeOpen(Method method, @Nullable Object first) throws SQLException {
    if (closed) {
      throw new SQLException("The connection is closed", "08003");
    }
    return switch (method.getName()) {
      case "commit" -> commit();
      case "rollback" -> rollBack(method);
      case "getAutoCommit" -> autoCommit;
      case "setAutoCommit" -> setAutoCommit(Boolean.TRUE.equals(first));
      case "isReadOnly" -> readOnly;
      case "setReadOnly" -> setReadOnly(Boolean.TRUE.equals(first));
      case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
      case "getWarnings" -> null;
      case "clearWarnings" -> null;
      default ->
          throw new SQLFeatureNotSupportedException(
              "A connection in memory knows transactions only, not " + method.getName());
    };
  }

  private @Nullable Object commit() throws SQLException {
    if (autoCommit) {
      throw new SQLException("commit() has no meaning while auto-commit is on", "25000");
    }
    monitor.run(transaction::commit);
    return null;
  }

  private @Nullable Object rollBack(Method method) throws SQLException {
    if (method.getParameterCount() > 0) {
      throw new SQLFeatureNotSupportedException("A connection in memory knows no savepoints");
    }
    if (autoCommit) {
      throw new SQLException("rollback() has no meaning while auto-commit is on", "25000");
    }
    monitor.run(transaction::rollBack);
    return null;
  }

  private @Nullable Object setAutoCommit(boolean value) {
    if (value && !autoCommit) {
      monitor.run(transaction::commit);
    }
    autoCommit = value;
    return null;
  }

  private @Nullable Object setReadOnly(boolean value) {
    readOnly = value;
    return null;
  }

  private @Nullable Object close() {
    if (!closed) {
      closed = true;
      monitor.run(transaction::rollBack);
    }
    return null;
  }

  private static StoreException refused(String detail) {
    return new StoreException(Failure.of(ErrorCode.STORE_REFUSED, detail), null);
  }
}
