package io.github.odoosync.lane;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract over a real database: one for the test class, emptied for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcLaneStoreContract extends LaneStoreContract {

  private static final List<String> TABLES =
      List.of("lane", "message", "dedup", "dead", "journal", "pause");

  private TestSchema schema;
  private JdbcStore store;

  abstract TestDatabase database();

  @BeforeAll
  void makeTables() {
    schema = database().freshSchema();
    store = JdbcStore.of(schema.dataSource());
    store.createSchema();
  }

  @AfterAll
  void dropTables() {
    schema.close();
  }

  @Override
  LaneStoreFixture open() throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute("DELETE FROM odoosync_" + table);
      }
    }
    return new LaneStoreFixture() {
      @Override
      public LaneStore store() {
        return store.lanes();
      }

      @Override
      public Connection connection() throws SQLException {
        Connection connection = schema.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
      }

      @Override
      public void pass(Duration time) {
        try {
          TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError(e);
        }
      }
    };
  }
}
