package io.github.odoosync.internal.jdbc;

import io.github.odoosync.idempotency.Claimed;
import io.github.odoosync.idempotency.Ending;
import io.github.odoosync.idempotency.HeldKey;
import io.github.odoosync.idempotency.KeyClaim;
import io.github.odoosync.idempotency.KeyEntry;
import io.github.odoosync.idempotency.KeyEntry.State;
import io.github.odoosync.idempotency.StoredResult;
import io.github.odoosync.internal.idempotency.KeyRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of idempotency keys. */
final class KeyTable {

  // A new key's token starts at the clock, so that one that was purged and comes again has a
  // larger one.
  private static final String INSERT =
      """
      INSERT INTO {idempotency} (key_hash, scope, ikey, fingerprint, state, token, owner, runs,
        note, started_at, lease_until, expires_at)
      VALUES (?, ?, ?, ?, 'RUNNING', {now}, ?, 1, '', {now}, {now} + ?, {now} + ?)""";

  private static final String SELECT =
      "SELECT k.*, {now} AS db_now FROM {idempotency} k WHERE k.key_hash = ?";

  private static final String TAKE =
      """
      UPDATE {idempotency} SET fingerprint = ?, state = 'RUNNING', token = ?, owner = ?,
        runs = runs + 1, note = '', result_type = NULL, result_version = NULL, result = NULL,
        started_at = {now}, lease_until = {now} + ?, expires_at = {now} + ?
      WHERE key_hash = ?
      """;

  private static final String HELD =
      " WHERE key_hash = ? AND token = ? AND owner = ? AND state = 'RUNNING'";

  private static final String RENEW = "UPDATE {idempotency} SET lease_until = {now} + ?" + HELD;

  private static final String ENDED =
      """
      UPDATE {idempotency} SET state = ?, note = ?, result_type = ?, result_version = ?,
        result = ?, expires_at = {now} + ?
      """;

  private static final String IN_DOUBT =
      "(state = 'IN_DOUBT' OR (state = 'RUNNING' AND lease_until <= {now}))";

  private static final String RESOLVE =
      ENDED.strip() + ", token = token + 1 WHERE key_hash = ? AND " + IN_DOUBT;

  private static final String ALL_IN_DOUBT =
      "SELECT * FROM {idempotency} WHERE state IN ('RUNNING', 'IN_DOUBT') AND "
          + IN_DOUBT
          + " ORDER BY lease_until LIMIT ?";

  private static final String OLD = "expires_at <= {now} AND state NOT IN ('RUNNING', 'IN_DOUBT')";

  private static final String ALL_OLD =
      "SELECT key_hash FROM {idempotency} WHERE " + OLD + " ORDER BY expires_at LIMIT ?";

  private static final String FORGET = "DELETE FROM {idempotency} WHERE key_hash = ? AND " + OLD;

  private static final int ROUNDS = 5;

  private final Sql sql;
  private final Dialect dialect;

  KeyTable(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Inserts the key, else waits for whoever has its row and sees what he made of it. */
  Claimed claim(Connection connection, KeyClaim claim) throws SQLException {
    byte[] hash = hash(claim.scope(), claim.key());
    for (int round = 0; round < ROUNDS; round++) {
      dialect.insertNew(connection, sql.of(INSERT), "runs = runs", inserted(claim, hash));
      KeyLine found = lock(connection, hash);
      if (found != null) {
        return answer(connection, claim, hash, found);
      }
      // Purged in between, or hidden by a snapshot that is older than the row.
    }
    throw new SQLException("The key is there and cannot be seen", "40001");
  }

  boolean renew(Connection connection, HeldKey held, Duration lease) throws SQLException {
    return 0
        < Jdbc.update(
            connection,
            sql.of(RENEW),
            Micros.of(lease),
            hash(held.scope(), held.key()),
            held.token(),
            held.owner());
  }

  boolean end(Connection connection, HeldKey held, Ending ending, Duration ttl)
      throws SQLException {
    List<@Nullable Object> values = ended(ending, KeyRow.noteOf(ending), ttl);
    values.add(hash(held.scope(), held.key()));
    values.add(held.token());
    values.add(held.owner());
    return Jdbc.update(connection, sql.of(ENDED.strip() + HELD), values.toArray()) > 0;
  }

  boolean resolve(
      Connection connection, String scope, String key, Ending ending, String note, Duration ttl)
      throws SQLException {
    List<@Nullable Object> values = ended(ending, KeyRow.cut(note), ttl);
    values.add(hash(scope, key));
    return Jdbc.update(connection, sql.of(RESOLVE), values.toArray()) > 0;
  }

  Optional<KeyEntry> find(Connection connection, String scope, String key) throws SQLException {
    return Jdbc.list(connection, sql.of(SELECT), KeyLine::entry, hash(scope, key)).stream()
        .findFirst();
  }

  List<KeyEntry> inDoubt(Connection connection, int limit) throws SQLException {
    return Jdbc.list(connection, sql.of(ALL_IN_DOUBT), KeyLine::entry, limit);
  }

  int purge(Connection connection, int chunk) throws SQLException {
    int gone = 0;
    for (byte[] hash :
        Jdbc.list(connection, sql.of(ALL_OLD), row -> row.getBytes("key_hash"), chunk)) {
      // Row by row and by the primary key: no gap is locked, and somebody may have taken it.
      gone += Jdbc.update(connection, sql.of(FORGET), (Object) hash);
    }
    return gone;
  }

  private @Nullable KeyLine lock(Connection connection, byte[] hash) throws SQLException {
    List<KeyLine> found =
        Jdbc.list(connection, sql.of(SELECT) + " FOR UPDATE", KeyLine::read, hash);
    return found.isEmpty() ? null : found.get(0);
  }

  private Claimed answer(Connection connection, KeyClaim claim, byte[] hash, KeyLine found)
      throws SQLException {
    if (found.owner().equals(claim.owner())) {
      HeldKey held = new HeldKey(claim.scope(), claim.key(), found.row().token(), claim.owner());
      return new Claimed.Held(held, false);
    }
    Claimed answer = found.row().answer(claim);
    if (answer instanceof Claimed.Held taken) {
      Jdbc.update(
          connection,
          sql.of(TAKE),
          claim.fingerprint().value(),
          taken.held().token(),
          claim.owner(),
          Micros.of(claim.lease()),
          Micros.of(claim.ttl()),
          hash);
    }
    return answer;
  }

  private static @Nullable Object[] inserted(KeyClaim claim, byte[] hash) {
    return new @Nullable Object[] {
      hash,
      claim.scope(),
      claim.key(),
      claim.fingerprint().value(),
      claim.owner(),
      Micros.of(claim.lease()),
      Micros.of(claim.ttl())
    };
  }

  private static List<@Nullable Object> ended(Ending ending, String note, Duration ttl) {
    State state = KeyRow.after(ending);
    StoredResult result = KeyRow.resultOf(ending);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(state.name());
    values.add(note);
    values.add(result == null ? null : result.type());
    values.add(result == null ? null : result.version());
    values.add(result == null ? null : result.toBytes());
    values.add(Micros.of(ttl));
    return values;
  }

  // A scope holds no NUL, so no two pairs run together.
  private static byte[] hash(String scope, String key) {
    return Digest.of(scope + '\0' + key);
  }
}
