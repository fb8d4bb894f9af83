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
