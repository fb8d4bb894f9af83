package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dedup keys, lanes, messages: each kind in statements of its own, several rows in one batch. One
 * message with a key takes four statements, three of them for its lane.
 */
final class TwoStepEnqueuer implements Enqueuer {

  private static final String LOOSE_LANE =
      """
      INSERT INTO {lane}
        (consumer, express, last_seq, done_seq, visible_at, token, updated_at)
      VALUES (?, ?, 1, 0, GREATEST(COALESCE(?, {now}), {now} + ?), {now}, {now})
      """;

  private static final String MESSAGE =
      """
      INSERT INTO {message} (lane_id, seq, enqueued_at, due_at, type_version, format, express,
        id, topic, type, dedup_key, headers, payload)
      VALUES (?, ?, {now}, COALESCE(?, {now} + ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final TwoStepDedup dedup;
  private final TwoStepLanes lanes;
  private final String looseLane;
  private final String message;

  TwoStepEnqueuer(Sql sql, TwoStepDialect dialect) {
    this.dedup = new TwoStepDedup(sql, dialect);
    this.lanes = new TwoStepLanes(sql, dialect);
    this.looseLane = sql.of(LOOSE_LANE);
    this.message = sql.of(MESSAGE);
  }

  @Override
  public List<Enqueued> enqueue(Connection connection, List<Enqueue> messages) throws SQLException {
    @Nullable Enqueued[] results = new @Nullable Enqueued[messages.size()];
    if (messages.stream().anyMatch(one -> !one.dedupKeys().isEmpty())) {
      dedup.take(connection, messages, results);
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        kept.add(i);
      }
    }
    lanes.place(connection, messages, kept, results);
    placeLoose(connection, messages, kept, results);
    insert(connection, messages, kept, results);
    List<Enqueued> all = new ArrayList<>();
    for (Enqueued result : results) {
      all.add(Objects.requireNonNull(result));
    }
    return all;
  }

  /** A lane for each message without a key. */
  private void placeLoose(
      Connection connection,
      List<Enqueue> messages,
      List<Integer> kept,
      @Nullable Enqueued[] results)
      throws SQLException {
    List<Integer> loose = kept.stream().filter(i -> results[i] == null).toList();
    if (loose.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(looseLane, Statement.RETURN_GENERATED_KEYS)) {
      for (int i : loose) {
        Message one = messages.get(i).message();
        Jdbc.bind(
            insert,
            messages.get(i).consumer(),
            Messages.express(one),
            Messages.dueAt(one),
            Objects.requireNonNullElse(Messages.delay(one), 0L));
        insert.addBatch();
      }
      insert.executeBatch();
      try (ResultSet ids = insert.getGeneratedKeys()) {
        for (int i : loose) {
          if (!ids.next()) {
            throw new SQLException("The driver does not tell the ids of inserted rows");
          }
          results[i] = new Enqueued.Stored(ids.getLong(1), 1);
        }
      }
    }
  }

  private void insert(
      Connection connection,
      List<Enqueue> messages,
      List<Integer> kept,
      @Nullable Enqueued[] results)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i : kept) {
      if (results[i] instanceof Enqueued.Stored place) {
        rows.add(row(messages.get(i).message(), place));
      }
    }
    Jdbc.batch(connection, message, rows);
  }

  private static @Nullable Object[] row(Message one, Enqueued.Stored place) {
    return new @Nullable Object[] {
      place.laneId(),
      place.seq(),
      Messages.dueAt(one),
      Messages.delay(one),
      one.version(),
      Messages.format(one),
      Messages.express(one),
      one.id(),
      one.topic(),
      one.type(),
      one.dedupKey().orElse(null),
      Messages.headers(one),
      one.payload().toBytes()
    };
  }
}
