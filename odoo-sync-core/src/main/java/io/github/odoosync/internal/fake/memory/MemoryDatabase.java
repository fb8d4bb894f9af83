package io.github.odoosync.internal.fake.memory;

import io.github.odoosync.capture.CaptureStore;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.idempotency.IdempotencyStore;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.writer.WriterStore;
import java.sql.Connection;
import java.time.Clock;

/** What a store in memory consists of: one monitor, one clock, and what is kept under them. */
public final class MemoryDatabase {

  private final Monitor monitor = new Monitor();
  private final LaneStore lanes;
  private final IdempotencyStore keys;
  private final DriftStore drift;
  private final WriterStore writer;
  private final CaptureStore captures;
  private final ConnectorStore connectors;

  /** Makes an empty one that lives by this clock. */
  public MemoryDatabase(Clock clock) {
    this.lanes = new MemoryLaneStore(monitor, clock);
    this.keys = new MemoryKeys(monitor, clock);
    this.drift = new MemoryDrift(monitor, clock);
    this.writer = new MemoryWriter(monitor, clock);
    this.captures = new MemoryCaptures(monitor, clock, lanes);
    this.connectors = new MemoryConnectors(monitor, clock, lanes);
  }

  /** Returns its lanes. */
  public LaneStore lanes() {
    return lanes;
  }

  /** Returns its idempotency keys. */
  public IdempotencyStore keys() {
    return keys;
  }

  /** Returns the drift of its reconciliations. */
  public DriftStore drift() {
    return drift;
  }

  /** Returns what the writer to Odoo keeps. */
  public WriterStore writer() {
    return writer;
  }

  /** Returns how far Odoo's changes are read. */
  public CaptureStore captures() {
    return captures;
  }

  /** Returns what connectors keep. */
  public ConnectorStore connectors() {
    return connectors;
  }

  /** Opens a connection, with auto-commit off. */
  public Connection connection() {
    return MemoryConnection.open(monitor);
  }
}
