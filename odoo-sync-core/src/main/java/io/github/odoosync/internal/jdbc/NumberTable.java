package io.github.odoosync.internal.jdbc;

import io.github.odoosync.connector.store.ControlNumbers.Arrival;
import io.github.odoosync.idempotency.Fingerprint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of control numbers: ours, and those that came. */
final class NumberTable {

  private static final String RAISE =
      """
      UPDATE {number} SET last_used = CASE WHEN last_used >= ? THEN 1 ELSE last_used + 1 END,
        at = {now} WHERE series = ?""";

  private static final String SET =
      "UPDATE {number} SET last_used = ?, at = {now} WHERE series = ?";

  private static final String INSERT =
      "INSERT INTO {number} (last_used, at, series) VALUES (?, {now}, ?)";

  private static final String SELECT = "SELECT last_used FROM {number} WHERE series = ?";

  private static final String ARRIVE =
      "INSERT INTO {arrival} (key_hash, at, fingerprint) VALUES (?, {now}, ?)";

  private static final String CAME = "SELECT fingerprint FROM {arrival} WHERE key_hash = ?";

  private static final String OLD = "SELECT key_hash FROM {arrival} WHERE at < {now} - ? LIMIT ?";

  // A change, so that every database tells it from an insert; a microsecond matters to nobody.
  private static final String TOUCH = "at = at + 1";

  private final Sql sql;
  private final Dialect dialect;

  NumberTable(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  long next(Connection connection, String series, long most) throws SQLException {
    if (Jdbc.update(connection, sql.of(RAISE), most, series) == 0) {
      dialect.insertNew(connection, sql.of(INSERT), TOUCH, 0L, series);
      Jdbc.update(connection, sql.of(RAISE), most, series);
    }
    return Jdbc.list(connection, sql.of(SELECT), row -> row.getLong(1), series).get(0);
  }

  void set(Connection connection, String series, long last) throws SQLException {
    if (Jdbc.update(connection, sql.of(SET), last, series) == 0
        && !dialect.insertNew(connection, sql.of(INSERT), TOUCH, last, series)) {
      Jdbc.update(connection, sql.of(SET), last, series);
    }
  }

  Arrival arrived(Connection connection, String series, String number, Fingerprint content)
      throws SQLException {
    byte[] hash = Digest.of(series + '\0' + number);
    if (dialect.insertNew(connection, sql.of(ARRIVE), TOUCH, hash, content.value())) {
      return Arrival.NEW;
    }
    String first =
        Jdbc.list(connection, sql.of(CAME), row -> row.getString(1), (Object) hash).get(0);
    return first.equals(content.value()) ? Arrival.COPY : Arrival.OTHER_CONTENT;
  }

  int purge(Connection connection, Duration age, int chunk) throws SQLException {
    List<@Nullable Object[]> old =
        Jdbc.list(
            connection,
            sql.of(OLD),
            row -> new @Nullable Object[] {row.getBytes(1)},
            Micros.of(age),
            chunk);
    Jdbc.batch(connection, sql.of("DELETE FROM {arrival} WHERE key_hash = ?"), old);
    return old.size();
  }
}
