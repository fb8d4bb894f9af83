package io.github.odoosync.internal.jdbc;

import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.idempotency.KeyEntry;
import io.github.odoosync.idempotency.KeyEntry.State;
import io.github.odoosync.idempotency.StoredResult;
import io.github.odoosync.internal.idempotency.KeyRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of idempotency keys.
 *
 * @param owner the last run's
 * @param row what decides
 */
record KeyLine(String owner, KeyRow row) {

  static KeyLine read(ResultSet row) throws SQLException {
    long now = row.getLong("db_now");
    return new KeyLine(
        row.getString("owner"),
        new KeyRow(
            row.getString("fingerprint"),
            State.valueOf(row.getString("state")),
            row.getLong("token"),
            Micros.duration(row.getLong("lease_until") - now),
            row.getLong("expires_at") <= now,
            result(row)));
  }

  static KeyEntry entry(ResultSet row) throws SQLException {
    return new KeyEntry(
        row.getString("scope"),
        row.getString("ikey"),
        new Fingerprint(row.getString("fingerprint")),
        State.valueOf(row.getString("state")),
        row.getLong("token"),
        row.getInt("runs"),
        row.getString("note"),
        Micros.instant(row.getLong("started_at")),
        Micros.instant(row.getLong("lease_until")),
        Micros.instant(row.getLong("expires_at")));
  }

  private static @Nullable StoredResult result(ResultSet row) throws SQLException {
    String type = row.getString("result_type");
    return type == null
        ? null
        : StoredResult.bytes(type, row.getInt("result_version"), row.getBytes("result"));
  }
}
