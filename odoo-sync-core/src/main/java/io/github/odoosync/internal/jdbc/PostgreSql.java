package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * PostgreSQL 12 and later: each step of the hot path is one statement; claim, advance and renewal
 * first choose how it is planned, in the same transaction.
 */
final class PostgreSql extends Dialect {

  /** The first half of the advisory locks: "odsy"; keeps clear of an application's own. */
  static final int LOCKS = 0x6f647379;

  // A plan that is made while a table is small is kept while it grows: it has to be the right one.
  private static final String USE_INDEXES =
      "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off',"
          + " true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin',"
          + " 'off', true), set_config('enable_sort', 'off', true), set_config('jit', 'off', true)";

  /** Lets statements be planned with the indexes that they are made for, in this transaction. */
  static void useIndexes(Connection connection) throws SQLException {
    Jdbc.list(connection, USE_INDEXES, row -> true);
  }

  @Override
  String folder() {
    return "postgresql";
  }

  @Override
  String product() {
    return "postgresql";
  }

  // In floating point, which is right to the microsecond and less work than numeric.
  @Override
  String now() {
    return "(date_part('epoch', statement_timestamp()) * 1000000)::bigint";
  }

  @Override
  String allMessages() {
    return "any_message";
  }

  @Override
  Enqueuer enqueuer(Sql sql) {
    return new PostgreSqlEnqueuer(sql);
  }

  @Override
  Claimer claimer(Sql sql) {
    return new PostgreSqlClaimer(sql);
  }

  @Override
  Holder holder(Sql sql) {
    return new PostgreSqlHolder(sql);
  }

  @Override
  boolean tableExists(Connection connection, String table) throws SQLException {
    return Jdbc.list(
            connection, "SELECT to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), table)
        .get(0);
  }

  @Override
  boolean indexExists(Connection connection, String table, String index) throws SQLException {
    String select =
        "SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            + " WHERE i.indrelid = to_regclass(?) AND c.relname = ? AND i.indisvalid";
    return Jdbc.list(connection, select, row -> row.getInt(1), table, index).get(0) > 0;
  }

  @Override
  void holdMigrations(Connection connection) throws SQLException {
    Jdbc.list(connection, "SELECT pg_advisory_xact_lock(?, 0)", row -> true, LOCKS);
  }

  @Override
  String waitForLane(Connection connection, long laneId, Duration patience) throws SQLException {
    long millis = Math.max(1, patience.toMillis());
    Jdbc.list(connection, "SELECT set_config('lock_timeout', ?, true)", row -> true, millis + "ms");
    Jdbc.list(
        connection,
        "SELECT pg_advisory_xact_lock(?, ?)",
        row -> true,
        LOCKS,
        (int) (laneId % Integer.MAX_VALUE));
    return LaneRows.WAIT;
  }
}
