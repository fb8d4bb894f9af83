package io.github.odoosync.internal.jdbc;

import io.github.odoosync.writer.IntentResult;
import io.github.odoosync.writer.IntentResult.State;
import io.github.odoosync.writer.KnownRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of intents' results, of the records they led to, and of epochs. */
final class WriterTables {

  private static final int PER_QUERY = 256;

  private static final String RESULTS =
      "SELECT i.*, {now} AS db_now FROM {intent} i WHERE id_hash IN (%s)";

  private static final String RECORDS = "SELECT * FROM {record} WHERE key_hash IN (%s)";

  private static final String DELETE_RESULT = "DELETE FROM {intent} WHERE id_hash = ?";

  private static final String INSERT_RESULT =
      """
      INSERT INTO {intent} (id_hash, flow, intent_id, subject, state, model, record_id, detail, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, {now})""";

  private static final String DELETE_RECORD = "DELETE FROM {record} WHERE key_hash = ?";

  private static final String INSERT_RECORD =
      """
      INSERT INTO {record} (key_hash, flow, subject, model, record_id, deleted, at)
      VALUES (?, ?, ?, ?, ?, ?, {now})""";

  private static final String OPEN =
      """
      SELECT i.*, {now} AS db_now FROM {intent} i
      WHERE state = 'BEGUN' AND flow = ? AND at <= {now} - ? ORDER BY at LIMIT ?""";

  private static final String COUNTS =
      "SELECT state, count(*) FROM {intent} WHERE flow = ? GROUP BY state";

  private static final String EPOCH = "SELECT epoch FROM {epoch} WHERE flow = ?";

  private static final String FIRST_EPOCH =
      "INSERT INTO {epoch} (flow, epoch, at) VALUES (?, ?, {now})";

  private static final String RAISE =
      "UPDATE {epoch} SET epoch = ?, at = {now} WHERE flow = ? AND epoch < ?";

  private static final String OLD =
      "SELECT id_hash FROM {intent} WHERE state = ? AND at < {now} - ? LIMIT ?";

  private static final String FORGET_OLD = "DELETE FROM {intent} WHERE id_hash = ?";

  private final Sql sql;
  private final Dialect dialect;

