package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Locks rows of lanes, always in the order of their ids, and writes them back. */
final class LaneRows {

  /** What a locking SELECT ends with where it leaves alone what others lock. */
  static final String SKIP_LOCKED = "FOR UPDATE SKIP LOCKED";

  /** What a locking SELECT ends with where it waits. */
  static final String WAIT = "FOR UPDATE";

  private static final int MOST_AT_ONCE = 1_000;

  private final Sql sql;

  LaneRows(Sql sql) {
    this.sql = sql;
  }

  /** Locks lanes; one that is missing in the answer is gone or, if asked so, locked by others. */
  Map<Long, LaneRow> lock(Connection connection, List<Long> ids, String lock) throws SQLException {
    Map<Long, LaneRow> locked = new LinkedHashMap<>();
    List<Long> sorted = ids.stream().distinct().sorted().toList();
    for (int start = 0; start < sorted.size(); start += MOST_AT_ONCE) {
      List<Long> some = sorted.subList(start, Math.min(sorted.size(), start + MOST_AT_ONCE));
      String select = select("l.id IN (" + Jdbc.places(some.size()) + ") ORDER BY l.id " + lock);
      for (LaneRow row :
          Jdbc.list(connection, select, LaneRow::read, Jdbc.padded(some).toArray())) {
        locked.put(row.id(), row);
      }
    }
    return locked;
  }

  /** Locks a consumer's lane of this key, waiting for it; null if there is none. */
  @Nullable LaneRow lock(Connection connection, String consumer, String key) throws SQLException {
    String select = select("l.consumer = ? AND l.lkey = ? " + WAIT);
    List<LaneRow> found = Jdbc.list(connection, select, LaneRow::read, consumer, key);
    return found.isEmpty() ? null : found.get(0);
  }

  /** Reads lanes as they were last committed, whoever locks them. */
  List<LaneRow> read(Connection connection, List<Long> ids) throws SQLException {
    List<LaneRow> found = new ArrayList<>();
    for (int start = 0; start < ids.size(); start += MOST_AT_ONCE) {
      List<Long> some = ids.subList(start, Math.min(ids.size(), start + MOST_AT_ONCE));
      String select = select("l.id IN (" + Jdbc.places(some.size()) + ")");
      found.addAll(Jdbc.list(connection, select, LaneRow::read, Jdbc.padded(some).toArray()));
    }
    return found;
  }

  /** Writes locked lanes back; those of a single message that is done are removed. */
  void write(Connection connection, List<LaneRow> rows) throws SQLException {
    List<@Nullable Object[]> updates = new ArrayList<>();
    List<@Nullable Object[]> removals = new ArrayList<>();
    for (LaneRow row : rows) {
      if (row.finished()) {
        removals.add(new @Nullable Object[] {row.id()});
      } else {
        updates.add(row.values());
      }
    }
    Jdbc.batch(connection, sql.of(LaneRow.UPDATE), updates);
    Jdbc.batch(connection, sql.of("DELETE FROM {lane} WHERE id = ?"), removals);
  }

  private String select(String where) {
    return sql.of("SELECT " + LaneRow.COLUMNS + " FROM {lane} l WHERE " + where);
  }
}
