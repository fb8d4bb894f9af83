package benchmarks.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Rows of the plainest table, one by one or many. */
final class Inserts {

  private static final String SQL = "INSERT INTO message (lkey, payload) VALUES (?, ?)";
  private static final int BATCH = 1000;

  private final DataSource pool;

  Inserts(DataSource pool) throws SQLException {
    this.pool = pool;
    Database.execute(
        pool,
        "CREATE TABLE IF NOT EXISTS message"
            + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lkey text, payload bytea)");
  }

  /** Begins, inserts and commits, as the caller of an outbox does around it. */
  void one(Message message) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(SQL)) {
        bind(insert, message);
        insert.executeUpdate();
      }
      connection.commit();
    }
  }

  void many(Backlog backlog) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(SQL)) {
        for (int i = 0; i < backlog.messages(); i++) {
          bind(insert, backlog.at(i));
          insert.addBatch();
          if (i % BATCH == BATCH - 1) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  void clear() throws SQLException {
    Database.execute(pool, "TRUNCATE message");
  }

  private static void bind(PreparedStatement insert, Message message) throws SQLException {
    insert.setString(1, message.key());
    insert.setBytes(2, message.payload());
  }
}
