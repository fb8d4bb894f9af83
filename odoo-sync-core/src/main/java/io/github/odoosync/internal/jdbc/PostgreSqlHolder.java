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

  // Predicates of the row itself decide: they are checked again on the row that is locked.
  // No producer touches a lane without a key, so nothing has to be skipped.
  private static final String REMOVE =
      """
      WITH held AS MATERIALIZED (
        SELECT * FROM unnest(?::bigint[], ?::bigint[]) AS t(id, token))
      DELETE FROM {lane} l USING held h
      WHERE l.id = h.id AND l.token = h.token AND l.owner = ? AND l.lkey IS NULL AND l.state < 2
      RETURNING l.id, l.token
      """;

  // OFFSET 0 keeps the look-up by id a look-up, one row after the other.
  private static final String ADVANCE =
      """
      WITH free AS MATERIALIZED (
        SELECT found.id, h.token, h.done
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS h(id, token, done)
        CROSS JOIN LATERAL (
          SELECT l.id FROM {lane} l WHERE l.id = h.id AND l.token = h.token AND l.owner = ?
          OFFSET 0 FOR UPDATE SKIP LOCKED) found)
      UPDATE {lane} l SET done_seq = f.done, owner = NULL, failures = 0, abandoned = 0,
        failing_since = NULL, updated_at = {now},
        visible_at = CASE WHEN l.state < 2 AND l.last_seq > f.done THEN {now} END,
        state = CASE WHEN l.state >= 2 THEN 2 ELSE 0 END
      FROM free f
      WHERE l.id = f.id AND l.token = f.token AND f.done BETWEEN l.done_seq AND l.last_seq
      RETURNING l.id, f.token
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

  private final String remove;
  private final String advance;
  private final String renew;

  PostgreSqlHolder(Sql sql) {
    this.remove = sql.of(REMOVE);
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
    Set<HeldLane> done = remove(connection, owner, sorted);
    List<Settlement.Advance> left =
        sorted.stream().filter(one -> !done.contains(one.lane())).toList();
    if (!left.isEmpty()) {
      done.addAll(move(connection, owner, left));
    }
    return done;
  }

  /** Removes lanes without a key: only one at its first message can be one. */
  private Set<HeldLane> remove(
      Connection connection, String owner, List<Settlement.Advance> settlements)
      throws SQLException {
    List<HeldLane> first =
        settlements.stream()
            .filter(one -> one.doneSeq() == 1)
            .map(Settlement.Advance::lane)
            .toList();
    if (first.isEmpty()) {
      return new HashSet<>();
    }
    try (PreparedStatement statement = connection.prepareStatement(remove)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, first.size());
      arrays.add("int8", Long[]::new, i -> first.get(i).laneId());
      arrays.add("int8", Long[]::new, i -> first.get(i).token());
      arrays.add(owner);
      return run(statement);
    }
  }

  private Set<HeldLane> move(
      Connection connection, String owner, List<Settlement.Advance> settlements)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(advance)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, settlements.size());
      arrays.add("int8", Long[]::new, i -> settlements.get(i).lane().laneId());
      arrays.add("int8", Long[]::new, i -> settlements.get(i).lane().token());
      arrays.add("int8", Long[]::new, i -> settlements.get(i).doneSeq());
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
