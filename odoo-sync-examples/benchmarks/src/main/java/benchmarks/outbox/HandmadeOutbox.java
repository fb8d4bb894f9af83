package benchmarks.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The outbox table that is written by hand: a message's fields and when it came, with no index but
 * the primary key's, so that it could not even be read without going through all of it.
 */
final class HandmadeOutbox {

  private static final String SQL =
      "INSERT INTO handmade (message_id, topic, type, version, headers, payload)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private final DataSource pool;

  HandmadeOutbox(DataSource pool) throws SQLException {
    this.pool = pool;
    Database.execute(
        pool,
        "CREATE TABLE IF NOT EXISTS handmade (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " message_id uuid NOT NULL, topic text NOT NULL, type text NOT NULL,"
            + " version int NOT NULL, headers text, payload bytea NOT NULL,"
            + " enqueued_at timestamptz NOT NULL DEFAULT now(), sent_at timestamptz)");
  }

  /** Begins, inserts and commits. */
  void enqueue(Message message) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(SQL)) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, "bench");
        insert.setString(3, "message");
        insert.setInt(4, 1);
        insert.setString(5, null);
        insert.setBytes(6, message.payload());
        insert.executeUpdate();
      }
      connection.commit();
    }
  }

  void clear() throws SQLException {
    Database.execute(pool, "TRUNCATE handmade");
  }
}
