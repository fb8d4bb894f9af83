package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store's own connections: short, under read committed, given back as they came.
 *
 * <p>What another transaction got in the way of is tried again a few times. Thread-safe.
 */
public final class Sessions {

  /** Something to do with a connection. */
  interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_WAIT = Duration.ofMillis(4);

  private final DataSource dataSource;
  private final RandomGenerator random;
  // Asking costs a round trip on PostgreSQL, so it is asked once; null until then.
  private final AtomicReference<@Nullable Boolean> readCommitted = new AtomicReference<>();

  /** Uses this pool, and this chance for the waits between attempts. */
  public Sessions(DataSource dataSource, RandomGenerator random) {
    this.dataSource = dataSource;
    this.random = random;
  }

  /** Runs statements that change nothing, each on its own. */
  <T extends @Nullable Object> T read(String operation, Work<T> work) {
    return attempts(() -> onConnection(operation, true, Outcome.NOT_COMMITTED, work));
  }

  /** Runs one statement that commits by itself. */
  <T extends @Nullable Object> T statement(String operation, Work<T> work) {
    return attempts(() -> onConnection(operation, true, Outcome.UNKNOWN, work));
  }

  /** Runs statements in one transaction. */
  <T extends @Nullable Object> T transaction(String operation, Work<T> work) {
    return attempts(() -> onceInTransaction(operation, work));
  }

  /** Runs statements in one transaction, and once only. */
  <T extends @Nullable Object> T onceInTransaction(String operation, Work<T> work) {
    return onConnection(
        operation, false, Outcome.NOT_COMMITTED, c -> committed(operation, c, work));
  }

  private interface Attempt<T extends @Nullable Object> {
    T run();
  }

  private <T extends @Nullable Object> T attempts(Attempt<T> attempt) {
    for (int left = ATTEMPTS - 1; ; left--) {
      try {
        return attempt.run();
      } catch (StoreException e) {
        if (left == 0
            || !(e.getCause() instanceof SQLException error)
            || !SqlErrors.isConflict(error)) {
          throw e;
        }
        // Perhaps somebody left the connection under a stricter isolation.
        readCommitted.set(false);
        pause(ATTEMPTS - left, e);
      }
    }
  }

  private void pause(int attempt, StoreException conflict) {
    long longest = FIRST_WAIT.toNanos() << attempt;
    try {
      TimeUnit.NANOSECONDS.sleep(random.nextLong(longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw conflict;
    }
  }

  private <T extends @Nullable Object> T onConnection(
      String operation, boolean autoCommit, Outcome ifBroken, Work<T> work) {
    try (Connection connection = open(operation)) {
      boolean autoCommitBefore = connection.getAutoCommit();
      int isolationBefore = enforceReadCommitted(connection);
      try {
        if (autoCommitBefore != autoCommit) {
          connection.setAutoCommit(autoCommit);
        }
        return work.run(connection);
      } catch (SQLException e) {
        throw SqlErrors.of(operation, e, SqlErrors.isBroken(e) ? ifBroken : Outcome.NOT_COMMITTED);
      } finally {
        restore(connection, autoCommitBefore, isolationBefore);
      }
    } catch (SQLException e) {
      throw SqlErrors.of(operation, e, Outcome.NOT_COMMITTED);
    }
  }

  private Connection open(String operation) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw SqlErrors.noConnection(operation, e);
    }
  }

  /** Returns the isolation to go back to; the one in force if nothing was changed. */
  private int enforceReadCommitted(Connection connection) throws SQLException {
    if (Boolean.TRUE.equals(readCommitted.get())) {
      return Connection.TRANSACTION_READ_COMMITTED;
    }
    int before = connection.getTransactionIsolation();
    if (before != Connection.TRANSACTION_READ_COMMITTED) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    readCommitted.compareAndSet(null, before == Connection.TRANSACTION_READ_COMMITTED);
    return before;
  }

  private static void restore(Connection connection, boolean autoCommit, int isolation) {
    try {
      if (connection.isClosed()) {
        return;
      }
      if (connection.getAutoCommit() != autoCommit) {
        connection.setAutoCommit(autoCommit);
      }
      if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException ignored) {
      // A broken connection has nothing to restore; its pool finds out by itself.
    }
  }

  private static <T extends @Nullable Object> T committed(
      String operation, Connection connection, Work<T> work) throws SQLException {
    T result;
    try {
      result = work.run(connection);
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      throw SqlErrors.of(
          operation, e, SqlErrors.isBroken(e) ? Outcome.UNKNOWN : Outcome.NOT_COMMITTED);
    }
    return result;
  }

  private static void rollBack(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