  WriterTables(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  Map<String, IntentResult> results(Connection connection, String flow, Collection<String> ids)
      throws SQLException {
    Map<String, IntentResult> found = new LinkedHashMap<>();
    for (IntentResult result : find(connection, RESULTS, flow, ids, WriterTables::result)) {
      found.put(result.intentId(), result);
    }
    return found;
  }

  Map<String, KnownRecord> records(Connection connection, String flow, Collection<String> subjects)
      throws SQLException {
    Map<String, KnownRecord> found = new LinkedHashMap<>();
    for (KnownRecord known : find(connection, RECORDS, flow, subjects, WriterTables::known)) {
      found.put(known.subject(), known);
    }
    return found;
  }

  Map<State, Long> counts(Connection connection, String flow) throws SQLException {
    Map<State, Long> counts = new EnumMap<>(State.class);
    Jdbc.list(
            connection,
            sql.of(COUNTS),
            row -> Map.entry(State.valueOf(row.getString(1)), row.getLong(2)),
            flow)
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  void keep(
      Connection connection, String flow, List<IntentResult> results, List<KnownRecord> records)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    results.forEach(each -> rows.add(row(flow, each)));
    replace(connection, DELETE_RESULT, INSERT_RESULT, rows);
    rows.clear();
    records.forEach(each -> rows.add(row(flow, each)));
    replace(connection, DELETE_RECORD, INSERT_RECORD, rows);
  }

  void forget(Connection connection, String flow, String subject) throws SQLException {
    Jdbc.update(connection, sql.of(DELETE_RECORD), (Object) hash(flow, subject));
  }

  List<IntentResult> open(Connection connection, String flow, Duration age, int limit)
      throws SQLException {
    return Jdbc.list(connection, sql.of(OPEN), WriterTables::result, flow, Micros.of(age), limit);
  }

  long epoch(Connection connection, String flow) throws SQLException {
    return Jdbc.list(connection, sql.of(EPOCH), row -> row.getLong(1), flow).stream()
        .findFirst()
        .orElse(0L);
  }

  long raiseEpoch(Connection connection, String flow, long epoch) throws SQLException {
    dialect.insertNew(connection, sql.of(FIRST_EPOCH), "at = at", flow, epoch);
    Jdbc.update(connection, sql.of(RAISE), epoch, flow, epoch);
    return epoch(connection, flow);
  }

  int purge(Connection connection, Duration age, int chunk) throws SQLException {
    int gone = 0;
    for (State state : State.values()) {
      if (state != State.BEGUN && gone < chunk) {
        List<byte[]> old =
            Jdbc.list(
                connection,
                sql.of(OLD),
                row -> row.getBytes(1),
                state.name(),
                Micros.of(age),
                chunk - gone);
        for (byte[] hash : old) {
          gone += Jdbc.update(connection, sql.of(FORGET_OLD), (Object) hash);
        }
      }
    }
    return gone;
  }

  private <T> List<T> find(
      Connection connection,
      String select,
      String flow,
      Collection<String> names,
      Jdbc.Row<T> reader)
      throws SQLException {
    List<byte[]> hashes = names.stream().distinct().map(name -> hash(flow, name)).toList();
    List<T> found = new ArrayList<>();
    for (int from = 0; from < hashes.size(); from += PER_QUERY) {
      List<byte[]> some = hashes.subList(from, Math.min(from + PER_QUERY, hashes.size()));
      String query = sql.of(select.formatted(Jdbc.places(some.size())));
      found.addAll(Jdbc.list(connection, query, reader, Jdbc.padded(some).toArray()));
    }
    return found;
  }

  /** In the order of their keys, so that two nodes do not wait for each other. */
  private void replace(
      Connection connection, String delete, String insert, List<@Nullable Object[]> rows)
      throws SQLException {
    rows.sort(Comparator.comparing(WriterTables::hashOf, Arrays::compareUnsigned));
    List<@Nullable Object[]> keys = new ArrayList<>();
    rows.forEach(row -> keys.add(new @Nullable Object[] {row[0]}));
    Jdbc.batch(connection, sql.of(delete), keys);
    Jdbc.batch(connection, sql.of(insert), rows);
  }

  private static byte[] hashOf(@Nullable Object[] row) {
    return row[0] instanceof byte[] hash ? hash : new byte[0];
  }

  private static @Nullable Object[] row(String flow, IntentResult result) {
    return new @Nullable Object[] {
      hash(flow, result.intentId()),
      flow,
      result.intentId(),
      result.subject(),
      result.state().name(),
      result.model(),
      result.recordId(),
      result.detail().replace('\0', ' ')
    };
  }

  private static @Nullable Object[] row(String flow, KnownRecord known) {
    return new @Nullable Object[] {
      hash(flow, known.subject()),
      flow,
      known.subject(),
      known.model(),
      known.recordId(),
      known.deleted() ? 1 : 0
    };
  }

  private static IntentResult result(ResultSet row) throws SQLException {
    return new IntentResult(
        row.getString("intent_id"),
        row.getString("subject"),
        State.valueOf(row.getString("state")),
        row.getString("model"),
        row.getLong("record_id"),
        row.getString("detail"),
        Micros.duration(Math.max(0, row.getLong("db_now") - row.getLong("at"))));
  }

  private static KnownRecord known(ResultSet row) throws SQLException {
    return new KnownRecord(
        row.getString("subject"),
        row.getString("model"),
        row.getLong("record_id"),
        row.getInt("deleted") != 0);
  }

  private static byte[] hash(String flow, String name) {
    return Digest.of(flow + '\0' + name);
  }
}
