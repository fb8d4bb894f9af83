package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.StoredMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Picks and locks due lanes in the order of the index, then takes them, then reads their messages,
 * all in one short transaction.
 *
 * <p>The order asked for is the order of the index: sorted any other way, a database would lock all
 * that are due before it counts to the limit, and leave nothing to others.
 */
final class TwoStepClaimer implements Claimer {

  private static final String PICK =
      "SELECT "
          + DueLane.COLUMNS
          + " FROM {lane}%s WHERE consumer = ? AND express = ? AND visible_at >= ?"
          + " AND visible_at <= {now} AND state < 2 AND (owner IS NULL OR leased_until <= {now})"
          + " ORDER BY visible_at LIMIT ? "
          + LaneRows.SKIP_LOCKED;

  // MySQL works from left to right: the owner is looked at before it is changed.
  private static final String TAKE =
      """
      UPDATE {lane} SET abandoned = abandoned + CASE WHEN owner IS NULL THEN 0 ELSE 1 END,
        owner = ?, token = token + 1, leased_until = {now} + ?
      WHERE id IN (%s)
      """;

  static final String FETCH =
      """
      SELECT lane_id, {columns} FROM {message} WHERE %s ORDER BY lane_id, seq
      """
          .replace("{columns}", Messages.STORED);

  private final Sql sql;
  private final String pick;
  private final int lanesPerFetch;

  TwoStepClaimer(Sql sql, TwoStepDialect dialect) {
    this.sql = sql;
    this.pick = sql.of(PICK.formatted(dialect.dueIndexHint()));
    this.lanesPerFetch = dialect.lanesPerFetch();
  }

  /** For a test of its plan. */
  String pickStatement() {
    return pick;
  }

  @Override
  public List<Taken> claim(Sessions sessions, ClaimRequest request, int express, long floor) {
    return sessions.transaction(
        "store.claim",
        connection -> {
          List<DueLane> due = pick(connection, request, express, floor);
          if (due.isEmpty()) {
            return List.of();
          }
          take(connection, request, due);
          return fetch(connection, request, due);
        });
  }

  /** Express lanes leave room for ordinary ones, as far as there are any. */
  private List<DueLane> pick(Connection connection, ClaimRequest request, int express, long floor)
      throws SQLException {
    int limit = request.maxLanes();
    List<DueLane> fast = pick(connection, request.consumer(), 1, floor, limit);
    int room = limit - Math.min(fast.size(), express);
    List<DueLane> ordinary =
        room == 0 ? List.of() : pick(connection, request.consumer(), 0, floor, room);
    List<DueLane> due = new ArrayList<>(fast);
    if (fast.size() + ordinary.size() > limit) {
      due = new ArrayList<>(fast.subList(0, limit - ordinary.size()));
    }
    due.addAll(ordinary);
    return due;
  }

  private List<DueLane> pick(
      Connection connection, String consumer, int express, long floor, int limit)
      throws SQLException {
    return Jdbc.list(connection, pick, DueLane::read, consumer, express, floor, limit);
  }

  private void take(Connection connection, ClaimRequest request, List<DueLane> due)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(request.owner());
    values.add(Micros.of(request.lease()));
    values.addAll(Jdbc.padded(due.stream().map(DueLane::id).toList()));
    String take = sql.of(TAKE.formatted(Jdbc.places(due.size())));
    Jdbc.update(connection, take, values.toArray());
  }

  private List<Taken> fetch(Connection connection, ClaimRequest request, List<DueLane> due)
      throws SQLException {
    List<Taken> taken = new ArrayList<>();
    for (int start = 0; start < due.size(); start += lanesPerFetch) {
      List<DueLane> some = due.subList(start, Math.min(due.size(), start + lanesPerFetch));
      Map<Long, List<StoredMessage>> messages = messages(connection, request, some);
      some.forEach(lane -> taken.add(lane.taken(messages.getOrDefault(lane.id(), List.of()))));
    }
    return taken;
  }

  /** One range of the primary key for each lane: what is done long ago is not read. */
  private Map<Long, List<StoredMessage>> messages(
      Connection connection, ClaimRequest request, List<DueLane> lanes) throws SQLException {
    List<DueLane> padded = new ArrayList<>();
    Jdbc.padded(lanes).forEach(lane -> padded.add((DueLane) lane));
    String where =
        padded.stream()
            .map(lane -> "lane_id = ? AND seq BETWEEN ? AND ?")
            .collect(Collectors.joining(" OR "));
    List<@Nullable Object> values = new ArrayList<>();
    for (DueLane lane : padded) {
      values.add(lane.id());
      values.add(lane.doneSeq() + 1);
      values.add(lane.lastOf(request.maxMessages()));
    }
    Map<Long, DueLane> byId = lanes.stream().collect(Collectors.toMap(DueLane::id, lane -> lane));
    Map<Long, List<StoredMessage>> found = new HashMap<>();
    Jdbc.list(
        connection,
        sql.of(FETCH.formatted(where)),
        row -> collect(row, byId, found),
        values.toArray());
    return found;
  }

  private static boolean collect(
      ResultSet row, Map<Long, DueLane> lanes, Map<Long, List<StoredMessage>> found)
      throws SQLException {
    DueLane lane = Objects.requireNonNull(lanes.get(row.getLong(1)));
    return found
        .computeIfAbsent(lane.id(), any -> new ArrayList<>())
        .add(Messages.stored(row, 2, lane.key(), lane.now()));
  }
}
