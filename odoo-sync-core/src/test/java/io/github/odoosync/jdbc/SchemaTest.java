package io.github.odoosync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void whatIsMissingIsNamed() {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      assertThatThrownBy(store::verifySchema)
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_SCHEMA))
          .hasMessageContaining("V1__lanes.sql")
          .hasMessageContaining("odoosync_schema");
      assertThatThrownBy(() -> store.lanes().consumers())
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_SCHEMA));
    }
  }

  @Test
  void aMissingTableOrIndexIsNamedThoughItsVersionWasApplied() throws SQLException {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      store.createSchema();
      store.verifySchema();
      execute(schema, "DROP INDEX odoosync_lane_due");
      assertThatThrownBy(store::verifySchema).hasMessageContaining("odoosync_lane_due");
      execute(schema, "DROP TABLE odoosync_dead");
      assertThatThrownBy(store::verifySchema).hasMessageContaining("odoosync_");
    }
  }

  @Test
  void severalNodesMakeTheSchemaAtOnce() throws Exception {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      ExecutorService nodes = Executors.newFixedThreadPool(4);
      try {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          tasks.add(
              () -> {
                JdbcStore.of(schema.dataSource()).createSchema();
                return true;
              });
        }
        for (Future<Boolean> done : nodes.invokeAll(tasks)) {
          assertThat(done.get()).isTrue();
        }
      } finally {
        nodes.shutdownNow();
      }
      JdbcStore.of(schema.dataSource()).verifySchema();
    }
  }

  @Test
  void migrationToolsGetTheSameStatements() throws SQLException {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      for (String statement : store.schemaStatements(1)) {
        execute(schema, statement);
      }
      store.verifySchema();
      assertThat(store.schemaStatements(1_000)).isEmpty();
    }
  }

  @Test
  void aNamedSchemaIsUsedWhateverTheSearchPath() throws SQLException {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      execute(schema, "CREATE SCHEMA sync");
      JdbcStore store = JdbcStore.builder(schema.dataSource()).schema("sync").build();
      store.createSchema();
      store.verifySchema();
      assertThat(store.lanes().consumers()).isEmpty();
      assertThatThrownBy(() -> JdbcStore.of(schema.dataSource()).verifySchema())
          .hasMessageContaining("odoosync_schema");
      assertThatThrownBy(() -> JdbcStore.builder(schema.dataSource()).schema("a; DROP"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void execute(TestSchema schema, String sql) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
