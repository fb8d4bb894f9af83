package io.github.odoosync.internal.jdbc;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.store.SourceStore;
import io.github.odoosync.connector.store.StreamCommit;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.connector.store.StreamPosition.Backfill;
import io.github.odoosync.idempotency.Fingerprint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of streams: how far each is read, and what its records were like. */
final class SourceTable {

  private static final int PER_QUERY = 256;

  private static final String INSERT =
      """
      INSERT INTO {source} (connector, stream, revision, lease_until, updated_at, owner, position,
        export_position) VALUES (?, ?, 0, {now} + ?, {now}, ?, '', '')""";

  private static final String TAKE =
      """
      UPDATE {source} SET owner = ?, lease_until = {now} + ?
      WHERE connector = ? AND stream = ? AND (owner = ? OR lease_until <= {now})""";

  private static final String RELEASE =
      """
      UPDATE {source} SET owner = '', lease_until = {now}
      WHERE connector = ? AND stream = ? AND owner = ?""";

  private static final String SELECT = "SELECT * FROM {source} WHERE connector = ? AND stream = ?";

  private static final String MOVE =
      """
      UPDATE {source} SET revision = revision + 1, updated_at = {now}, position = ?,
        export_id = ?, export_position = ?
      WHERE connector = ? AND stream = ? AND revision = ?""";

  private static final String SEEN =
      "SELECT key_hash, fingerprint, {now} - at FROM {seen} WHERE key_hash IN (%s)";

  private static final String NEW_SEEN =
      "INSERT INTO {seen} (fingerprint, key_hash, at) VALUES (?, ?, {now})";

  private static final String SEE_AGAIN =
      "UPDATE {seen} SET fingerprint = ?, at = {now} WHERE key_hash = ?";

  private static final String OLD = "SELECT key_hash FROM {seen} WHERE at < {now} - ? LIMIT ?";

  // It may have been seen again meanwhile.
  private static final String FORGET = "DELETE FROM {seen} WHERE at < {now} - ? AND key_hash = ?";

  private record Known(String fingerprint, long age) {}

  private final Sql sql;
  private final Dialect dialect;
  private final Enqueues enqueues;
  private final PayloadTable payloads;

  SourceTable(Sql sql, Dialect dialect, Enqueues enqueues, PayloadTable payloads) {
    this.sql = sql;
    this.dialect = dialect;
    this.enqueues = enqueues;
    this.payloads = payloads;
  }

  Optional<StreamPosition> take(
      Connection connection, StreamName name, String owner, Duration lease) throws SQLException {
    long micros = Micros.of(lease);
    String connector = name.connector();
    String stream = name.stream();
    int taken = Jdbc.update(connection, sql.of(TAKE), owner, micros, connector, stream, owner);
    if (taken == 0) {
      dialect.insertNew(
          connection, sql.of(INSERT), "owner = owner", connector, stream, micros, owner);
    }
    return Jdbc.list(
            connection,
            sql.of(SELECT + " AND owner = ?"),
            SourceTable::position,
            connector,
            stream,
            owner)
        .stream()
        .findFirst();
  }

  void release(Connection connection, StreamName name, String owner) throws SQLException {
    Jdbc.update(connection, sql.of(RELEASE), name.connector(), name.stream(), owner);
  }

  StreamPosition position(Connection connection, StreamName name) throws SQLException {
    return Jdbc.list(
            connection, sql.of(SELECT), SourceTable::position, name.connector(), name.stream())
        .stream()
        .findFirst()
        .orElse(StreamPosition.START);
  }

  Map<String, Fingerprint> seen(Connection connection, StreamName name, Collection<String> ids)
      throws SQLException {
    Map<String, Known> known = known(connection, name, ids);
    Map<String, Fingerprint> found = new HashMap<>();
    for (String id : ids) {
      Known one = known.get(hex(hash(name, id)));
      if (one != null) {
        found.put(id, new Fingerprint(one.fingerprint()));
      }
    }
    return found;
  }

  /** Moves the stream first: who comes second waits there, and finds another revision. */
  boolean commit(Connection connection, StreamCommit commit) throws SQLException {
    if (!move(connection, commit)) {
      return false;
    }
    if (!commit.messages().isEmpty()) {
      enqueues.store(connection, commit.messages());
    }
    see(connection, commit.stream(), commit.seen());
    for (var raw : commit.raw()) {
      payloads.keep(connection, raw);
    }
    return true;
  }

  int purge(Connection connection, Duration age, int chunk) throws SQLException {
    long micros = Micros.of(age);
    List<@Nullable Object[]> old =
        Jdbc.list(
            connection,
            sql.of(OLD),
            row -> new @Nullable Object[] {micros, row.getBytes(1)},
            micros,
            chunk);
    Jdbc.batch(connection, sql.of(FORGET), old);
    return old.size();
  }

  private boolean move(Connection connection, StreamCommit commit) throws SQLException {
    Backfill backfill = commit.backfill();
    return Jdbc.update(
            connection,
            sql.of(MOVE),
            commit.cursor().value(),
            backfill == null ? null : backfill.export(),
            backfill == null ? "" : backfill.at().value(),
            commit.stream().connector(),
            commit.stream().stream(),
            commit.revision())
        == 1;
  }

  /** Writes what changed; what did not, only once in a while, so that it is not forgotten. */
  private void see(Connection connection, StreamName name, Map<String, Fingerprint> seen)
      throws SQLException {
    Map<String, Known> known = known(connection, name, seen.keySet());
    List<@Nullable Object[]> fresh = new ArrayList<>();
    List<@Nullable Object[]> changed = new ArrayList<>();
    seen.forEach(
        (id, fingerprint) -> {
          byte[] hash = hash(name, id);
          Known before = known.get(hex(hash));
          @Nullable Object[] row = {fingerprint.value(), hash};
          if (before == null) {
            fresh.add(row);
          } else if (!before.fingerprint().equals(fingerprint.value())
              || before.age() >= Micros.of(SourceStore.TOUCH)) {
            changed.add(row);
          }
        });
    Jdbc.batch(connection, sql.of(NEW_SEEN), fresh);
    Jdbc.batch(connection, sql.of(SEE_AGAIN), changed);
  }

  private Map<String, Known> known(Connection connection, StreamName name, Collection<String> ids)
      throws SQLException {
    List<byte[]> hashes = ids.stream().distinct().map(id -> hash(name, id)).toList();
    Map<String, Known> known = new LinkedHashMap<>();
    for (int from = 0; from < hashes.size(); from += PER_QUERY) {
      List<byte[]> some = hashes.subList(from, Math.min(from + PER_QUERY, hashes.size()));
      String query = sql.of(SEEN.formatted(Jdbc.places(some.size())));
      Jdbc.list(
              connection,
              query,
              row -> Map.entry(hex(row.getBytes(1)), new Known(row.getString(2), row.getLong(3))),
              Jdbc.padded(some).toArray())
          .forEach(row -> known.put(row.getKey(), row.getValue()));
    }
    return known;
  }

  private static byte[] hash(StreamName name, String id) {
    return Digest.of(name.connector() + '\0' + name.stream() + '\0' + id);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static StreamPosition position(ResultSet row) throws SQLException {
    String export = row.getString("export_id");
    return new StreamPosition(
        row.getLong("revision"),
        new Cursor(row.getString("position")),
        export == null ? null : new Backfill(export, new Cursor(row.getString("export_position"))));
  }
}
