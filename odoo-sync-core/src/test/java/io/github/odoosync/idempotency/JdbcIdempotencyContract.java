package io.github.odoosync.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is asked of a store of keys in a relational database beside the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcIdempotencyContract extends IdempotencyContract {

  private final TestDatabase database;
  private TestStore opened;

  JdbcIdempotencyContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void openStore() {
    opened = TestStore.on(database.freshSchema());
  }

  @AfterAll
  void closeStore() {
    opened.close();
  }

  @Override
  IdempotencyStore store() {
    return opened.keys();
  }

  @Override
  Connection connection() throws SQLException {
    return opened.connection();
  }

  @Override
  void age(Duration by) {
    opened.ageKeys(by);
  }

  @Test
  void whoLosesTheRaceKeepsAnUsableTransaction() throws SQLException {
    call().execute(run -> work(1));
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      assertThat(call().execute(connection, run -> work(2)).result()).isEqualTo(result(1));
      try (ResultSet rows = statement.executeQuery("SELECT 1")) {
        assertThat(rows.next()).isTrue();
      }
      connection.commit();
    }
    assertThat(runs).hasValue(1);
  }

  /** T-11: InnoDB may end some of those that wait as deadlocked; they are told to run again. */
  @Test
  void ofManyTransactionsThatWaitForOneThatRollsBackOneDoesTheWork() throws Exception {
    AtomicInteger turn = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(7);
    List<Optional<Execution>> all;
    try (Connection first = connection()) {
      call().execute(first, run -> work(1));
      all =
          race(
              8,
              () -> {
                if (turn.getAndIncrement() == 0) {
                  begun.await();
                  // Long enough for most to stand and wait; the result is the same for the others.
                  TimeUnit.MILLISECONDS.sleep(200);
                  first.rollback();
                  return Optional.<Execution>empty();
                }
                begun.countDown();
                return Optional.of(untilNoDeadlock());
              });
    }
    assertThat(all.stream().flatMap(Optional::stream).map(Execution::how))
        .hasSize(7)
        .containsOnlyOnce(Execution.How.DONE);
    assertThat(runs).hasValue(2);
    assertThat(call().execute(run -> work(3)).result()).isEqualTo(result(2));
  }

  private Execution untilNoDeadlock() throws SQLException {
    while (true) {
      try {
        return inTransaction(connection -> call().execute(connection, run -> work(2)));
      } catch (StoreException e) {
        assertThat(database).isEqualTo(TestDatabase.MARIADB);
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
        assertThat(e.retryable()).isTrue();
      }
    }
  }

  @Test
  void anOldSnapshotIsToldToRunAgainOrSeesTheResultAndNeverDoesTheWork() throws SQLException {
    try (Connection old = connection()) {
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      see(old);
      call().execute(run -> work(1));
      try {
        assertThat(call().execute(old, run -> work(2)).result()).isEqualTo(result(1));
        assertThat(database).isNotEqualTo(TestDatabase.POSTGRESQL);
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
        assertThat(e.retryable()).isTrue();
        assertThat(e).hasMessageContaining("run again");
      }
      old.rollback();

      assertThat(call().execute(old, run -> work(3)).result()).isEqualTo(result(1));
      old.rollback();
      old.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    assertThat(runs).hasValue(1);
  }

  /** Takes the transaction's snapshot. */
  private static void see(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM odoosync_idempotency")) {
      rows.next();
    }
  }

  @Test
  void aReadOnlyConnectionIsRefused() throws SQLException {
    try (Connection connection = connection()) {
      connection.setReadOnly(true);
      // Not every driver keeps the hint.
      if (connection.isReadOnly()) {
        assertThatExceptionOfType(StoreException.class)
            .isThrownBy(() -> call().execute(connection, run -> work(1)))
            .matches(e -> e.code() == ErrorCode.STORE_REFUSED);
      }
      connection.rollback();
      connection.setReadOnly(false);
    }
    assertThat(runs).hasValue(0);
  }
}
