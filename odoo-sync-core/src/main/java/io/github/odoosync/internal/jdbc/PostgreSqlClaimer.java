package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claim and fetch in one statement.
 *
 * <p>The arrays of places are made once before the update begins, so that LIMIT holds whatever the
 * plan. A lane that changed after the statement began is locked by its newest place, which the
 * statement's snapshot does not show, and so is left alone: a claimed lane and its messages are
 * always seen at one moment.
 *
 * <p>No indexed column changes, so that a lane's new version stays on its page and no index grows.
 */
final class PostgreSqlClaimer implements Claimer {

  // Whoever waits for a lane whose lease ran out goes first; see PostgreSql.waitForLane.
  private static final String PICK =
      """
      SELECT ctid AS place FROM {lane}
      WHERE consumer = ? AND express = %d AND visible_at >= ? AND visible_at <= {now}
        AND state < 2 AND (owner IS NULL OR (leased_until <= {now}
          AND pg_try_advisory_xact_lock(%d, (id %% 2147483647)::int)))%s
      ORDER BY visible_at LIMIT %s FOR UPDATE SKIP LOCKED
      """;

  // Express lanes get what is left for them, then ordinary ones, then express ones what is left.
  private static final String CLAIM =
      """
      WITH fast AS MATERIALIZED (%s),
      ordinary AS MATERIALIZED (%s),
      more AS MATERIALIZED (%s),
      claimed AS (
        UPDATE {lane} SET leased_until = {now} + ?, token = token + 1, owner = ?,
          abandoned = abandoned + CASE WHEN owner IS NULL THEN 0 ELSE 1 END
        WHERE ctid = ANY(ARRAY(SELECT place FROM fast UNION ALL SELECT place FROM ordinary
          UNION ALL SELECT place FROM more))
        RETURNING id, lkey, express, token, done_seq, last_seq, failures, abandoned, state,
          failing_since, visible_at AS due_since)
      SELECT c.id AS lane_id, c.lkey, c.express AS fast, c.token, c.done_seq, c.last_seq,
        c.failures, c.abandoned, c.state, c.failing_since, c.due_since, {now} AS now, m.*
      FROM claimed c LEFT JOIN LATERAL (
        SELECT seq, enqueued_at, due_at, type_version, format, express, id, topic, type,
          dedup_key, headers, payload
        FROM {message} WHERE lane_id = c.id AND seq > c.done_seq ORDER BY seq LIMIT ?) m ON true
      """;

  private final String claim;

  PostgreSqlClaimer(Sql sql) {
    this.claim =
        sql.of(
            CLAIM.formatted(
                pick(1, "", "?"),
                pick(0, "", "(?::int - (SELECT count(*) FROM fast))"),
                pick(
                    1,
                    " AND ctid NOT IN (SELECT place FROM fast)",
                    "(SELECT CASE WHEN count(*) < ? THEN 0 ELSE ?::int - count(*)"
                        + " - (SELECT count(*) FROM ordinary) END FROM fast)")));
  }

  private static String pick(int express, String except, String limit) {
    return PICK.formatted(express, PostgreSql.LOCKS, except, limit);
  }

  /** For a test of its plan. */
  String statement() {
    return claim;
  }

  @Override
  public List<Taken> claim(Sessions sessions, ClaimRequest request, int express, long floor) {
    return sessions.transaction(
        "store.claim", connection -> run(connection, request, express, floor));
  }

  private List<Taken> run(Connection connection, ClaimRequest request, int express, long floor)
      throws SQLException {
    PostgreSql.useIndexes(connection);
    try (PreparedStatement statement = connection.prepareStatement(claim)) {
      Jdbc.bind(statement, values(request, express, floor));
      try (ResultSet rows = statement.executeQuery()) {
        ClaimReader reader = new ClaimReader();
        while (rows.next()) {
          reader.read(rows);
        }
        return reader.taken();
      }
    }
  }

  static @Nullable Object[] values(ClaimRequest request, int express, long floor) {
    return new @Nullable Object[] {
      request.consumer(),
      floor,
      express,
      request.consumer(),
      floor,
      request.maxLanes(),
      request.consumer(),
      floor,
      express,
      request.maxLanes(),
      Micros.of(request.lease()),
      request.owner(),
      request.maxMessages()
    };
  }
}
