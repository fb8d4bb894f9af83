package benchmarks.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.lane.StoredMessage;
import io.github.odoosync.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** odoo-sync's tables and what is done to them, without a dispatcher. */
final class OdooSyncStore implements AutoCloseable {

  static final String TOPIC = "bench";

  private static final int BATCH = 1000;
  private static final int PURGE = 10_000;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Retention NOTHING =
      new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final HikariDataSource pool;
  private final LaneStore lanes;
  private final Outbox outbox;

  OdooSyncStore(Database database, String schema, int connections) throws SQLException {
    pool = database.pool(schema, connections);
    JdbcStore store = JdbcStore.of(pool);
    store.createSchema();
    lanes = store.lanes();
    outbox = Outbox.on(lanes);
  }

  Outbox outbox() {
    return outbox;
  }

  /** Stores one message as a caller does that has a transaction of its own. */
  void enqueue(Message message) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      outbox.enqueue(connection, toStore(message));
      connection.commit();
    }
    outbox.wake();
  }

  void fill(Backlog backlog) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      for (int from = 0; from < backlog.messages(); from += BATCH) {
        List<io.github.odoosync.lane.Message> batch = new ArrayList<>(BATCH);
        for (int i = from; i < Math.min(from + BATCH, backlog.messages()); i++) {
          batch.add(toStore(backlog.at(i)));
        }
        outbox.enqueue(connection, batch);
        connection.commit();
      }
    }
  }

  boolean isEmpty() throws SQLException {
    return Database.isEmpty(
        pool, "odoosync_lane WHERE consumer = '" + TOPIC + "' AND visible_at IS NOT NULL");
  }

  void purge() {
    while (lanes.purge(NOTHING, PURGE) >= PURGE) {}
  }

  void clear() throws SQLException {
    Database.execute(
        pool, "TRUNCATE odoosync_lane, odoosync_message, odoosync_dedup, odoosync_journal");
  }

  /** Returns lanes and their messages; empty if none is due. */
  List<ClaimedLane> claim(String owner, int most, int messages) {
    return lanes.claim(new ClaimRequest(TOPIC, owner, LEASE, most, messages));
  }

  void settle(String owner, List<ClaimedLane> claimed) {
    List<Settlement> settlements = new ArrayList<>(claimed.size());
    for (ClaimedLane lane : claimed) {
      List<StoredMessage> messages = lane.messages();
      settlements.add(new Settlement.Advance(lane.held(), messages.get(messages.size() - 1).seq()));
    }
    while (!settlements.isEmpty()) {
      Map<HeldLane, Settled> results = lanes.settle(owner, settlements);
      settlements.removeIf(one -> results.get(one.lane()) != Settled.BUSY);
    }
  }

  static Message fromStore(io.github.odoosync.lane.Message message) {
    return new Message(message.key().orElse(null), message.payload().toBytes());
  }

  private static io.github.odoosync.lane.Message toStore(Message message) {
    io.github.odoosync.lane.Message.Builder builder =
        io.github.odoosync.lane.Message.of(TOPIC, "test", 1)
            .payload(Payload.bytes(message.payload()));
    if (message.key() != null) {
      builder.key(message.key());
    }
    return builder.build();
  }

  @Override
  public void close() {
    pool.close();
  }
}
