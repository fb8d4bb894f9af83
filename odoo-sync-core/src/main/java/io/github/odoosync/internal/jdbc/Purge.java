package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is old, a chunk at a time.
 *
 * <p>What may go once may go for ever: places are done in order and never again, so rows are looked
 * for without a lock and removed by their keys. Only an idle lane can come back to life: it is
 * locked, looked at again by its own row alone, and left alone where a producer locks it.
 */
final class Purge {

  private static final String OLD_MESSAGES =
      """
      SELECT m.lane_id, m.seq FROM {message} m WHERE m.enqueued_at < ?
        AND NOT EXISTS (SELECT 1 FROM {lane} l WHERE l.id = m.lane_id AND l.done_seq < m.seq)
      LIMIT ?
      """;

  private static final String OLD_KEYS = "SELECT scope, key_hash FROM {dedup} WHERE at < ? LIMIT ?";

  private static final String OLD_LETTERS =
      "SELECT id FROM {dead} WHERE resolved_at < ? ORDER BY id LIMIT ?";

  // The oldest lines have the smallest ids, so the look ends where the first young one stands.
  private static final String OLD_LINES =
      "SELECT id FROM (SELECT id, at FROM {journal} ORDER BY id LIMIT ?) oldest WHERE at < ?";

  private static final String IDLE =
      "visible_at IS NULL AND owner IS NULL AND state = 0 AND done_seq = last_seq"
          + " AND updated_at < ?";

  private static final String IDLE_LANES =
      "SELECT id FROM {lane} WHERE id > ? AND " + IDLE + " ORDER BY id LIMIT ?";

  private final Sql sql;
  private final LaneRows lanes;
  // Where the walk over the lanes goes on.
  private final AtomicLong lastLane = new AtomicLong();

  Purge(Sql sql, LaneRows lanes) {
    this.sql = sql;
    this.lanes = lanes;
  }

  int run(Sessions sessions, Retention retention, int chunk) {
    int gone = 0;
    gone += step(sessions, chunk - gone, (c, n) -> messages(c, Micros.of(retention.done()), n));
    gone += step(sessions, chunk - gone, (c, n) -> keys(c, Micros.of(retention.dedup()), n));
    gone += step(sessions, chunk - gone, (c, n) -> letters(c, Micros.of(retention.resolved()), n));
    gone += step(sessions, chunk - gone, (c, n) -> lines(c, Micros.of(retention.resolved()), n));
    gone += step(sessions, chunk - gone, (c, n) -> idle(c, Micros.of(retention.idleLanes()), n));
    return gone;
  }

  private interface Step {
    int run(Connection connection, int most) throws SQLException;
  }

  private static int step(Sessions sessions, int most, Step step) {
    return most <= 0
        ? 0
        : sessions.transaction("store.purge", connection -> step.run(connection, most));
  }

  private long now(Connection connection) throws SQLException {
    // One row whatever happens, in a form that every database takes.
    return Jdbc.list(connection, sql.of("SELECT {now}"), row -> row.getLong(1)).get(0);
  }

  private int messages(Connection connection, long age, int most) throws SQLException {
    List<@Nullable Object[]> old =
        Jdbc.list(
            connection,
            sql.of(OLD_MESSAGES),
            row -> new @Nullable Object[] {row.getLong(1), row.getLong(2)},
            now(connection) - age,
            most);
    Jdbc.batch(connection, sql.of("DELETE FROM {message} WHERE lane_id = ? AND seq = ?"), old);
    return old.size();
  }

  private int keys(Connection connection, long age, int most) throws SQLException {
    List<@Nullable Object[]> old =
        Jdbc.list(
            connection,
            sql.of(OLD_KEYS),
            row -> new @Nullable Object[] {row.getString(1), row.getBytes(2)},
            now(connection) - age,
            most);
    Jdbc.batch(connection, sql.of("DELETE FROM {dedup} WHERE scope = ? AND key_hash = ?"), old);
    return old.size();
  }

  private int letters(Connection connection, long age, int most) throws SQLException {
    return byId(connection, "{dead}", OLD_LETTERS, now(connection) - age, most);
  }

  private int lines(Connection connection, long age, int most) throws SQLException {
    return byId(connection, "{journal}", OLD_LINES, most, now(connection) - age);
  }

  private int byId(Connection connection, String table, String select, Object... values)
      throws SQLException {
    List<@Nullable Object[]> old =
        Jdbc.list(
            connection, sql.of(select), row -> new @Nullable Object[] {row.getLong(1)}, values);
    Jdbc.batch(connection, sql.of("DELETE FROM " + table + " WHERE id = ?"), old);
    return old.size();
  }

  private int idle(Connection connection, long age, int most) throws SQLException {
    long before = now(connection) - age;
    long from = lastLane.get();
    List<Long> found =
        Jdbc.list(connection, sql.of(IDLE_LANES), row -> row.getLong(1), from, before, most);
    lastLane.set(found.size() < most ? 0 : found.get(found.size() - 1));
    List<@Nullable Object[]> locked =
        lanes.lock(connection, found, LaneRows.SKIP_LOCKED).keySet().stream()
            .map(id -> new @Nullable Object[] {id, before})
            .toList();
    Jdbc.batch(connection, sql.of("DELETE FROM {lane} WHERE id = ? AND " + IDLE), locked);
    return locked.size();
  }
}
