package io.github.odoosync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** All that works on the tables of one database, made for its dialect. */
record LaneTables(
    Dialect dialect,
    Enqueues enqueues,
    Claims claims,
    Holder holder,
    LaneRows lanes,
    Settlements settlements,
    Operations operations,
    DeadTable dead,
    Journal journal,
    Pauses pauses,
    Watching watching,
    LaneList laneList,
    Purge purge,
    KeyTable keys,
    DriftTable drift,
    WriterTables writer,
    CaptureTable capture,
    ConnectorTables connectors,
    Schema schema) {

  /** Makes it for the database at the other end of a connection. */
  static LaneTables of(Connection connection, String qualifier) throws SQLException {
    Dialect dialect = Dialects.of(connection);
    Sql sql = new Sql(qualifier, dialect);
    LaneRows lanes = new LaneRows(sql);
    Journal journal = new Journal(sql);
    DeadTable dead = new DeadTable(sql);
    Enqueues enqueues = new Enqueues(dialect.enqueuer(sql), journal, dead);
    return new LaneTables(
        dialect,
        enqueues,
        new Claims(dialect.claimer(sql)),
        dialect.holder(sql),
        lanes,
        new Settlements(lanes, journal, dead),
        new Operations(lanes, dead, journal, enqueues),
        dead,
        journal,
        new Pauses(sql, journal),
        new Watching(sql),
        new LaneList(sql),
        new Purge(sql, lanes),
        new KeyTable(sql, dialect),
        new DriftTable(sql, dialect),
        new WriterTables(sql, dialect),
        new CaptureTable(sql, dialect),
        new ConnectorTables(sql, dialect, enqueues),
        new Schema(dialect, sql, qualifier));
  }
}
