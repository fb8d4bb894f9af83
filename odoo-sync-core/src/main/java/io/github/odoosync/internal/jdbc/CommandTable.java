package io.github.odoosync.internal.jdbc;

import io.github.odoosync.connector.store.CommandRecord;
import io.github.odoosync.connector.store.CommandRecord.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of commands that are under way, and of what was noted of them. */
final class CommandTable {

  private static final String SELECT = "SELECT state FROM {command} WHERE command_hash = ?";

  private static final String NOTES =
      "SELECT name, text FROM {command_note} WHERE command_hash = ?";

  private static final String SET =
      """
      UPDATE {command} SET state = ?, token = ?, at = {now}
      WHERE command_hash = ? AND token <= ?""";

  private static final String TOUCH =
      "UPDATE {command} SET token = ?, at = {now} WHERE command_hash = ? AND token <= ?";

  private static final String INSERT =
      "INSERT INTO {command} (command_hash, state, token, at) VALUES (?, ?, ?, {now})";

  private static final String CHANGE_NOTE =
      "UPDATE {command_note} SET text = ? WHERE command_hash = ? AND name = ?";

  private static final String NEW_NOTE =
      "INSERT INTO {command_note} (text, command_hash, name) VALUES (?, ?, ?)";

  private static final String OLD =
      "SELECT command_hash FROM {command} WHERE state = ? AND at < {now} - ? LIMIT ?";

  private final Sql sql;
  private final Dialect dialect;

  CommandTable(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  Optional<CommandRecord> find(Connection connection, String command) throws SQLException {
    byte[] hash = Digest.of(command);
    List<State> states =
        Jdbc.list(
            connection, sql.of(SELECT), row -> State.valueOf(row.getString(1)), (Object) hash);
    if (states.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> notes = new HashMap<>();
    Jdbc.list(
            connection,
            sql.of(NOTES),
            row -> Map.entry(row.getString(1), row.getString(2)),
            (Object) hash)
        .forEach(note -> notes.put(note.getKey(), note.getValue()));
    return Optional.of(new CommandRecord(states.get(0), notes));
  }

  boolean set(Connection connection, String command, long token, State state) throws SQLException {
    byte[] hash = Digest.of(command);
    return Jdbc.update(connection, sql.of(SET), state.name(), token, hash, token) == 1
        || insert(connection, hash, token, state)
        || Jdbc.update(connection, sql.of(SET), state.name(), token, hash, token) == 1;
  }

  boolean note(Connection connection, String command, long token, String name, String value)
      throws SQLException {
    byte[] hash = Digest.of(command);
    boolean allowed =
        Jdbc.update(connection, sql.of(TOUCH), token, hash, token) == 1
            || insert(connection, hash, token, State.CLEAR)
            || Jdbc.update(connection, sql.of(TOUCH), token, hash, token) == 1;
    // The command's row is locked by now, so nobody else changes its notes.
    if (allowed && Jdbc.update(connection, sql.of(CHANGE_NOTE), value, hash, name) == 0) {
      Jdbc.update(connection, sql.of(NEW_NOTE), value, hash, name);
    }
    return allowed;
  }

  int purge(Connection connection, Duration ended, Duration open, int chunk) throws SQLException {
    int gone = 0;
    for (State state : State.values()) {
      gone += purge(connection, state, state == State.ENDED ? ended : open, chunk - gone);
    }
    return gone;
  }

  private int purge(Connection connection, State state, Duration age, int most)
      throws SQLException {
    if (most <= 0) {
      return 0;
    }
    List<@Nullable Object[]> old =
        Jdbc.list(
            connection,
            sql.of(OLD + " FOR UPDATE"),
            row -> new @Nullable Object[] {row.getBytes(1)},
            state.name(),
            Micros.of(age),
            most);
    Jdbc.batch(connection, sql.of("DELETE FROM {command_note} WHERE command_hash = ?"), old);
    Jdbc.batch(connection, sql.of("DELETE FROM {command} WHERE command_hash = ?"), old);
    return old.size();
  }

  private boolean insert(Connection connection, byte[] hash, long token, State state)
      throws SQLException {
    // A change, so that every database tells it from an insert; a microsecond matters to nobody.
    return dialect.insertNew(connection, sql.of(INSERT), "at = at + 1", hash, state.name(), token);
  }
}
