package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.LaneSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts how lanes stand. */
final class Watching {

  // A lane that is neither due at some time nor parked has nothing in it.
  private static final String SNAPSHOT =
      """
      SELECT coalesce(sum(last_seq - done_seq), 0) AS depth,
        coalesce(sum(CASE WHEN last_seq > done_seq THEN 1 ELSE 0 END), 0) AS lanes,
        coalesce(sum(CASE WHEN {due} THEN 1 ELSE 0 END), 0) AS due,
        coalesce(sum(CASE WHEN owner IS NOT NULL AND leased_until > {now} THEN 1 ELSE 0 END), 0)
          AS in_flight,
        coalesce(sum(CASE WHEN visible_at > {now} AND owner IS NULL THEN 1 ELSE 0 END), 0)
          AS waiting,
        coalesce(sum(CASE WHEN state = 1 AND owner IS NULL THEN 1 ELSE 0 END), 0) AS unclear,
        coalesce(sum(CASE WHEN state >= 2 THEN 1 ELSE 0 END), 0) AS parked,
        {now} - min(CASE WHEN {due} THEN visible_at END) AS oldest
      FROM {lane} WHERE consumer = ? AND (visible_at IS NOT NULL OR state >= 2)
      """;

  // What a claim would take.
  private static final String DUE =
      "visible_at <= {now} AND state < 2 AND (owner IS NULL OR leased_until <= {now})";

  private static final String BUSY =
      "SELECT lkey FROM {lane} WHERE consumer = ? AND last_seq > done_seq AND lkey IN (%s)";

  private static final String DEAD = "SELECT count(*) FROM {dead} WHERE consumer = ? AND state = ?";

  private static final String PAUSED = "SELECT count(*) FROM {pause} WHERE name = ?";

  // Each part is served by an index, whatever the number of lanes.
  private static final String NEXT_CONSUMER =
      """
      SELECT min(name) FROM (
        SELECT min(consumer) AS name FROM {lane} WHERE lkey IS NOT NULL AND consumer > ?
        UNION ALL
        SELECT min(consumer) FROM {lane} WHERE visible_at IS NOT NULL AND consumer > ?
        UNION ALL
        SELECT min(consumer) FROM {dead} WHERE consumer > ?) names
      """;

  private final Sql sql;

  Watching(Sql sql) {
    this.sql = sql;
  }

  LaneSnapshot snapshot(Connection connection, String consumer) throws SQLException {
    long dead = number(connection, DEAD, consumer, DeadLetter.State.DEAD.name());
    boolean paused = number(connection, PAUSED, consumer) > 0;
    return Jdbc.list(
            connection,
            sql.of(SNAPSHOT.replace("{due}", DUE)),
            row -> snapshot(row, dead, paused),
            consumer)
        .get(0);
  }

  Set<String> busy(Connection connection, String consumer, Collection<String> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return Set.of();
    }
    List<@Nullable Object> values = new ArrayList<>(List.of(consumer));
    values.addAll(Jdbc.padded(List.copyOf(keys)));
    String statement = sql.of(BUSY.formatted(Jdbc.places(keys.size())));
    return new HashSet<>(
        Jdbc.list(connection, statement, row -> row.getString(1), values.toArray()));
  }

  Set<String> consumers(Connection connection) throws SQLException {
    Set<String> found = new HashSet<>();
    for (String name = after(connection, ""); !name.isEmpty(); name = after(connection, name)) {
      found.add(name);
    }
    return found;
  }

  private String after(Connection connection, String name) throws SQLException {
    List<String> next =
        Jdbc.list(
            connection,
            sql.of(NEXT_CONSUMER),
            row -> row.getString(1) == null ? "" : row.getString(1),
            name,
            name,
            name);
    return next.get(0);
  }

  private long number(Connection connection, String count, Object... values) throws SQLException {
    return Jdbc.list(connection, sql.of(count), row -> row.getLong(1), values).get(0);
  }

  private static LaneSnapshot snapshot(ResultSet row, long dead, boolean paused)
      throws SQLException {
    Long oldest = Jdbc.nullableLong(row, "oldest");
    return new LaneSnapshot(
        row.getLong("depth"),
        row.getLong("lanes"),
        row.getLong("due"),
        row.getLong("in_flight"),
        row.getLong("waiting"),
        row.getLong("unclear"),
        row.getLong("parked"),
        dead,
        oldest == null ? null : Micros.duration(oldest),
        paused);
  }
}
