package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.internal.reconcile.DriftJson;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftStore.RunStart;
import io.github.odoosync.reconcile.KnownDrift;
import io.github.odoosync.reconcile.Report;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of reconciliations and of their drift. */
final class DriftTable {

  private static final String BEGIN = "INSERT INTO {reconciliation} (name, run) VALUES (?, 0)";

  private static final String NEXT = "UPDATE {reconciliation} SET run = run + 1 WHERE name = ?";

  private static final String RUN =
      "SELECT run, {now} AS now_us FROM {reconciliation} WHERE name = ?";

  private static final String END = "UPDATE {reconciliation} SET report = ? WHERE name = ?";

  private static final String REPORT = "SELECT report FROM {reconciliation} WHERE name = ?";

  private static final String NAMES = "SELECT name FROM {reconciliation} ORDER BY name";

  private static final String KNOWN =
      "SELECT dkey, resolved_at, run FROM {drift} WHERE key_hash IN (%s)";

  private static final String INSERT =
      """
      INSERT INTO {drift} (key_hash, reconciliation, dkey, kind, differences, first_seen,
        last_seen, run, runs, repairs)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0)
      """;

  private static final String AGAIN =
      """
      UPDATE {drift} SET kind = ?, differences = ?, first_seen = ?, last_seen = ?, run = ?,
        runs = 1, repairs = 0, resolved_at = NULL
      WHERE key_hash = ?
      """;

  private static final String STILL =
      """
      UPDATE {drift} SET kind = ?, differences = ?, last_seen = ?,
        runs = runs + CASE WHEN run < ? THEN 1 ELSE 0 END, run = ?
      WHERE key_hash = ?
      """;

  private static final String POSTPONED = "UPDATE {drift} SET run = ? WHERE key_hash = ?";

  private static final String REPAIRING =
      "UPDATE {drift} SET repairs = repairs + 1 WHERE key_hash = ?";

  private static final String RESOLVE =
      """
      UPDATE {drift} SET resolved_at = {now}
      WHERE reconciliation = ? AND resolved_at IS NULL AND run < ?
      """;

  private static final String RESOLVE_ONE = RESOLVE.strip() + " AND key_hash = ?";

  private static final String OPEN =
      """
      SELECT * FROM {drift}
      WHERE reconciliation = ? AND resolved_at IS NULL AND key_hash > ?
      ORDER BY key_hash LIMIT ?
      """;

  private static final String ONE = "SELECT * FROM {drift} WHERE key_hash = ?";

  private static final String COUNT =
      "SELECT count(*) FROM {drift} WHERE reconciliation = ? AND resolved_at IS NULL";

  private static final String OLD =
      "SELECT key_hash FROM {drift} WHERE resolved_at < {now} - ? ORDER BY resolved_at LIMIT ?";

  private static final String FORGET =
      "DELETE FROM {drift} WHERE key_hash = ? AND resolved_at < {now} - ?";

  private final Sql sql;
  private final Dialect dialect;

  DriftTable(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  RunStart begin(Connection connection, String name) throws SQLException {
    dialect.insertNew(connection, sql.of(BEGIN), "run = run", name);
    Jdbc.update(connection, sql.of(NEXT), name);
    return Jdbc.list(
            connection,
            sql.of(RUN),
            row -> new RunStart(name, row.getLong("run"), Micros.instant(row.getLong("now_us"))),
            name)
        .get(0);
  }

  int found(Connection connection, RunStart run, List<Drift> found) throws SQLException {
    long now = lockRun(connection, run);
    Map<String, Boolean> open = open(connection, run, found);
    String name = run.reconciliation();
    List<@Nullable Object[]> inserts = new ArrayList<>();
    List<@Nullable Object[]> again = new ArrayList<>();
    List<@Nullable Object[]> still = new ArrayList<>();
    for (Drift drift : found) {
      byte[] hash = hash(name, drift.key());
      String kind = drift.kind().name();
      String json = DriftJson.differences(drift.differences());
      Boolean isOpen = open.get(drift.key());
      if (isOpen == null) {
        inserts.add(values(hash, name, drift.key(), kind, json, now, now, run.number()));
      } else if (isOpen) {
        still.add(values(kind, json, now, run.number(), run.number(), hash));
      } else {
        again.add(values(kind, json, now, now, run.number(), hash));
      }
    }
    Jdbc.batch(connection, sql.of(INSERT), inserts);
    Jdbc.batch(connection, sql.of(AGAIN), again);
    Jdbc.batch(connection, sql.of(STILL), still);
    return inserts.size() + again.size();
  }

  int postponed(Connection connection, RunStart run, Collection<String> keys) throws SQLException {
    lockRun(connection, run);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(values(run.number(), hash(run.reconciliation(), key)));
    }
    Jdbc.batch(connection, sql.of(POSTPONED), rows);
    return rows.size();
  }

