package io.github.odoosync.internal.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * H2 2.2.220 and later, for development and tests.
 *
 * <p>Its clock stands still within a transaction: what a caller enqueues counts its delay from the
 * start of the caller's transaction.
 */
final class H2 extends TwoStepDialect {

  private static final String DUPLICATE_KEY = "23505";

  // H2 keeps names in capitals or as they are, and its own LOWER is that of the JVM's language.
  private static final String IN_SCHEMA =
      " WHERE ((? = '' AND table_schema = CURRENT_SCHEMA) OR table_schema IN (?, ?))"
          + " AND table_name IN (?, ?)";

  @Override
  String folder() {
    return "h2";
  }

  @Override
  String product() {
    return "h2";
  }

  @Override
  String now() {
    return "DATEDIFF(MICROSECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00',"
        + " CURRENT_TIMESTAMP(6))";
  }

  @Override
  String dueIndexHint() {
    return "";
  }

  /** H2 uses no index for several ranges; a statement is no round trip. */
  @Override
  int lanesPerFetch() {
    return 1;
  }

  @Override
  boolean insertNew(Connection connection, String insert, String touch, @Nullable Object... values)
      throws SQLException {
    try {
      Jdbc.update(connection, insert, values);
      return true;
    } catch (SQLException e) {
      if (DUPLICATE_KEY.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  boolean tableExists(Connection connection, String table) throws SQLException {
    String[] name = schemaAndName(table);
    return isListed(
        connection,
        "tables" + IN_SCHEMA,
        name[0],
        name[0],
        upper(name[0]),
        name[1],
        upper(name[1]));
  }

  @Override
  boolean indexExists(Connection connection, String table, String index) throws SQLException {
    String[] name = schemaAndName(table);
    return isListed(
        connection,
        "indexes" + IN_SCHEMA + " AND index_name IN (?, ?)",
        name[0],
        name[0],
        upper(name[0]),
        name[1],
        upper(name[1]),
        index,
        upper(index));
  }

  private static boolean isListed(Connection connection, String where, Object... values)
      throws SQLException {
    String select = "SELECT count(*) FROM information_schema." + where;
    return Jdbc.list(connection, select, row -> row.getInt(1), values).get(0) > 0;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** H2 makes one change of its schema at a time by itself. */
  @Override
  void holdMigrations(Connection connection) {}

  @Override
  String waitForLane(Connection connection, long laneId, Duration patience) {
    return LaneRows.WAIT + " WAIT " + BigDecimal.valueOf(Math.max(1, patience.toMillis()), 3);
  }
}
