package io.github.odoosync.internal.jdbc;

import io.github.odoosync.capture.KnownRecord;
import io.github.odoosync.capture.Presence;
import io.github.odoosync.capture.StreamHold;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of capture: who holds a stream, how far it is read, and its records. */
final class CaptureTable {

  // A new stream's token starts at the clock, so that it is larger than one that was forgotten.
  private static final String INSERT =
      "INSERT INTO {capture} (stream, token, lease_until, owner) VALUES (?, {now}, {now} + ?, ?)";

  private static final String TAKE =
      """
      UPDATE {capture} SET token = CASE WHEN owner = ? THEN token ELSE token + 1 END,
        owner = ?, lease_until = {now} + ?
      WHERE stream = ? AND (owner = ? OR lease_until <= {now})""";

  // Only the owner changes, so that a token is given once.
  private static final String RELEASE =
      "UPDATE {capture} SET owner = '', lease_until = {now} WHERE stream = ? AND token = ?"
          + " AND owner = ?";

  private static final String TOKEN = "SELECT token FROM {capture} WHERE stream = ? AND owner = ?";

  private static final String HELD =
      "SELECT token FROM {capture} WHERE stream = ? AND owner = ? AND token = ? FOR UPDATE";

  private static final String POINTS =
      "SELECT name, position FROM {capture_point} WHERE stream = ?";

  private static final String FORGET_POINT =
      "DELETE FROM {capture_point} WHERE stream = ? AND name = ?";

  private static final String MOVE_POINT =
      "UPDATE {capture_point} SET position = ?, updated_at = {now} WHERE stream = ? AND name = ?";

  private static final String NEW_POINT =
      "INSERT INTO {capture_point} (position, updated_at, stream, name) VALUES (?, {now}, ?, ?)";

  private static final String RECORDS = "SELECT * FROM {capture_record} WHERE stream = ? AND ";

  private static final String CHANGE_RECORD =
      """
      UPDATE {capture_record} SET presence = ?, fingerprint = ?, mark = ?, changed_at = ?,
        missing_since = ? WHERE stream = ? AND id = ?""";

  private static final String NEW_RECORD =
      """
      INSERT INTO {capture_record} (presence, fingerprint, mark, changed_at, missing_since, stream,
        id) VALUES (?, ?, ?, ?, ?, ?, ?)""";

  private static final int IDS_A_STATEMENT = 500;

  private final Sql sql;
  private final Dialect dialect;

  CaptureTable(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  Optional<StreamHold> hold(Connection connection, String stream, String owner, Duration lease)
      throws SQLException {
    long micros = Micros.of(lease);
    int taken = Jdbc.update(connection, sql.of(TAKE), owner, owner, micros, stream, owner);
    if (taken == 0) {
      dialect.insertNew(connection, sql.of(INSERT), "token = token", stream, micros, owner);
    }
    return Jdbc.list(connection, sql.of(TOKEN), row -> row.getLong(1), stream, owner).stream()
        .map(token -> new StreamHold(stream, owner, token))
        .findFirst();
  }

  void release(Connection connection, StreamHold hold) throws SQLException {
    Jdbc.update(connection, sql.of(RELEASE), hold.stream(), hold.token(), hold.owner());
  }

  /** Returns whether the stream is held so, and lets nobody else take it in this transaction. */
  boolean isHeld(Connection connection, StreamHold hold) throws SQLException {
    return !Jdbc.list(
            connection,
            sql.of(HELD),
            row -> row.getLong(1),
            hold.stream(),
            hold.owner(),
            hold.token())
        .isEmpty();
  }

  Map<String, String> points(Connection connection, String stream) throws SQLException {
    Map<String, String> points = new LinkedHashMap<>();
    Jdbc.list(
            connection,
            sql.of(POINTS),
            row -> Map.entry(row.getString(1), row.getString(2)),
            stream)
        .forEach(point -> points.put(point.getKey(), point.getValue()));
    return points;
  }

  void setPoints(Connection connection, String stream, Map<String, String> points)
      throws SQLException {
    for (Map.Entry<String, String> point : points.entrySet()) {
      String name = point.getKey();
      String position = point.getValue();
      if (position.isEmpty()) {
        Jdbc.update(connection, sql.of(FORGET_POINT), stream, name);
      } else if (Jdbc.update(connection, sql.of(MOVE_POINT), position, stream, name) == 0) {
        Jdbc.update(connection, sql.of(NEW_POINT), position, stream, name);
      }
    }
  }

  Map<Long, KnownRecord> records(Connection connection, String stream, Collection<Long> ids)
      throws SQLException {
    Map<Long, KnownRecord> found = new HashMap<>();
    List<Long> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += IDS_A_STATEMENT) {
      List<Long> some = all.subList(from, Math.min(all.size(), from + IDS_A_STATEMENT));
      List<@Nullable Object> values = new ArrayList<>();
      values.add(stream);
      values.addAll(Jdbc.padded(some));
      String select = sql.of(RECORDS) + "id IN (" + Jdbc.places(some.size()) + ")";
      Jdbc.list(connection, select, CaptureTable::record, values.toArray())
          .forEach(record -> found.put(record.id(), record));
    }
    return found;
  }

  List<KnownRecord> recordsAfter(Connection connection, String stream, long id, int limit)
      throws SQLException {
    String select = sql.of(RECORDS) + "id > ? ORDER BY id LIMIT ?";
    return Jdbc.list(connection, select, CaptureTable::record, stream, id, limit);
  }

  List<KnownRecord> missing(Connection connection, String stream, Instant before, int limit)
      throws SQLException {
    String select = sql.of(RECORDS) + "missing_since <= ? ORDER BY missing_since, id LIMIT ?";
    return Jdbc.list(connection, select, CaptureTable::record, stream, Micros.of(before), limit);
  }

  long count(Connection connection, String stream) throws SQLException {
    String select = sql.of("SELECT count(*) FROM {capture_record} WHERE stream = ?");
    return Jdbc.list(connection, select, row -> row.getLong(1), stream).get(0);
  }

  /** Sets records; the caller holds the stream, so nobody else does it meanwhile. */
  void setRecords(Connection connection, String stream, List<KnownRecord> records)
      throws SQLException {
    Set<Long> known =
        new HashSet<>(
            records(connection, stream, records.stream().map(KnownRecord::id).toList()).keySet());
    List<@Nullable Object[]> changed = new ArrayList<>();
    List<@Nullable Object[]> fresh = new ArrayList<>();
    for (KnownRecord record : records) {
      (known.add(record.id()) ? fresh : changed).add(values(stream, record));
    }
    Jdbc.batch(connection, sql.of(NEW_RECORD), fresh);
    Jdbc.batch(connection, sql.of(CHANGE_RECORD), changed);
  }

  private static @Nullable Object[] values(String stream, KnownRecord record) {
    Instant missing = record.missingSince();
    return new @Nullable Object[] {
      record.presence().name(),
      record.fingerprint(),
      record.mark(),
      Micros.of(record.changedAt()),
      missing == null ? null : Micros.of(missing),
      stream,
      record.id()
    };
  }

  private static KnownRecord record(ResultSet row) throws SQLException {
    return new KnownRecord(
        row.getLong("id"),
        Presence.valueOf(row.getString("presence")),
        row.getString("fingerprint"),
        row.getString("mark"),
        Micros.instant(row.getLong("changed_at")),
        Micros.instantOrNull(Jdbc.nullableLong(row, "missing_since")));
  }
}
