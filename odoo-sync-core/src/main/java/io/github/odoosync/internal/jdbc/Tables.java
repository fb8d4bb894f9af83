package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds out at the first use which database it is. Thread-safe. */
public final class Tables {

  private final Sessions sessions;
  private final String qualifier;
  private final AtomicReference<@Nullable LaneTables> known = new AtomicReference<>();

  /**
   * @param qualifier what stands before each table's name: empty, or a schema's name with a dot
   */
  public Tables(Sessions sessions, String qualifier) {
    this.sessions = sessions;
    this.qualifier = qualifier;
  }

  LaneTables get() {
    LaneTables found = known.get();
    return found != null ? found : sessions.read("store.open", this::of);
  }

  /** Returns them for the database of this connection, which asks no server. */
  LaneTables get(String operation, Connection connection) {
    LaneTables found = known.get();
    try {
      return found != null ? found : of(connection);
    } catch (SQLException e) {
      throw SqlErrors.of(operation, e, Outcome.NOT_COMMITTED);
    }
  }

  private LaneTables of(Connection connection) throws SQLException {
    LaneTables found = LaneTables.of(connection, qualifier);
    known.set(found);
    return found;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Applies the versions of the schema that are missing. */
  public void createSchema() {
    LaneTables tables = get();
    sessions.transaction(
        "store.createSchema",
        connection -> {
          tables.schema().create(connection);
          return true;
        });
  }

  /** Throws if a version of the schema is missing. */
  public void verifySchema() {
    LaneTables tables = get();
    sessions.read(
        "store.verifySchema",
        connection -> {
          tables.schema().verify(connection);
          return true;
        });
  }

  /** Returns the statements of this version of the schema and of those after it. */
  public List<String> schemaStatements(int fromVersion) {
    return get().schema().statements(fromVersion);
  }
}
