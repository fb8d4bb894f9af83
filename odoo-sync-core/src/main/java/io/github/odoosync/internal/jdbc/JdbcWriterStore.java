package io.github.odoosync.internal.jdbc;

import io.github.odoosync.writer.IntentResult;
import io.github.odoosync.writer.KnownRecord;
import io.github.odoosync.writer.WriterStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What came of intents, in a relational database: transactions around what the tables do. */
public final class JdbcWriterStore implements WriterStore {

  private static final String OPERATION = "store.writer";

  private final Tables tables;

  /** Uses these tables. */
  public JdbcWriterStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Map<String, IntentResult> results(String flow, Collection<String> intentIds) {
    return read((writer, connection) -> writer.results(connection, flow, intentIds));
  }

  @Override
  public Map<String, KnownRecord> records(String flow, Collection<String> subjects) {
    return read((writer, connection) -> writer.records(connection, flow, subjects));
  }

  @Override
  public void keep(String flow, List<IntentResult> results, List<KnownRecord> records) {
    change(
        (writer, connection) -> {
          writer.keep(connection, flow, results, records);
          return true;
        });
  }

  @Override
  public void forget(String flow, String subject) {
    change(
        (writer, connection) -> {
          writer.forget(connection, flow, subject);
          return true;
        });
  }

  @Override
  public List<IntentResult> open(String flow, Duration age, int limit) {
    return read((writer, connection) -> writer.open(connection, flow, age, limit));
  }

  @Override
  public Map<IntentResult.State, Long> counts(String flow) {
    return read((writer, connection) -> writer.counts(connection, flow));
  }

  @Override
  public long epoch(String flow) {
    return read((writer, connection) -> writer.epoch(connection, flow));
  }

  @Override
  public long raiseEpoch(String flow, long epoch) {
    return change((writer, connection) -> writer.raiseEpoch(connection, flow, epoch));
  }

  @Override
  public int purge(Duration age, int chunk) {
    return change((writer, connection) -> writer.purge(connection, age, chunk));
  }

  private interface Step<T> {
    T run(WriterTables writer, Connection connection) throws SQLException;
  }

  private <T> T read(Step<T> step) {
    WriterTables writer = tables.get().writer();
    return tables.sessions().read(OPERATION, connection -> step.run(writer, connection));
  }

  private <T> T change(Step<T> step) {
    WriterTables writer = tables.get().writer();
    return tables.sessions().transaction(OPERATION, connection -> step.run(writer, connection));
  }
}
