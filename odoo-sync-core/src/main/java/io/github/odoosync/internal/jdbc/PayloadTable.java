package io.github.odoosync.internal.jdbc;

import io.github.odoosync.connector.store.RawPayload;
import io.github.odoosync.lane.Payload;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of raw payloads. */
final class PayloadTable {

  private static final String KEEP_LONGER =
      """
      UPDATE {payload} SET at = {now},
        expires_at = CASE WHEN expires_at > {now} + ? THEN expires_at ELSE {now} + ? END
      WHERE id = ?""";

  private static final String INSERT =
      """
      INSERT INTO {payload} (id, at, expires_at, format, connector, subject, content)
      VALUES (?, {now}, {now} + ?, ?, ?, ?, ?)""";

  private static final String FIND = "SELECT format, content FROM {payload} WHERE id = ?";

  private static final String OF =
      """
      SELECT id FROM {payload} WHERE connector = ? AND subject = ?
      ORDER BY at DESC, id LIMIT ?""";

  private static final String OLD = "SELECT id FROM {payload} WHERE expires_at < {now} LIMIT ?";

  // It may have come again meanwhile.
  private static final String FORGET = "DELETE FROM {payload} WHERE id = ? AND expires_at < {now}";

  private final Sql sql;
  private final Dialect dialect;

  PayloadTable(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  String keep(Connection connection, RawPayload raw) throws SQLException {
    String id = raw.id();
    byte[] key = HexFormat.of().parseHex(id);
    long keep = Micros.of(raw.keep());
    if (Jdbc.update(connection, sql.of(KEEP_LONGER), keep, keep, key) == 0) {
      dialect.insertNew(
          connection,
          sql.of(INSERT),
          "at = at",
          key,
          keep,
          Messages.format(raw.payload()),
          raw.connector(),
          raw.subject(),
          raw.payload().toBytes());
    }
    return id;
  }

  Optional<Payload> find(Connection connection, String id) throws SQLException {
    byte[] key = HexFormat.of().parseHex(id);
    return Jdbc.list(
            connection,
            sql.of(FIND),
            row -> Payload.stored(Messages.format(row.getInt(1)), row.getBytes(2)),
            (Object) key)
        .stream()
        .findFirst();
  }

  List<String> of(Connection connection, String connector, String subject, int limit)
      throws SQLException {
    return Jdbc.list(
        connection,
        sql.of(OF),
        row -> HexFormat.of().formatHex(row.getBytes(1)),
        connector,
        subject,
        limit);
  }

  int purge(Connection connection, int chunk) throws SQLException {
    List<@Nullable Object[]> old =
        Jdbc.list(connection, sql.of(OLD), row -> new @Nullable Object[] {row.getBytes(1)}, chunk);
    Jdbc.batch(connection, sql.of(FORGET), old);
    return old.size();
  }
}
