package io.github.odoosync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The plans of the very statements that claim on PostgreSQL. */
class PostgreSqlPlanTest {

  private static final Sql SQL = new Sql("", new PostgreSql());
  private static final ClaimRequest REQUEST =
      new ClaimRequest("odoo", "me", Duration.ofSeconds(30), 100, 5);

  @Test
  void aClaimReadsItsIndexInOrderAndSortsNoLanes() throws SQLException {
    try (TestSchema schema = schemaWithMessages()) {
      String plan =
          plan(
              schema,
              new PostgreSqlClaimer(SQL).claimStatement(),
              PostgreSqlClaimer.values(REQUEST, 50, -1));
      assertThat(plan)
          .contains("Index Scan using odoosync_lane_due on odoosync_lane")
          .contains("visible_at <=")
          .contains("Tid Scan on odoosync_lane")
          .doesNotContain("Seq Scan", "Sort");
    }
  }

  @Test
  void theMessagesOfKeyedLanesAreReadInTheOrderOfTheirKey() throws SQLException {
    try (TestSchema schema = schemaWithMessages();
        Connection connection = schema.dataSource().getConnection()) {
      Array lanes = connection.createArrayOf("int8", new Long[] {1L, 2L});
      String plan =
          plan(schema, new PostgreSqlClaimer(SQL).fetchStatement(), lanes, lanes, lanes, 5);
      assertThat(plan)
          .contains("Index Scan using odoosync_message_pkey")
          .doesNotContain("Seq Scan", "Sort");
    }
  }

  private static TestSchema schemaWithMessages() throws SQLException {
    TestSchema schema = TestDatabase.POSTGRESQL.freshSchema();
    JdbcStore store = JdbcStore.of(schema.dataSource());
    store.createSchema();
    store
        .lanes()
        .enqueue(
            IntStream.range(0, 5_000)
                .mapToObj(i -> new Enqueue("odoo", message(i), List.of()))
                .toList());
    return schema;
  }

  private static Message message(int i) {
    Message.Builder message = Message.of("t", "t", 1);
    return (i % 2 == 0 ? message : message.key("k" + i % 500)).build();
  }

  private static String plan(TestSchema schema, String statement, @Nullable Object... values)
      throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement analyze = connection.createStatement()) {
      analyze.execute("ANALYZE odoosync_lane, odoosync_message");
      connection.setAutoCommit(false);
      PostgreSql.useIndexes(connection);
      return String.join(
          "\n", Jdbc.list(connection, "EXPLAIN " + statement, row -> row.getString(1), values));
    }
  }
}