  int repairing(Connection connection, RunStart run, Collection<String> keys) throws SQLException {
    lockRun(connection, run);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(values((Object) hash(run.reconciliation(), key)));
    }
    Jdbc.batch(connection, sql.of(REPAIRING), rows);
    return rows.size();
  }

  int resolve(Connection connection, RunStart run, @Nullable Collection<String> among)
      throws SQLException {
    lockRun(connection, run);
    String name = run.reconciliation();
    if (among == null) {
      return Jdbc.update(connection, sql.of(RESOLVE), name, run.number());
    }
    int resolved = 0;
    for (String key : among) {
      resolved += Jdbc.update(connection, sql.of(RESOLVE_ONE), name, run.number(), hash(name, key));
    }
    return resolved;
  }

  int end(Connection connection, RunStart run, Report report) throws SQLException {
    lockRun(connection, run);
    return Jdbc.update(connection, sql.of(END), DriftJson.report(report), run.reconciliation());
  }

  Optional<Report> last(Connection connection, String name) throws SQLException {
    return Jdbc.list(connection, sql.of(REPORT), row -> Optional.ofNullable(row.getString(1)), name)
        .stream()
        .flatMap(Optional::stream)
        .map(DriftJson::report)
        .findFirst();
  }

  List<KnownDrift> open(Connection connection, String name, String after, int limit)
      throws SQLException {
    byte[] from = after.isEmpty() ? new byte[0] : hash(name, after);
    return Jdbc.list(connection, sql.of(OPEN), DriftTable::read, name, from, limit);
  }

  Optional<KnownDrift> find(Connection connection, String name, String key) throws SQLException {
    return Jdbc.list(connection, sql.of(ONE), DriftTable::read, (Object) hash(name, key)).stream()
        .findFirst();
  }

  long countOpen(Connection connection, String name) throws SQLException {
    return Jdbc.list(connection, sql.of(COUNT), row -> row.getLong(1), name).get(0);
  }

  List<String> reconciliations(Connection connection) throws SQLException {
    return Jdbc.list(connection, sql.of(NAMES), row -> row.getString(1));
  }

  int purge(Connection connection, Duration resolvedSince, int chunk) throws SQLException {
    long age = Micros.of(resolvedSince);
    int gone = 0;
    for (byte[] hash : Jdbc.list(connection, sql.of(OLD), row -> row.getBytes(1), age, chunk)) {
      gone += Jdbc.update(connection, sql.of(FORGET), hash, age);
    }
    return gone;
  }

  /** Keeps other runs from beginning until the transaction ends; returns the moment. */
  private long lockRun(Connection connection, RunStart run) throws SQLException {
    List<long[]> found =
        Jdbc.list(
            connection,
            sql.of(RUN) + " FOR UPDATE",
            row -> new long[] {row.getLong("run"), row.getLong("now_us")},
            run.reconciliation());
    if (found.isEmpty() || found.get(0)[0] != run.number()) {
      throw SqlErrors.of(
          ErrorCode.RUN_SUPERSEDED,
          "store.reconciliation",
          "Another run of '%s' began after run %d".formatted(run.reconciliation(), run.number()));
    }
    return found.get(0)[1];
  }

  /** Returns whether each key that was ever found is open. */
  private Map<String, Boolean> open(Connection connection, RunStart run, List<Drift> found)
      throws SQLException {
    List<byte[]> hashes =
        found.stream().map(drift -> hash(run.reconciliation(), drift.key())).toList();
    Map<String, Boolean> open = new HashMap<>();
    if (!hashes.isEmpty()) {
      String statement = sql.of(KNOWN.formatted(Jdbc.places(hashes.size())));
      for (Map.Entry<String, Boolean> one :
          Jdbc.list(
              connection,
              statement,
              row -> Map.entry(row.getString("dkey"), isOpen(row)),
              Jdbc.padded(hashes).toArray())) {
        open.put(one.getKey(), one.getValue());
      }
    }
    return open;
  }

  private static boolean isOpen(ResultSet row) throws SQLException {
    return Jdbc.nullableLong(row, "resolved_at") == null;
  }

  private static KnownDrift read(ResultSet row) throws SQLException {
    return new KnownDrift(
        new Drift(
            row.getString("dkey"),
            Drift.Kind.valueOf(row.getString("kind")),
            DriftJson.differences(row.getString("differences"))),
        Micros.instant(row.getLong("first_seen")),
        Micros.instant(row.getLong("last_seen")),
        row.getInt("runs"),
        row.getInt("repairs"),
        Micros.instantOrNull(Jdbc.nullableLong(row, "resolved_at")));
  }

  private static @Nullable Object[] values(@Nullable Object... values) {
    return values;
  }

  // A name holds no NUL, so no two pairs run together.
  private static byte[] hash(String reconciliation, String key) {
    return Digest.of(reconciliation + '\0' + key);
  }
}
