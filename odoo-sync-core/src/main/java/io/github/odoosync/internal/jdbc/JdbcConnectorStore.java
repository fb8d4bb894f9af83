package io.github.odoosync.internal.jdbc;

import io.github.odoosync.connector.store.CommandRecord;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.connector.store.ConnectorRetention;
import io.github.odoosync.connector.store.ConnectorStore;
import io.github.odoosync.connector.store.ControlNumbers;
import io.github.odoosync.connector.store.PayloadArchive;
import io.github.odoosync.connector.store.RawPayload;
import io.github.odoosync.connector.store.SourceStore;
import io.github.odoosync.connector.store.StreamCommit;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Payload;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What connectors keep, in a relational database: transactions around what the tables do. */
public final class JdbcConnectorStore implements ConnectorStore {

  private static final String OPERATION = "store.connector";

  private final Tables tables;

  /** Uses these tables. */
  public JdbcConnectorStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public SourceStore sources() {
    return new Sources();
  }

  @Override
  public CommandStore commands() {
    return new Commands();
  }

  @Override
  public PayloadArchive archive() {
    return new Archive();
  }

  @Override
  public ControlNumbers numbers() {
    return new Numbers();
  }

  @Override
  public int purge(ConnectorRetention retention, int chunk) {
    int gone = change((t, c) -> t.sources().purge(c, retention.seen(), chunk));
    gone +=
        left(
            chunk - gone,
            (t, c, n) -> t.commands().purge(c, retention.ended(), retention.open(), n));
    gone += left(chunk - gone, (t, c, n) -> t.payloads().purge(c, n));
    gone += left(chunk - gone, (t, c, n) -> t.numbers().purge(c, retention.arrivals(), n));
    return gone;
  }

  private interface Purge {
    int run(ConnectorTables tables, Connection connection, int most) throws SQLException;
  }

  private int left(int most, Purge purge) {
    return most <= 0 ? 0 : change((t, c) -> purge.run(t, c, most));
  }

  private interface Step<T> {
    T run(ConnectorTables tables, Connection connection) throws SQLException;
  }

  private <T> T read(Step<T> step) {
    ConnectorTables connectors = tables.get().connectors();
    return tables.sessions().read(OPERATION, connection -> step.run(connectors, connection));
  }

  private <T> T change(Step<T> step) {
    ConnectorTables connectors = tables.get().connectors();
    return tables.sessions().transaction(OPERATION, connection -> step.run(connectors, connection));
  }

  private <T> T callers(Connection connection, Step<T> step) {
    Enqueues.check(connection);
    try {
      return step.run(tables.get(OPERATION, connection).connectors(), connection);
    } catch (SQLException e) {
      throw SqlErrors.of(OPERATION, e, Outcome.NOT_COMMITTED);
    }
  }

  private final class Sources implements SourceStore {

    @Override
    public Optional<StreamPosition> take(StreamName stream, String owner, Duration lease) {
      return change((t, c) -> t.sources().take(c, stream, owner, lease));
    }

    @Override
    public void release(StreamName stream, String owner) {
      change(
          (t, c) -> {
            t.sources().release(c, stream, owner);
            return true;
          });
    }

    @Override
    public StreamPosition position(StreamName stream) {
      return read((t, c) -> t.sources().position(c, stream));
    }

    @Override
    public Map<String, Fingerprint> seen(StreamName stream, Collection<String> ids) {
      return read((t, c) -> t.sources().seen(c, stream, ids));
    }

    @Override
    public boolean commit(StreamCommit commit) {
      return change((t, c) -> t.sources().commit(c, commit));
    }
  }

  private final class Commands implements CommandStore {

    @Override
    public Optional<CommandRecord> find(String command) {
      return read((t, c) -> t.commands().find(c, command));
    }

    @Override
    public boolean set(String command, long token, CommandRecord.State state) {
      return change((t, c) -> t.commands().set(c, command, token, state));
    }

    @Override
    public boolean note(String command, long token, String name, String value) {
      return change((t, c) -> t.commands().note(c, command, token, name, value));
    }
  }

  private final class Archive implements PayloadArchive {

    @Override
    public String keep(RawPayload raw) {
      return change((t, c) -> t.payloads().keep(c, raw));
    }

    @Override
    public Optional<Payload> find(String id) {
      return read((t, c) -> t.payloads().find(c, id));
    }

    @Override
    public List<String> of(String connector, String subject, int limit) {
      return read((t, c) -> t.payloads().of(c, connector, subject, limit));
    }
  }

  private final class Numbers implements ControlNumbers {

    @Override
    public long next(Connection connection, String series, long most) {
      return callers(connection, (t, c) -> t.numbers().next(c, series, most));
    }

    @Override
    public void set(Connection connection, String series, long last) {
      callers(
          connection,
          (t, c) -> {
            t.numbers().set(c, series, last);
            return true;
          });
    }

    @Override
    public Arrival arrived(
        Connection connection, String series, String number, Fingerprint content) {
      return callers(connection, (t, c) -> t.numbers().arrived(c, series, number, content));
    }
  }
}
