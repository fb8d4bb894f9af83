package io.github.odoosync.testing;

import io.github.odoosync.capture.CaptureStore;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.idempotency.IdempotencyStore;
import io.github.odoosync.internal.fake.memory.MemoryDatabase;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.writer.WriterStore;
import java.sql.Connection;
import java.time.Clock;

/**
 * A durable store that is not durable: everything in memory, with the contract of the real ones,
 * for tests.
 *
 * <p>Transactions, locks, order, dedup keys, leases and dead letters behave as in the databases: an
 * open transaction locks the lanes and dedup keys it wrote to, others wait for them, claims pass
 * them by, and order in a lane is the order of commits. What differs:
 *
 * <ul>
 *   <li>There is no SQL: a {@linkplain #connection() connection} knows transactions only.
 *   <li>Time is the clock's: a lease or delay ends when the test moves a {@link ManualClock}. Only
 *       waiting for another's transaction takes real time, 10 seconds at most.
 *   <li>Messages that are done are forgotten at once, not by a purge.
 * </ul>
 *
 * <p>Thread-safe; holds no thread and needs no closing.
 */
public final class MemoryStore {

  private final MemoryDatabase database;

  private MemoryStore(Clock clock) {
    this.database = new MemoryDatabase(clock);
  }

  /** Returns an empty store that lives by the system's clock. */
  public static MemoryStore create() {
    return create(Clock.systemUTC());
  }

  /** Returns an empty store that lives by this clock, often a {@link ManualClock}. */
  public static MemoryStore create(Clock clock) {
    return new MemoryStore(clock);
  }

  /** Returns its lanes, for an outbox or inbox. */
  public LaneStore lanes() {
    return database.lanes();
  }

  /** Returns its keys, for idempotency. */
  public IdempotencyStore keys() {
    return database.keys();
  }

  /** Returns the drift of reconciliations. */
  public DriftStore drift() {
    return database.drift();
  }

  /** Returns what a writer to Odoo keeps. */
  public WriterStore writer() {
    return database.writer();
  }

  /** Returns how far Odoo's changes are read, for capture. */
  public CaptureStore captures() {
    return database.captures();
  }

  /** Returns what connectors keep. */
  public ConnectorStore connectors() {
    return database.connectors();
  }

  /**
   * Opens a connection to enqueue with, auto-commit off. What was enqueued is there after {@code
   * commit()} and gone after {@code rollback()} or {@code close()}.
   *
   * <p>It knows {@code commit}, {@code rollback}, {@code close}, {@code setAutoCommit} and {@code
   * setReadOnly} with what asks for them, and refuses statements with an {@link
   * java.sql.SQLFeatureNotSupportedException}. For one thread at a time; the caller closes it.
   */
  public Connection connection() {
    return database.connection();
  }
}
