package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.StoreException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a database's error means for the store. */
final class SqlErrors {

  private static final int MAX_TEXT = 300;

  // Shut down, crash, still starting, no connection left; a statement's own time-out.
  private static final Set<String> UNAVAILABLE =
      Set.of("57P01", "57P02", "57P03", "57P05", "53300", "57014");

  // The last: a row that somebody else wrote first, for the store writes none twice.
  private static final Set<String> CONFLICT = Set.of("40001", "40P01", "55P03", "HYT00", "23505");

  // Table, column, schema, function.
  private static final Set<String> SCHEMA =
      Set.of("42P01", "42703", "3F000", "42883", "42S02", "42S22", "42S03", "90079");

  // MariaDB, MySQL: lock wait time-out, deadlock, changed, written first. H2: changed, time-out.
  private static final Set<Integer> CONFLICT_CODES =
      Set.of(1205, 1213, 1020, 3572, 1062, 90131, 50200);

  private SqlErrors() {}

  /** Returns the error as the store's, with what is known of the effect. */
  static StoreException of(String operation, SQLException error, Outcome outcome) {
    ErrorCode code = code(error);
    return new StoreException(Failure.of(code, operation, 0, outcome, text(code, error)), error);
  }

  static StoreException of(ErrorCode code, String operation, String detail) {
    return new StoreException(Failure.of(code, operation, 0, Outcome.NOT_COMMITTED, detail), null);
  }

  /** Returns the error of a pool or driver that gives no connection. */
  static StoreException noConnection(String operation, SQLException error) {
    ErrorCode code =
        state(error).startsWith("28") || state(error).equals("3D000")
            ? ErrorCode.STORE_REFUSED
            : ErrorCode.STORE_UNAVAILABLE;
    String detail = "No connection to be had: " + firstLine(error);
    return new StoreException(Failure.of(code, operation, 0, Outcome.NOT_COMMITTED, detail), error);
  }

  static boolean isConflict(SQLException error) {
    return code(error) == ErrorCode.STORE_CONFLICT;
  }

  /** Returns whether the connection broke, so that nobody knows what the server did last. */
  static boolean isBroken(SQLException error) {
    String state = state(error);
    return state.startsWith("08")
        || state.equals("57P01")
        || state.equals("57P02")
        || error instanceof SQLNonTransientConnectionException
        || error instanceof SQLRecoverableException;
  }

  static ErrorCode code(SQLException error) {
    String state = state(error);
    if (isBroken(error)
        || UNAVAILABLE.contains(state)
        || error instanceof SQLTransientConnectionException) {
      return ErrorCode.STORE_UNAVAILABLE;
    }
    if (CONFLICT.contains(state) || CONFLICT_CODES.contains(error.getErrorCode())) {
      return ErrorCode.STORE_CONFLICT;
    }
    return SCHEMA.contains(state) ? ErrorCode.STORE_SCHEMA : ErrorCode.STORE_REFUSED;
  }

  private static String text(ErrorCode code, SQLException error) {
    String found = firstLine(error) + " (SQLState " + state(error) + ")";
    return code == ErrorCode.STORE_SCHEMA
        ? found + "; createSchema() or schemaStatements() of the store make what it needs"
        : found;
  }

  // What follows the first line can quote rows.
  private static String firstLine(SQLException error) {
    String message = String.valueOf(error.getMessage());
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) : line;
  }

  /** Returns the first SQLState in the chain of causes: pools wrap the driver's. */
  private static String state(SQLException error) {
    @Nullable Throwable link = error;
    for (int depth = 0; link != null && depth < 10; depth++) {
      if (link instanceof SQLException found && found.getSQLState() != null) {
        return found.getSQLState().toUpperCase(Locale.ROOT);
      }
      link = link.getCause();
    }
    return "";
  }
}
