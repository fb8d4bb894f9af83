package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One statement for thousands of lanes, in the order of their ids. */
final class PostgreSqlHolder implements Holder {

  // Only predicates of the row itself decide: they are checked again on the row that is locked.
  // No producer touches a lane without a key, so nothing there has to be skipped.
  // OFFSET 0 keeps the look-up by id a look-up, one row after the other.
  private static final String ADVANCE =
      """
      WITH held AS MATERIALIZED (
        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS t(id, token, done)),
      over AS MATERIALIZED (
        SELECT found.place, h.token, h.done FROM held h CROSS JOIN LATERAL (
          SELECT l.ctid AS place FROM {lane} l
          WHERE l.id = h.id AND l.token = h.token AND l.owner = ?
            AND l.lkey IS NULL AND l.last_seq = h.done AND l.state < 2 OFFSET 0) found),
      gone AS (
        DELETE FROM {lane} l USING over o
        WHERE l.ctid = o.place AND l.token = o.token AND l.owner = ? AND l.last_seq = o.done
        RETURNING l.id, o.token),
      free AS MATERIALIZED (
        SELECT found.id, h.token, h.done FROM held h CROSS JOIN LATERAL (
          SELECT l.id FROM {lane} l
          WHERE l.id = h.id AND l.token = h.token AND l.owner = ?
            AND (l.lkey IS NOT NULL OR l.last_seq <> h.done OR l.state >= 2)
          OFFSET 0 FOR UPDATE SKIP LOCKED) found),
      moved AS (
        UPDATE {lane} l SET done_seq = f.done, owner = NULL, failures = 0, abandoned = 0,
          failing_since = NULL, updated_at = {now},
          visible_at = CASE WHEN l.state < 2 AND l.last_seq > f.done THEN {now} END,
          state = CASE WHEN l.state >= 2 THEN 2 ELSE 0 END
        FROM free f
        WHERE l.id = f.id AND l.token = f.token AND f.done BETWEEN l.done_seq AND l.last_seq
        RETURNING l.id, f.token)
      SELECT id, token FROM gone UNION ALL SELECT id, token FROM moved
      """;

  private static final String RENEW =
      """
      WITH free AS MATERIALIZED (
        SELECT found.id, h.token FROM unnest(?::bigint[], ?::bigint[]) AS h(id, token)
        CROSS JOIN LATERAL (
          SELECT l.id FROM {lane} l WHERE l.id = h.id AND l.token = h.token AND l.owner = ?
          OFFSET 0 FOR UPDATE SKIP LOCKED) found)
      UPDATE {lane} l SET leased_until = {now} + ? FROM free f
      WHERE l.id = f.id AND l.token = f.token
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
    PostgreSql.useIndexes(connection);
    List<Settlement.Advance> sorted =
        settlements.stream().sorted(Comparator.comparingLong(one -> one.lane().laneId())).toList();
    try (PreparedStatement statement = connection.prepareStatement(advance)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, sorted.size());
      arrays.add("int8", Long[]::new, i -> sorted.get(i).lane().laneId());
      arrays.add("int8", Long[]::new, i -> sorted.get(i).lane().token());
      arrays.add("int8", Long[]::new, i -> sorted.get(i).doneSeq());
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
    PostgreSql.useIndexes(connection);
    List<HeldLane> all = lanes.stream().sorted(Comparator.comparingLong(HeldLane::laneId)).toList();
    try (PreparedStatement statement = connection.prepareStatement(renew)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, all.size());
      arrays.add("int8", Long[]::new, i -> all.get(i).laneId());
      arrays.add("int8", Long[]::new, i -> all.get(i).token());
      arrays.add(owner);
      arrays.add(Micros.of(lease));
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
