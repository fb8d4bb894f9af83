package io.github.odoosync.internal.jdbc;

import io.github.odoosync.capture.CaptureCommit;
import io.github.odoosync.capture.CaptureStore;
import io.github.odoosync.capture.KnownRecord;
import io.github.odoosync.capture.StreamHold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Capture in a relational database: which work runs in which kind of transaction. */
public final class JdbcCaptureStore implements CaptureStore {

  private static final String OPERATION = "store.capture";

  private final Tables tables;

  /** Uses these tables. */
  public JdbcCaptureStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<StreamHold> hold(String stream, String owner, Duration lease) {
    return writing((capture, c) -> capture.hold(c, stream, owner, lease));
  }

  @Override
  public void release(StreamHold hold) {
    writing(
        (capture, connection) -> {
          capture.release(connection, hold);
          return true;
        });
  }

  @Override
  public Map<String, String> points(String stream) {
    return reading((capture, c) -> capture.points(c, stream));
  }

  @Override
  public Map<Long, KnownRecord> records(String stream, Collection<Long> ids) {
    return reading((capture, c) -> capture.records(c, stream, ids));
  }

  @Override
  public List<KnownRecord> recordsAfter(String stream, long id, int limit) {
    return reading((capture, c) -> capture.recordsAfter(c, stream, id, limit));
  }

  @Override
  public List<KnownRecord> missing(String stream, Instant before, int limit) {
    return reading((capture, c) -> capture.missing(c, stream, before, limit));
  }

  @Override
  public long count(String stream) {
    return reading((capture, c) -> capture.count(c, stream));
  }

  @Override
  public boolean commit(CaptureCommit commit) {
    Enqueues enqueues = tables.get().enqueues();
    return writing(
        (capture, connection) -> {
          if (!capture.isHeld(connection, commit.hold())) {
            return false;
          }
          String stream = commit.hold().stream();
          if (!commit.messages().isEmpty()) {
            enqueues.store(connection, commit.messages());
          }
          capture.setRecords(connection, stream, commit.records());
          capture.setPoints(connection, stream, commit.points());
          return true;
        });
  }

  private interface Step<T> {
    T run(CaptureTable capture, Connection connection) throws SQLException;
  }

  private <T> T reading(Step<T> step) {
    CaptureTable capture = tables.get().capture();
    return tables.sessions().read(OPERATION, connection -> step.run(capture, connection));
  }

  private <T> T writing(Step<T> step) {
    CaptureTable capture = tables.get().capture();
    return tables.sessions().transaction(OPERATION, connection -> step.run(capture, connection));
  }
}
