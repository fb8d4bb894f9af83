package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one database does in its own way. Stateless. */
abstract class Dialect {

  /** Returns the folder of its schema's statements. */
  abstract String folder();

  /** Returns what the name of the product contains, in small letters. */
  abstract String product();

  /** Returns its clock in microseconds; one value within a statement, so that an index is used. */
  abstract String now();

  /** Returns the table or view that shows every message that is there. */
  String allMessages() {
    return "message";
  }

  /**
   * Inserts a row, or does nothing where its key is there; waits for who is about to insert it.
   *
   * @param touch a change of the row that is there, for databases that cannot do nothing; false is
   *     sure to be returned only if it changes something
   * @return false if the key was there
   */
  boolean insertNew(Connection connection, String insert, String touch, @Nullable Object... values)
      throws SQLException {
    return Jdbc.update(connection, insert + " ON CONFLICT DO NOTHING", values) > 0;
  }

  abstract Enqueuer enqueuer(Sql sql);

  abstract Claimer claimer(Sql sql);

  abstract Holder holder(Sql sql);

  /** Returns whether a table is there, for names with and without a schema's before them. */
  abstract boolean tableExists(Connection connection, String table) throws SQLException;

  /** Returns whether a table has the index. */
  abstract boolean indexExists(Connection connection, String table, String index)
      throws SQLException;

  /**
   * Lets one node at a time change the schema, until the transaction ends or {@link
   * #allowMigrations}.
   */
  abstract void holdMigrations(Connection connection) throws SQLException;

  /** Undoes {@link #holdMigrations} where the end of the transaction does not. */
  void allowMigrations(Connection connection) throws SQLException {}

  /**
   * Prepares a transaction to wait for one lane's row, this long at most and before any claim.
   *
   * @return what the locking SELECT ends with
   */
  abstract String waitForLane(Connection connection, long laneId, Duration patience)
      throws SQLException;

  /** Undoes {@link #waitForLane} where the end of the transaction does not. */
  void waited(Connection connection, Duration patience) throws SQLException {}
}
