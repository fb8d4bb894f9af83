package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One statement for thousands of lanes. */
final class PostgreSqlHolder implements Holder {

  // Only predicates of the row itself decide: they are checked again on the row that is locked.
  // No producer touches a lane without a key, so nothing there has to be skipped.
  private static final String ADVANCE =
      """
      WITH held AS MATERIALIZED (
        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS t(id, token, done)),
      gone AS (
        DELETE FROM {lane} l USING held h
        WHERE l.id = h.id AND l.token = h.token AND l.owner = ?
          AND l.lkey IS NULL AND l.last_seq = h.done AND l.state < 2
        RETURNING l.id, h.token),
      free AS MATERIALIZED (
        SELECT l.id, h.token, h.done FROM {lane} l JOIN held h ON l.id = h.id
        WHERE l.token = h.token AND l.owner = ?
          AND (l.lkey IS NOT NULL OR l.last_seq <> h.done OR l.state >= 2)
        ORDER BY l.id FOR UPDATE OF l SKIP LOCKED),
      moved AS (
        UPDATE {lane} l SET done_seq = f.done, owner = NULL, failures = 0, abandoned = 0,
          failing_since = NULL, updated_at = {now},
          visible_at = CASE WHEN l.state < 2 AND l.last_seq > f.done THEN {now} END,
          state = CASE WHEN l.state >= 2 THEN 2 ELSE 0 END
        FROM free f
        WHERE l.id = f.id AND l.token = f.token AND l.owner = ?
          AND f.done BETWEEN l.done_seq + 1 AND l.last_seq
        RETURNING l.id, f.token)
      SELECT id, token FROM gone UNION ALL SELECT id, token FROM moved
      """;

  private static final String RENEW =
      """
      WITH free AS MATERIALIZED (
        SELECT l.id, l.token FROM {lane} l
        JOIN unnest(?::bigint[], ?::bigint[]) AS h(id, token) ON l.id = h.id
        WHERE l.token = h.token AND l.owner = ?
        ORDER BY l.id FOR UPDATE OF l SKIP LOCKED)
      UPDATE {lane} l SET visible_at = {now} + ? FROM free f
      WHERE l.id = f.id AND l.token = f.token AND l.owner = ?
      RETURNING l.id, l.token
      """;

  private final String advance;
  private final String renew;

  PostgreSqlHolder(Sql sql) {
    this.advance = sql.of(ADVANCE);
    this.renew = sql.of(RENEW);
  }

  @Override
  public Set<HeldLane> advance(
      Connection connection, String owner, List<Settlement.Advance> settlements)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(advance)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, settlements.size());
      arrays.add("int8", Long[]::new, i -> settlements.get(i).lane().laneId());
      arrays.add("int8", Long[]::new, i -> settlements.get(i).lane().token());
      arrays.add("int8", Long[]::new, i -> settlements.get(i).doneSeq());
      arrays.add(owner);
      arrays.add(owner);
      arrays.add(owner);
      return run(statement);
    }
  }

  @Override
  public Set<HeldLane> renew(
      Connection connection, String owner, Duration lease, Collection<HeldLane> lanes)
      throws SQLException {
    List<HeldLane> all = List.copyOf(lanes);
    try (PreparedStatement statement = connection.prepareStatement(renew)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, all.size());
      arrays.add("int8", Long[]::new, i -> all.get(i).laneId());
      arrays.add("int8", Long[]::new, i -> all.get(i).token());
      arrays.add(owner);
      arrays.add(Micros.of(lease));
      arrays.add(owner);
      return run(statement);
    }
  }

  private static Set<HeldLane> run(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      Set<HeldLane> done = new HashSet<>();
      while (rows.next()) {
        done.add(new HeldLane(rows.getLong(1), rows.getLong(2)));
      }
      return done;
    }
  }
}
