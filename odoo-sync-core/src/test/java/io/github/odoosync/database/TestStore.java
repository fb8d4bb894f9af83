package io.github.odoosync.database;

import io.github.odoosync.capture.CaptureStore;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.idempotency.IdempotencyStore;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.StoredMessage;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import io.github.odoosync.writer.WriterStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A store of any kind for what is built above it; empty, and closed by the test. */
public interface TestStore extends AutoCloseable {

  /** The kinds of stores. */
  enum Kind {
    MEMORY,
    POSTGRESQL,
    MARIADB,
    H2;

    /** Opens an empty one. */
    public TestStore open() {
      return this == MEMORY ? memory() : on(TestDatabase.valueOf(name()).freshSchema());
    }
  }

  /** Returns its lanes. */
  LaneStore lanes();

  /** Returns its keys. */
  IdempotencyStore keys();

  /** Returns its drift. */
  DriftStore drift();

  /** Returns what the writer keeps. */
  WriterStore writer();

  /** Returns how far Odoo's changes are read. */
  CaptureStore captures();

  /** Returns what connectors keep. */
  ConnectorStore connectors();

  /** Opens a connection, with auto-commit off. */
  Connection connection() throws SQLException;

  /** Lets this much time pass for idempotency keys. */
  void ageKeys(Duration by);

  /** Lets this much time pass for the holds of streams. */
  void ageHolds(Duration by);

  /** Lets this much time pass for what connectors keep. */
  void ageConnectors(Duration by);

  @Override
  void close();

  /** Handles all that is due for a consumer and returns it in the order of handling. */
  default List<Message> drain(String consumer) {
    ClaimRequest request = new ClaimRequest(consumer, "test", Duration.ofMinutes(5), 100, 100);
    List<Message> handled = new ArrayList<>();
    for (List<ClaimedLane> due = lanes().claim(request);
        !due.isEmpty();
        due = lanes().claim(request)) {
      for (ClaimedLane lane : due) {
        lane.messages().stream().map(StoredMessage::message).forEach(handled::add);
        Settlement done =
            new Settlement.Advance(lane.held(), lane.doneSeq() + lane.messages().size());
        lanes().settle("test", List.of(done));
      }
    }
    return handled;
  }

  /** Opens one in memory. */
  static TestStore memory() {
    return memory(ManualClock.at("2026-03-01T10:00:00Z"));
  }

  /** Opens one in memory that lives by this clock. */
  static TestStore memory(ManualClock clock) {
    MemoryStore store = MemoryStore.create(clock);
    return new TestStore() {
      @Override
      public LaneStore lanes() {
        return store.lanes();
      }

      @Override
      public IdempotencyStore keys() {
        return store.keys();
      }

      @Override
      public DriftStore drift() {
        return store.drift();
      }

      @Override
      public WriterStore writer() {
        return store.writer();
      }

      @Override
      public CaptureStore captures() {
        return store.captures();
      }

      @Override
      public ConnectorStore connectors() {
        return store.connectors();
      }

      @Override
      public Connection connection() {
        return store.connection();
      }

      @Override
      public void ageKeys(Duration by) {
        clock.advance(by);
      }

      @Override
      public void ageHolds(Duration by) {
        clock.advance(by);
      }

      @Override
      public void ageConnectors(Duration by) {
        clock.advance(by);
      }

      @Override
      public void close() {}
    };
  }

  /** Opens one in an empty database and closes that with it. */
  static TestStore on(TestSchema schema) {
    JdbcStore store = JdbcStore.of(schema.dataSource());
    store.createSchema();
    return new TestStore() {
      @Override
      public LaneStore lanes() {
        return store.lanes();
      }

      @Override
      public IdempotencyStore keys() {
        return store.keys();
      }

      @Override
      public DriftStore drift() {
        return store.drift();
      }

      @Override
      public WriterStore writer() {
        return store.writer();
      }

      @Override
      public CaptureStore captures() {
        return store.captures();
      }

      @Override
      public ConnectorStore connectors() {
        return store.connectors();
      }

      @Override
      public Connection connection() throws SQLException {
        Connection connection = schema.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
      }

      @Override
      public void ageKeys(Duration by) {
        String micros = " - " + by.toNanos() / 1_000;
        update(
            "UPDATE odoosync_idempotency SET lease_until = lease_until"
                + micros
                + ", expires_at = expires_at"
                + micros);
      }

      @Override
      public void ageHolds(Duration by) {
        update("UPDATE odoosync_capture SET lease_until = lease_until - " + by.toNanos() / 1_000);
      }

      @Override
      public void ageConnectors(Duration by) {
        String micros = " - " + by.toNanos() / 1_000;
        update("UPDATE odoosync_source SET lease_until = lease_until" + micros);
        update("UPDATE odoosync_seen SET at = at" + micros);
        update("UPDATE odoosync_command SET at = at" + micros);
        update("UPDATE odoosync_arrival SET at = at" + micros);
        update(
            "UPDATE odoosync_payload SET at = at" + micros + ", expires_at = expires_at" + micros);
      }

      private void update(String sql) {
        try (Connection connection = schema.dataSource().getConnection();
            Statement statement = connection.createStatement()) {
          statement.executeUpdate(sql);
        } catch (SQLException e) {
          throw new IllegalStateException("The rows did not age", e);
        }
      }

      @Override
      public void close() {
        schema.close();
      }
    };
  }
}
