package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.StoredMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Claims with one statement, which brings the messages of lanes without a key; those of keyed lanes
 * are fetched by a second one.
 *
 * <p>The arrays of places are made once before the update begins, so that LIMIT holds whatever the
 * plan. A lane that changed after the statement began is locked by its newest place, which the
 * statement's snapshot does not show, and so is left alone.
 *
 * <p>No indexed column changes, so that a lane's new version stays on its page and no index grows.
 */
final class PostgreSqlClaimer implements Claimer {

  // Whoever waits for a lane whose lease ran out goes first; see PostgreSql.waitForLane.
  private static final String PICK =
      """
      SELECT ctid AS place FROM {lane}
      WHERE consumer = ? AND express = %d AND visible_at >= ? AND visible_at <= (SELECT us FROM clock)
        AND state < 2 AND (owner IS NULL OR (leased_until <= (SELECT us FROM clock)
          AND pg_try_advisory_xact_lock(%d, (id %% 2147483647)::int)))%s
      ORDER BY visible_at LIMIT %s FOR UPDATE SKIP LOCKED
      """;

  // Express lanes get what is left for them, then ordinary ones, then express ones what is left.
  private static final String CLAIM =
      """
      WITH clock AS MATERIALIZED (SELECT {now} AS us),
      fast AS MATERIALIZED (%s),
      ordinary AS MATERIALIZED (%s),
      more AS MATERIALIZED (%s)
      UPDATE {lane} SET leased_until = (SELECT us FROM clock) + ?, token = token + 1, owner = ?,
        abandoned = abandoned + CASE WHEN owner IS NULL THEN 0 ELSE 1 END
      WHERE ctid = ANY(ARRAY(SELECT place FROM fast UNION ALL SELECT place FROM ordinary
        UNION ALL SELECT place FROM more))
      RETURNING {lane_columns}, (SELECT us FROM clock), 1 AS seq, enqueued_at, {message_columns}
      """
          .replace("{lane_columns}", HeldRow.COLUMNS)
          .replace("{message_columns}", Messages.content("message_id"));

  // What came into a lane after its claim is left for the next one.
  private static final String FETCH =
      """
      SELECT m.* FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS held(lane_id, done_seq, last_seq)
      CROSS JOIN LATERAL (
        SELECT lane_id, {columns} FROM {message}
        WHERE lane_id = held.lane_id AND seq BETWEEN done_seq + 1 AND last_seq
        ORDER BY seq LIMIT ?) m
      """
          .replace("{columns}", Messages.STORED);

  private final String claim;
  private final String fetch;

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
    this.fetch = sql.of(FETCH);
  }

  private static String pick(int express, String except, String limit) {
    return PICK.formatted(express, PostgreSql.LOCKS, except, limit);
  }

  /** For a test of its plan. */
  String claimStatement() {
    return claim;
  }

  /** For a test of its plan. */
  String fetchStatement() {
    return fetch;
  }

  @Override
  public List<Taken> claim(Sessions sessions, ClaimRequest request, int express, long floor) {
    return sessions.transaction(
        "store.claim",
        connection -> {
          PostgreSql.useIndexes(connection);
          List<HeldRow> held =
              Jdbc.list(connection, claim, HeldRow::read, values(request, express, floor));
          Map<Long, List<StoredMessage>> messages =
              messages(connection, held, request.maxMessages());
          return held.stream().map(lane -> lane.taken(messages.get(lane.id()))).toList();
        });
  }

  private Map<Long, List<StoredMessage>> messages(
      Connection connection, List<HeldRow> held, int most) throws SQLException {
    Map<Long, HeldRow> keyed = new HashMap<>();
    for (HeldRow lane : held) {
      if (lane.key() != null) {
        keyed.put(lane.id(), lane);
      }
    }
    return keyed.isEmpty() ? Map.of() : fetch(connection, keyed, most);
  }

  private Map<Long, List<StoredMessage>> fetch(
      Connection connection, Map<Long, HeldRow> lanes, int most) throws SQLException {
    List<HeldRow> all = List.copyOf(lanes.values());
    Map<Long, List<StoredMessage>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(fetch)) {
      PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, all.size());
      arrays.add("int8", Long[]::new, i -> all.get(i).id());
      arrays.add("int8", Long[]::new, i -> all.get(i).doneSeq());
      arrays.add("int8", Long[]::new, i -> all.get(i).lastSeq());
      arrays.add(most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          HeldRow lane = Objects.requireNonNull(lanes.get(rows.getLong(1)));
          found
              .computeIfAbsent(lane.id(), any -> new ArrayList<>())
              .add(Messages.stored(rows, 2, lane.key(), lane.now()));
        }
      }
    }
    return found;
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
      request.owner()
    };
  }
}
