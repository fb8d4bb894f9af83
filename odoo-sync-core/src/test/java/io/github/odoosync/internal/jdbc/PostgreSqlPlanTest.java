package io.github.odoosync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The plan of the very statement that claims on PostgreSQL. */
class PostgreSqlPlanTest {

  private static final ClaimRequest REQUEST =
      new ClaimRequest("odoo", "me", Duration.ofSeconds(30), 100, 5);

  @Test
  void aClaimReadsItsIndexInOrderAndSortsNoLanes() throws SQLException {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema()) {
      JdbcStore store = JdbcStore.of(schema.dataSource());
      store.createSchema();
      store
          .lanes()
          .enqueue(
              IntStream.range(0, 5_000)
                  .mapToObj(i -> new Enqueue("odoo", Message.of("t", "t", 1).build(), List.of()))
                  .toList());
      String plan = plan(schema);
      assertThat(plan)
          .contains("Index Scan using odoosync_lane_due on odoosync_lane")
          .contains("visible_at <=")
          .contains("Tid Scan on odoosync_lane")
          .contains("Index Scan using odoosync_message_pkey")
          .doesNotContain("Seq Scan", "Sort");
    }
  }

  private static String plan(TestSchema schema) throws SQLException {
    Sql sql = new Sql("", new PostgreSql().now());
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE odoosync_lane, odoosync_message");
      connection.setAutoCommit(false);
      PostgreSql.useIndexes(connection);
      String explain = "EXPLAIN " + new PostgreSqlClaimer(sql).statement();
      return String.join(
          "\n",
          Jdbc.list(
              connection,
              explain,
              row -> row.getString(1),
              PostgreSqlClaimer.values(REQUEST, 50, -1)));
    }
  }
}
