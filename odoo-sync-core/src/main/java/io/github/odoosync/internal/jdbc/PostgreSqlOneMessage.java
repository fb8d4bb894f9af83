package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Enqueued;
import io.github.odoosync.lane.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message without dedup keys, as most come: the statements that cost a producer least.
 *
 * <p>Each expression is made anew for each execution, so there are as few as can be.
 */
final class PostgreSqlOneMessage {

  private static final String KEYED =
      """
      WITH stored AS (
        INSERT INTO {lane} AS l
          (consumer, lkey, express, last_seq, done_seq, visible_at, token, updated_at)
        VALUES (?, ?, ?, 1, 0, coalesce(?::bigint, {now} + ?), {now}, {now})
        {append}
        RETURNING id, last_seq, updated_at)
      INSERT INTO {message} (lane_id, seq, enqueued_at, due_at, type_version, format, express,
        id, topic, type, dedup_key, headers, payload)
      SELECT id, last_seq, updated_at, coalesce(?::bigint, updated_at + ?::bigint), ?::int,
        ?::int, ?::int, ?::text, ?::text, ?::text, ?::text, ?::text, ?::bytea
      FROM stored
      RETURNING lane_id, seq
      """
          .replace("{append}", PostgreSqlEnqueuer.APPEND);

  private static final String LOOSE =
      """
      INSERT INTO {lane} (last_seq, done_seq, token, updated_at, enqueued_at, visible_at, due_at,
        id, consumer, express, type_version, format, message_id, topic, type, dedup_key, headers,
        payload)
      VALUES (1, 0, 0, 0, {now}, %s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String DUE_NOW = "{now}, NULL";
  private static final String DUE_AT =
      "coalesce(?::bigint, {now} + ?), coalesce(?::bigint, {now} + ?)";

  private final PostgreSqlLaneIds ids;
  private final String keyed;
  private final String loose;
  private final String looseLater;

  PostgreSqlOneMessage(Sql sql) {
    this.ids = new PostgreSqlLaneIds(sql);
    this.keyed = sql.of(KEYED);
    this.loose = sql.of(LOOSE.formatted(DUE_NOW));
    this.looseLater = sql.of(LOOSE.formatted(DUE_AT));
  }

  static boolean fits(List<Enqueue> messages) {
    return messages.size() == 1 && messages.get(0).dedupKeys().isEmpty();
  }

  Enqueued enqueue(Connection connection, Enqueue one) throws SQLException {
    return one.message().key().isPresent()
        ? enqueueKeyed(connection, one, one.message().key().get())
        : enqueueLoose(connection, one);
  }

  private Enqueued enqueueKeyed(Connection connection, Enqueue one, String key)
      throws SQLException {
    Message message = one.message();
    List<@Nullable Object> values = new ArrayList<>(17);
    values.addAll(List.of(one.consumer(), key, Messages.express(message)));
    addDue(values, message);
    values.addAll(List.of(message.version(), Messages.format(message), Messages.express(message)));
    addContent(values, message);
    return Jdbc.list(
            connection,
            keyed,
            row -> new Enqueued.Stored(row.getLong(1), row.getLong(2)),
            values.toArray())
        .get(0);
  }

  private Enqueued enqueueLoose(Connection connection, Enqueue one) throws SQLException {
    Message message = one.message();
    boolean dueNow = Messages.dueAt(message) == null && Messages.delay(message) == null;
    List<@Nullable Object> values = new ArrayList<>(17);
    if (!dueNow) {
      addDue(values, message);
    }
    long id = ids.next(connection);
    values.addAll(List.of(id, one.consumer(), Messages.express(message)));
    values.addAll(List.of(message.version(), Messages.format(message)));
    addContent(values, message);
    try {
      Jdbc.update(connection, dueNow ? loose : looseLater, values.toArray());
    } catch (SQLException e) {
      ids.forget();
      throw e;
    }
    return new Enqueued.Stored(id, 1);
  }

  private static void addDue(List<@Nullable Object> values, Message message) {
    Long dueAt = Messages.dueAt(message);
    Long delay = Messages.delay(message);
    values.addAll(Arrays.asList(dueAt, Objects.requireNonNullElse(delay, 0L), dueAt, delay));
  }

  private static void addContent(List<@Nullable Object> values, Message message) {
    values.add(message.id());
    values.add(message.topic());
    values.add(message.type());
    values.add(message.dedupKey().orElse(null));
    values.add(Messages.headers(message));
    values.add(message.payload().toBytes());
  }
}
