package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.LaneQuery;
import io.github.odoosync.lane.LaneStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists lanes for people, page by page along their ids. */
final class LaneList {

  private static final String SELECT =
      "SELECT "
          + LaneRow.COLUMNS
          + " FROM {lane} l WHERE l.id > ? AND (l.last_seq > l.done_seq OR l.state >= "
          + LaneState.PARKED
          + ")";

  private final Sql sql;

  LaneList(Sql sql) {
    this.sql = sql;
  }

  List<LaneStatus> find(Connection connection, LaneQuery query) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(List.of(query.afterId()));
    StringBuilder select = new StringBuilder(SELECT);
    query.ofConsumer().ifPresent(wanted -> equal(select, values, "l.consumer", wanted));
    query.ofKey().ifPresent(wanted -> equal(select, values, "l.lkey", wanted));
    LaneQuery.Only only = query.only();
    if (only != null) {
      select.append(" AND ").append(condition(only));
    }
    select.append(" ORDER BY l.id LIMIT ?");
    values.add(query.limit());
    return Jdbc.list(connection, sql.of(select.toString()), LaneRow::read, values.toArray())
        .stream()
        .map(LaneList::status)
        .toList();
  }

  private static void equal(
      StringBuilder select, List<@Nullable Object> values, String column, String wanted) {
    select.append(" AND ").append(column).append(" = ?");
    values.add(wanted);
  }

  private static String condition(LaneQuery.Only only) {
    return switch (only) {
      case PARKED -> "l.state >= " + LaneState.PARKED;
      case UNKNOWN -> "l.state IN (1, 3)";
      case FAILING -> "l.failures > 0";
    };
  }

  private static LaneStatus status(LaneRow row) {
    return new LaneStatus(
        row.id(),
        row.consumer(),
        row.key(),
        row.lastSeq() - row.doneSeq(),
        row.parked(),
        LaneState.unknown(row.state()),
        row.owner() != null,
        row.failures(),
        between(row.failingSince(), row.now()),
        between(row.now(), row.visibleAt()));
  }

  private static @Nullable Duration between(@Nullable Long from, @Nullable Long to) {
    return from == null || to == null ? null : Micros.duration(to - from);
  }
}
