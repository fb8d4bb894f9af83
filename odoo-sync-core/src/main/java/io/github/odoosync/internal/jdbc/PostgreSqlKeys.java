package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DedupKey;
import io.github.odoosync.lane.Enqueue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The dedup keys of several messages, as columns. */
final class PostgreSqlKeys {

  private record Wanted(int message, int index, DedupKey key) {}

  private final List<Wanted> all = new ArrayList<>();

  static PostgreSqlKeys of(List<Enqueue> messages) {
    PostgreSqlKeys keys = new PostgreSqlKeys();
    for (int n = 0; n < messages.size(); n++) {
      List<DedupKey> own = messages.get(n).dedupKeys();
      for (int k = 0; k < own.size(); k++) {
        keys.all.add(new Wanted(n, k, own.get(k)));
      }
    }
    return keys;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void bind(Connection connection, PreparedStatement statement, int bound) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    PostgreSqlArrays arrays = new PostgreSqlArrays(connection, statement, all.size(), bound);
    arrays.add("int4", Integer[]::new, i -> all.get(i).message());
    arrays.add("int4", Integer[]::new, i -> all.get(i).index());
    arrays.add("text", String[]::new, i -> all.get(i).key().scope());
    arrays.add("bytea", byte[][]::new, i -> Digest.of(all.get(i).key().key()));
    arrays.add("bytea", byte[][]::new, i -> Digest.ofNullable(all.get(i).key().fingerprint()));
  }
}
