package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 8.0.17 and later with InnoDB.
 *
 * <p>Producers who wait for a new lane or dedup key whose transaction is rolled back can be stopped
 * as deadlocked: InnoDB hands the gap to all of them. They get a retryable error.
 *
 * <p>Not tested on MySQL itself, for want of a server among the build's artifacts: all statements
 * but those that make the tables are the same as {@link MariaDb MariaDB's}, which are.
 */
class MySql extends TwoStepDialect {

  @Override
  String folder() {
    return "mysql";
  }

  @Override
  String product() {
    return "mysql";
  }

  /** In UTC, so that neither the session's zone nor its summer time matters. */
  @Override
  String now() {
    return "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";
  }

  @Override
  String dueIndexHint() {
    return " FORCE INDEX (odoosync_lane_due)";
  }

  @Override
  int lanesPerFetch() {
    return 256;
  }

  /** The locks of this form are exclusive: shared ones would have to be raised, a deadlock. */
  @Override
  boolean insertNew(Connection connection, String insert, String touch, @Nullable Object... values)
      throws SQLException {
    return Jdbc.update(connection, insert + " ON DUPLICATE KEY UPDATE " + touch, values) == 1;
  }

  @Override
  boolean tableExists(Connection connection, String table) throws SQLException {
    String[] name = schemaAndName(table);
    String select =
        "SELECT count(*) FROM information_schema.tables"
            + " WHERE table_schema = CASE WHEN ? = '' THEN DATABASE() ELSE ? END"
            + " AND table_name = ?";
    return Jdbc.list(connection, select, row -> row.getInt(1), name[0], name[0], name[1]).get(0)
        > 0;
  }

  @Override
  boolean indexExists(Connection connection, String table, String index) throws SQLException {
    String[] name = schemaAndName(table);
    String select =
        "SELECT count(*) FROM information_schema.statistics"
            + " WHERE table_schema = CASE WHEN ? = '' THEN DATABASE() ELSE ? END"
            + " AND table_name = ? AND index_name = ?";
    return Jdbc.list(connection, select, row -> row.getInt(1), name[0], name[0], name[1], index)
            .get(0)
        > 0;
  }

  @Override
  void holdMigrations(Connection connection) throws SQLException {
    Jdbc.list(connection, "SELECT GET_LOCK('odoosync_schema', 60)", row -> true);
  }

  @Override
  void allowMigrations(Connection connection) throws SQLException {
    Jdbc.list(connection, "SELECT RELEASE_LOCK('odoosync_schema')", row -> true);
  }

  /** InnoDB serves those who wait in their order, and a claim passes by a row they wait for. */
  @Override
  String waitForLane(Connection connection, long laneId, Duration patience) throws SQLException {
    if (patience.toSeconds() < 1) {
      return LaneRows.WAIT + " NOWAIT";
    }
    Jdbc.update(
        connection,
        "SET @odoosync_patience = @@innodb_lock_wait_timeout, SESSION innodb_lock_wait_timeout = "
            + patience.toSeconds());
    return LaneRows.WAIT;
  }

  @Override
  void waited(Connection connection, Duration patience) throws SQLException {
    if (patience.toSeconds() >= 1) {
      Jdbc.update(connection, "SET SESSION innodb_lock_wait_timeout = @odoosync_patience");
    }
  }
}
