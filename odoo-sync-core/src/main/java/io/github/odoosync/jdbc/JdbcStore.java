package io.github.odoosync.jdbc;

import io.github.odoosync.capture.CaptureStore;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.idempotency.IdempotencyStore;
import io.github.odoosync.internal.jdbc.JdbcCaptureStore;
import io.github.odoosync.internal.jdbc.JdbcConnectorStore;
import io.github.odoosync.internal.jdbc.JdbcDriftStore;
import io.github.odoosync.internal.jdbc.JdbcKeyStore;
import io.github.odoosync.internal.jdbc.JdbcLaneStore;
import io.github.odoosync.internal.jdbc.JdbcWriterStore;
import io.github.odoosync.internal.jdbc.Sessions;
import io.github.odoosync.internal.jdbc.Tables;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.writer.WriterStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The durable store in the application's own database.
 *
 * <p>All tables begin with {@code odoosync_}. Which database it is, is found out at the first use.
 * The store takes connections for single statements and short transactions, under read committed,
 * and gives them back as they came; a pool whose default is read committed spares it two round
 * trips each time. Thread-safe; needs no closing: the pool stays the caller's.
 *
 * <p>A caller's own transaction should be read committed too. Under repeatable read or serializable
 * enqueueing works, but fails with {@link io.github.odoosync.error.ErrorCode#STORE_CONFLICT} where
 * another transaction used a key of the messages since the caller's began.
 *
 * <p>H2 is for development and tests: when its process is killed while several connections write,
 * part of an open transaction can stay in the file (seen with 2.5.252). A pool of one connection
 * and {@code WRITE_DELAY=0} avoid it; the other databases need neither.
 */
public final class JdbcStore {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");

  private final Tables tables;
  private final LaneStore lanes;
  private final IdempotencyStore keys;
  private final DriftStore drift;
  private final WriterStore writer;
  private final CaptureStore captures;
  private final ConnectorStore connectors;

  private JdbcStore(Builder builder) {
    this.tables = new Tables(new Sessions(builder.dataSource, builder.random), builder.qualifier);
    this.lanes = new JdbcLaneStore(tables);
    this.keys = new JdbcKeyStore(tables);
    this.drift = new JdbcDriftStore(tables);
    this.writer = new JdbcWriterStore(tables);
    this.captures = new JdbcCaptureStore(tables);
    this.connectors = new JdbcConnectorStore(tables);
  }

  /** Returns a store in the schema that the pool's connections use by default. */
  public static JdbcStore of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /** Returns a builder of a store on this pool. */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /** Returns the lanes, on which outbox and inbox are built. */
  public LaneStore lanes() {
    return lanes;
  }

  /** Returns the keys, on which idempotency is built. */
  public IdempotencyStore keys() {
    return keys;
  }

  /** Returns the drift of reconciliations. */
  public DriftStore drift() {
    return drift;
  }

  /** Returns what the writer to Odoo keeps. */
  public WriterStore writer() {
    return writer;
  }

  /** Returns how far Odoo's changes are read, on which capture is built. */
  public CaptureStore captures() {
    return captures;
  }

  /** Returns what connectors keep. */
  public ConnectorStore connectors() {
    return connectors;
  }

  /**
   * Makes the tables that are missing, version by version. Several nodes may do it at once. Needs
   * the right to create tables; without it, have {@link #schemaStatements} applied.
   *
   * @throws io.github.odoosync.error.StoreException if the database refuses
   */
  public void createSchema() {
    tables.createSchema();
  }

  /**
   * Checks that the tables and indexes of every version are there; call it at the start.
   *
   * @throws io.github.odoosync.error.StoreException with {@link
   *     io.github.odoosync.error.ErrorCode#STORE_SCHEMA}, naming the first version and statement
   *     that is missing
   */
  public void verifySchema() {
    tables.verifySchema();
  }

  /**
   * Returns the statements that make the tables, in order, for a migration tool.
   *
   * @param fromVersion the first version wanted; 1 for all
   */
  public List<String> schemaStatements(int fromVersion) {
    return List.copyOf(tables.schemaStatements(fromVersion));
  }

  /** Collects what a store needs. Not thread-safe. */
  public static final class Builder {

    private final DataSource dataSource;
    private String qualifier = "";
    private RandomGenerator random = new SecureRandom();

    private Builder(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * Names the schema (in MariaDB and MySQL: the database) that holds the tables, so that
     * enqueueing works whatever the caller's connection uses by default. It has to exist.
     *
     * @param name a plain name: letters, digits, {@code _} and {@code $}
     * @throws IllegalArgumentException if it is none
     */
    public Builder schema(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("A schema's name is a plain name, not " + name);
      }
      this.qualifier = name + ".";
      return this;
    }

    /** Sets the chance for the waits between attempts; a secure one unless set. */
    public Builder random(RandomGenerator value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /** Returns the store. */
    public JdbcStore build() {
      return new JdbcStore(this);
    }
  }
}
