package io.github.odoosync.internal.jdbc;

/** The tables of what connectors keep. */
record ConnectorTables(
    SourceTable sources, CommandTable commands, PayloadTable payloads, NumberTable numbers) {

  ConnectorTables(Sql sql, Dialect dialect, Enqueues enqueues) {
    this(sql, dialect, enqueues, new PayloadTable(sql, dialect));
  }

  private ConnectorTables(Sql sql, Dialect dialect, Enqueues enqueues, PayloadTable payloads) {
    this(
        new SourceTable(sql, dialect, enqueues, payloads),
        new CommandTable(sql, dialect),
        payloads,
        new NumberTable(sql, dialect));
  }
}
