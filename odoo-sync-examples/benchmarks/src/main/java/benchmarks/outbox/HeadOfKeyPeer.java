package benchmarks.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The usual query for order within a key: a row may go when no earlier row of its key is left. Rows
 * are locked while they are handled and deleted in one statement, as many heads at once as there
 * are.
 */
final class HeadOfKeyPeer implements OutboxPeer {

  private static final int BATCH = 100;
  private static final String HEADS =
      "SELECT id, lkey, payload FROM message m WHERE NOT EXISTS (SELECT 1 FROM message e"
          + " WHERE e.lkey = m.lkey AND e.id < m.id) ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";
  private static final String DONE = "DELETE FROM message WHERE id = ANY (?)";

  private final HikariDataSource pool;
  private final Inserts inserts;
  private final int threads;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean running;

  HeadOfKeyPeer(Database database, int threads) throws SQLException {
    this.threads = threads;
    pool = database.pool("head_of_key_" + threads, threads + 1);
    inserts = new Inserts(pool);
    Database.execute(pool, "CREATE INDEX IF NOT EXISTS message_key ON message (lkey, id)");
  }

  @Override
  public String name() {
    return "NOT EXISTS earlier row, " + (threads == 1 ? "1 worker" : threads + " workers");
  }

  @Override
  public void enqueue(Message message) throws SQLException {
    inserts.one(message);
  }

  @Override
  public void fill(Backlog backlog) throws SQLException {
    inserts.many(backlog);
  }

  @Override
  public void start(Handler handler) {
    running = true;
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(() -> work(handler), "head-of-key-" + i);
      workers.add(worker);
      worker.start();
    }
  }

  @Override
  public boolean isEmpty() throws SQLException {
    return Database.isEmpty(pool, "message");
  }

  @Override
  public void stop() throws InterruptedException {
    running = false;
    for (Thread worker : workers) {
      worker.join();
    }
    workers.clear();
  }

  @Override
  public void clear() throws SQLException {
    inserts.clear();
  }

  @Override
  public ClaimLoop claimLoop() throws SQLException {
    throw new UnsupportedOperationException("Only its order is compared");
  }

  @Override
  public void close() {
    pool.close();
  }

  private void work(Handler handler) {
    while (running) {
      try {
        if (round(pool, handler) == 0) {
          Thread.sleep(1);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static int round(DataSource pool, Handler handler) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      List<Long> done = new ArrayList<>();
      try (PreparedStatement select = connection.prepareStatement(HEADS)) {
        select.setInt(1, BATCH);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            handler.handle(new Message(rows.getString(2), rows.getBytes(3)));
            done.add(rows.getLong(1));
          }
        }
      }
      delete(connection, done);
      connection.commit();
      return done.size();
    }
  }

  private static void delete(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DONE)) {
      Array array = connection.createArrayOf("bigint", ids.toArray());
      delete.setArray(1, array);
      delete.executeUpdate();
    }
  }
}
