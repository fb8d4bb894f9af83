package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the dedup keys of messages, and tells which are known. */
final class TwoStepDedup {

  private static final String SELECT =
      "SELECT key_hash, fingerprint, message_id FROM {dedup} WHERE scope = ? AND key_hash IN (%s)";

  private static final String INSERT =
      "INSERT INTO {dedup} (scope, key_hash, fingerprint, message_id, at)"
          + " VALUES (?, ?, ?, ?, {now})";

  private static final String GIVE_BACK = "DELETE FROM {dedup} WHERE scope = ? AND key_hash = ?";

  private static final int MOST_AT_ONCE = 500;

  private static final Comparator<Wanted> BY_KEY =
      Comparator.comparing((Wanted one) -> one.key().scope())
          .thenComparing(one -> one.hash().array(), Arrays::compareUnsigned);

  private record Wanted(int message, DedupKey key, ByteBuffer hash) {}

  private record Known(@Nullable ByteBuffer fingerprint, String messageId) {}

  private final Sql sql;
  private final TwoStepDialect dialect;

  TwoStepDedup(Sql sql, TwoStepDialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Fills in the results of those that came before; for the others the keys are taken. */
  void take(Connection connection, List<Enqueue> messages, @Nullable Enqueued[] results)
      throws SQLException {
    List<Wanted> wanted = wanted(messages);
    Map<String, Map<ByteBuffer, Known>> known = new HashMap<>();
    for (Map.Entry<String, List<Wanted>> scope : byScope(wanted).entrySet()) {
      known.put(scope.getKey(), known(connection, scope.getKey(), scope.getValue(), ""));
    }
    for (Wanted one : wanted) {
      Known first = known.getOrDefault(one.key().scope(), Map.of()).get(one.hash());
      if (first != null) {
        refuse(one, first, results);
      }
    }
    takeNew(connection, messages, wanted, results);
  }

  /** In the order of the keys, so that two producers wait for each other in one direction only. */
  private void takeNew(
      Connection connection,
      List<Enqueue> messages,
      List<Wanted> wanted,
      @Nullable Enqueued[] results)
      throws SQLException {
    List<Wanted> taken = new ArrayList<>();
    for (Wanted one : wanted.stream().sorted(BY_KEY).toList()) {
      if (results[one.message()] == null) {
        String messageId = messages.get(one.message()).message().id();
        if (insert(connection, one, messageId)) {
          taken.add(one);
        } else {
          refuseBeaten(connection, one, results);
        }
      }
    }
    List<@Nullable Object[]> toGiveBack = new ArrayList<>();
    for (Wanted one : taken) {
      if (results[one.message()] != null) {
        toGiveBack.add(new @Nullable Object[] {one.key().scope(), one.hash().array()});
      }
    }
    Jdbc.batch(connection, sql.of(GIVE_BACK), toGiveBack);
  }

  private boolean insert(Connection connection, Wanted one, String messageId) throws SQLException {
    return dialect.insertNew(
        connection,
        sql.of(INSERT),
        "seen = seen + 1",
        one.key().scope(),
        one.hash().array(),
        Digest.ofNullable(one.key().fingerprint()),
        messageId);
  }

  /** Another transaction was faster; its row is read as it is now, whatever our snapshot. */
  private void refuseBeaten(Connection connection, Wanted one, @Nullable Enqueued[] results)
      throws SQLException {
    Known first =
        known(connection, one.key().scope(), List.of(one), " " + LaneRows.WAIT).get(one.hash());
    if (first == null) {
      throw new SQLException("The dedup key was taken and is gone; try again", "40001");
    }
    refuse(one, first, results);
  }

  /** The first known key of a message decides. */
  private static void refuse(Wanted one, Known first, @Nullable Enqueued[] results) {
    if (results[one.message()] != null) {
      return;
    }
    ByteBuffer given = buffer(Digest.ofNullable(one.key().fingerprint()));
    boolean same =
        given == null || first.fingerprint() == null || given.equals(first.fingerprint());
    results[one.message()] =
        same
            ? new Enqueued.Duplicate(one.key(), first.messageId())
            : new Enqueued.Conflict(one.key(), first.messageId());
  }

  private Map<ByteBuffer, Known> known(
      Connection connection, String scope, List<Wanted> wanted, String lock) throws SQLException {
    Map<ByteBuffer, Known> known = new HashMap<>();
    for (int start = 0; start < wanted.size(); start += MOST_AT_ONCE) {
      List<Wanted> some = wanted.subList(start, Math.min(wanted.size(), start + MOST_AT_ONCE));
      List<@Nullable Object> values = new ArrayList<>();
      values.add(scope);
      values.addAll(Jdbc.padded(some.stream().map(one -> one.hash().array()).toList()));
      Jdbc.list(
          connection,
          sql.of(SELECT.formatted(Jdbc.places(some.size())) + lock),
          row -> known.put(ByteBuffer.wrap(row.getBytes(1)), read(row)) == null,
          values.toArray());
    }
    return known;
  }

  private static Known read(ResultSet row) throws SQLException {
    return new Known(buffer(row.getBytes("fingerprint")), row.getString("message_id"));
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static List<Wanted> wanted(List<Enqueue> messages) {
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      for (DedupKey key : messages.get(i).dedupKeys()) {
        wanted.add(new Wanted(i, key, ByteBuffer.wrap(Digest.of(key.key()))));
      }
    }
    return wanted;
  }

  private static Map<String, List<Wanted>> byScope(List<Wanted> wanted) {
    Map<String, List<Wanted>> scopes = new TreeMap<>();
    wanted.forEach(
        one -> scopes.computeIfAbsent(one.key().scope(), any -> new ArrayList<>()).add(one));
    return scopes;
  }
}
