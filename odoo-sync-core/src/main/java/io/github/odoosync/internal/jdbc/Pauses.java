package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.lane.Operator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Who is paused for every dispatcher. */
final class Pauses {

  private final Sql sql;
  private final Journal journal;

  Pauses(Sql sql, Journal journal) {
    this.sql = sql;
    this.journal = journal;
  }

  void pause(Connection connection, String name, Operator by) throws SQLException {
    if (!paused(connection).contains(name)) {
      Jdbc.update(connection, sql.of("INSERT INTO {pause} (name, at) VALUES (?, {now})"), name);
      journal.consumer(connection, Action.PAUSE, name, by);
    }
  }

  void unpause(Connection connection, String name, Operator by) throws SQLException {
    if (Jdbc.update(connection, sql.of("DELETE FROM {pause} WHERE name = ?"), name) > 0) {
      journal.consumer(connection, Action.UNPAUSE, name, by);
    }
  }

  Set<String> paused(Connection connection) throws SQLException {
    return new HashSet<>(
        Jdbc.list(connection, sql.of("SELECT name FROM {pause}"), row -> row.getString(1)));
  }
}
