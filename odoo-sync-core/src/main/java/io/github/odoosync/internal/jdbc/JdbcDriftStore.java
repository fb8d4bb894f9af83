package io.github.odoosync.internal.jdbc;

import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.reconcile.KnownDrift;
import io.github.odoosync.reconcile.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drift in a relational database: transactions around what the table does. */
public final class JdbcDriftStore implements DriftStore {

  private static final String OPERATION = "store.reconciliation";

  private final Tables tables;

  /** Uses these tables. */
  public JdbcDriftStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public RunStart begin(String reconciliation) {
    return change((drift, connection) -> drift.begin(connection, reconciliation));
  }

  @Override
  public int found(RunStart run, List<Drift> found) {
    return change((drift, connection) -> drift.found(connection, run, found));
  }

  @Override
  public void postponed(RunStart run, Collection<String> keys) {
    change((drift, connection) -> drift.postponed(connection, run, keys));
  }

  @Override
  public void repairing(RunStart run, Collection<String> keys) {
    change((drift, connection) -> drift.repairing(connection, run, keys));
  }

  @Override
  public int resolve(RunStart run, @Nullable Collection<String> among) {
    return change((drift, connection) -> drift.resolve(connection, run, among));
  }

  @Override
  public void end(RunStart run, Report report) {
    change((drift, connection) -> drift.end(connection, run, report));
  }

  @Override
  public Optional<Report> last(String reconciliation) {
    return read((drift, connection) -> drift.last(connection, reconciliation));
  }

  @Override
  public List<KnownDrift> open(String reconciliation, String after, int limit) {
    return read((drift, connection) -> drift.open(connection, reconciliation, after, limit));
  }

  @Override
  public Optional<KnownDrift> find(String reconciliation, String key) {
    return read((drift, connection) -> drift.find(connection, reconciliation, key));
  }

  @Override
  public long countOpen(String reconciliation) {
    return read((drift, connection) -> drift.countOpen(connection, reconciliation));
  }

  @Override
  public List<String> reconciliations() {
    return read((drift, connection) -> drift.reconciliations(connection));
  }

  @Override
  public int purge(Duration resolvedSince, int chunk) {
    return change((drift, connection) -> drift.purge(connection, resolvedSince, chunk));
  }

  private interface Step<T> {
    T run(DriftTable drift, Connection connection) throws SQLException;
  }

  private <T> T change(Step<T> step) {
    DriftTable drift = tables.get().drift();
    return tables.sessions().transaction(OPERATION, connection -> step.run(drift, connection));
  }

  private <T> T read(Step<T> step) {
    DriftTable drift = tables.get().drift();
    return tables.sessions().read(OPERATION, connection -> step.run(drift, connection));
  }
}
